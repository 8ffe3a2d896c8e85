import { describe, expect, test } from 'vitest';

import { PatientName } from './patient-name.ts';
import { isNameOf, isSameNamed, type KnownNames } from './same-name.ts';

const known = (name: object, more: Omit<KnownNames, 'name'> = {}): KnownNames => ({
  name: PatientName.parse(name),
  ...more,
});
const samantha = known(
  { given: 'Samantha', middle: 'Rose', family: 'García', suffix: 'Jr.' },
  { preferredName: 'Sam' },
);
const paula = known({ given: 'Paula', family: 'Invented' });
const sean = known({ given: 'Seán', family: 'O’Brien' });
const mai = known({ given: 'Thị Mai', family: 'Nguyễn', order: 'family-first' });
const kim = known({ given: '민준', family: '김' }, { others: ['Kim Min-jun'] });
const jan = known({ given: 'Jan', family: 'van der Berg' });
const anne = known({ given: 'Anne-Marie', family: 'Smith-Jones' });
const björk = known({ given: 'Björk' });

describe('a typed name is of the patient', () => {
  test.each<[string, KnownNames]>([
    ['Samantha García', samantha],
    ['SAMANTHA GARCIA', samantha],
    ['García, Samantha', samantha],
    ['Garcia, Samantha R.', samantha],
    ['García Samantha', samantha],
    ['Samantha R. García', samantha],
    ['Samantha Rose Garcia, Jr.', samantha],
    ['Ms. Samantha Garcia', samantha],
    ['S. García', samantha],
    ['S.R. García', samantha],
    ['Sam García', samantha],
    ['Samantha Rose García'.normalize('NFD'), samantha],
    ['Ｓａｍａｎｔｈａ Ｇａｒｃíａ', samantha],
    ['Paula Q. Invented', paula],
    ['Paula Quentina Invented', paula],
    ['  paula   invented ', paula],
    ['Invented, Paula', paula],
    ["Sean O'Brien", sean],
    ['SEÁN O‘BRIEN', sean],
    ['Sean OBrien', sean],
    ['Sean O Brien', sean],
    ['O`Brien, Seán', sean],
    ['Nguyen Thi Mai', mai],
    ['Thi Mai Nguyen', mai],
    ['Thi Nguyen', mai],
    ['Nguyễn, Thị Mai'.normalize('NFD'), mai],
    ['김민준', kim],
    ['김 민준', kim],
    ['민준 김', kim],
    ['Kim Min-jun', kim],
    ['Kim, Min Jun', kim],
    ['Kim Minjun', kim],
    ['Jan Van Der Berg', jan],
    ['van der Berg, Jan', jan],
    ['Jan vanderBerg', jan],
    ['Anne Marie Smith Jones', anne],
    ['Anne Smith-Jones', anne],
    ['Annemarie Smith‐Jones', anne],
    ['bjork', björk],
  ])('%s', (typed, name) => {
    expect(isNameOf(typed, name)).toBe(true);
  });

  test.each<[string, KnownNames]>([
    ['Sam', samantha],
    ['García', samantha],
    ['S. G.', samantha],
    ['Maria García', samantha],
    ['Samantha Q. García', samantha],
    ['Samantha Rose García Sr.', samantha],
    ['Samantha García López', samantha],
    ['Rose García', samantha],
    ['Samantha', samantha],
    ['Q. Invented', paula],
    ['Pauline Invented', paula],
    ['Paula', paula],
    ['Dr. Invented', paula],
    ['', paula],
    ['—', paula],
    ['김', kim],
    ['Kim', kim],
    ['Anna Bell', known({ given: 'Ann', family: 'Abell' })],
    ['Björk Guðmundsdóttir', björk],
    ['—', björk],
  ])('but not %s', (typed, name) => {
    expect(isNameOf(typed, name)).toBe(false);
  });
});

describe('two names are of the same recipient', () => {
  test.each([
    ['Avery Example', 'avery  example'],
    ['Avery Example', 'Example, Avery'],
    ['Avery Q. Example', 'Avery Example'],
    ['Avery Q. Example', 'Avery Quinn Example'],
    ['Avery Example, Esq.', 'Avery Example'],
    ['Dr. Zoë D’Example', "Zoe D'Example"],
    ['Zoë Example', 'Zoë Example'.normalize('NFD')],
    ['Example & Sample, LLP', 'Example & Sample LLP'],
    ['records@example.org', 'Records@Example.org'],
    ['***', ' *** '],
  ])('%s and %s', (one, other) => {
    expect([isSameNamed(one, other), isSameNamed(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['Avery Example', 'Avery Sample'],
    ['Avery Q. Example', 'Avery R. Example'],
    ['Example Health Plan', 'Example Dental Health Plan'],
    ['Example Insurance', 'Example Life Insurance'],
    ['Avery Example Jr.', 'Avery Example Sr.'],
    ['Avery', 'Avery Example'],
    ['***', '---'],
  ])('but not %s and %s', (one, other) => {
    expect([isSameNamed(one, other), isSameNamed(other, one)]).toEqual([false, false]);
  });
});
