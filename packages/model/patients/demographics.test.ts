import { describe, expect, test } from 'vitest';

import { Demographics } from './demographics.ts';
import { addressLines, PostalAddress } from './postal-address.ts';

const paula = { name: { given: 'Paula', family: 'Invented' }, birthDate: '1990-05-17' };
const takes = (more: object): boolean => Demographics.safeParse({ ...paula, ...more }).success;

const tokyo = { street: '神宮前1-1-1', city: '渋谷区', state: '東京都', postalCode: '150-0001', country: 'JP' };
const representative = {
  name: 'Rita Invented',
  roles: ['personal-representative', 'emergency'],
  representation: {
    authority: { capacity: 'guardian_of_person', source: 'court_order', from: '2024-02-01' },
    papers: 'Invented letters of guardianship, certified copy',
    seenOn: '2024-03-01',
  },
};

describe('an address', () => {
  test.each([
    ['in a state', { street: '1 Example Street', city: 'Exampleton', state: 'NY', postalCode: '00000-1234' }],
    ['of the military', { street: 'Unit 1', city: 'APO', state: 'AE', postalCode: '09001' }],
    ['in Japan', tokyo],
    ['in Ireland, without a postal code', { street: '1 Example Road', city: 'Example', country: 'IE' }],
  ])('%s is taken', (_, address) => {
    expect(takes({ address })).toBe(true);
  });

  test.each([
    ['with the name of a state', { street: 's', city: 'c', state: 'New York', postalCode: '10001' }],
    ['with a state that there is not', { street: 's', city: 'c', state: 'ZZ', postalCode: '10001' }],
    ['without a state', { street: 's', city: 'c', postalCode: '10001' }],
    ['with half a ZIP code', { street: 's', city: 'c', state: 'NY', postalCode: '1' }],
    ['in a country that there is not', { ...tokyo, country: 'XX' }],
    ['in a country by its name', { ...tokyo, country: 'Japan' }],
    ['of white space', { ...tokyo, city: ' \u200b' }],
  ])('%s is refused', (_, address) => {
    expect(takes({ address })).toBe(false);
  });
});

test.each([
  [tokyo, ['神宮前1-1-1', '渋谷区, 東京都 150-0001', 'JAPAN']],
  [
    { street: '1 Example Road', more: 'Flat 2', city: 'Example', country: 'IE' },
    ['1 Example Road', 'Flat 2', 'Example', 'IRELAND'],
  ],
  [
    { street: '1 Example Street', city: 'Exampleton', state: 'NY', postalCode: '00000' },
    ['1 Example Street', 'Exampleton, NY 00000'],
  ],
])('%j stands on a letter line by line', (address, lines) => {
  expect(addressLines(PostalAddress.parse(address))).toEqual(lines);
});

describe('telephones', () => {
  test('are several, with extensions', () => {
    const telephones = [
      { number: '+1 (415) 555-0100', use: 'work', extension: '204' },
      { number: '+81 3-5550-0100', use: 'mobile', messages: false },
    ];
    expect(takes({ telephones })).toBe(true);
  });

  test.each([['call me'], ['-------'], ['12345'], ['+1 2345678901234567'], ['5550100 ext 5']])(
    '%s is no number',
    (number) => {
      expect(takes({ telephones: [{ number }] })).toBe(false);
    },
  );
});

describe('contacts', () => {
  test('say on what a representative acts, in the terms of the law, and which papers were seen (164.514(h))', () => {
    expect(takes({ contacts: [representative] })).toBe(true);
    const { representation: _, ...without } = representative;
    expect(takes({ contacts: [without] })).toBe(false);
    expect(takes({ contacts: [{ ...representative, roles: ['family'] }] })).toBe(false);
    expect(takes({ contacts: [{ name: 'Otto Invented', roles: ['other-parent', 'emergency'] }] })).toBe(true);
    expect(takes({ contacts: [{ name: 'Otto Invented', roles: ['family', 'family'] }] })).toBe(false);
    for (const name of ['\u200b', 'Two\nlines', 'Bell\u0007'])
      expect(takes({ contacts: [{ name, roles: ['family'] }] })).toBe(false);
  });
});

test('of nothing but a name and a date of birth, a patient lives and has no list that is missing', () => {
  expect(Demographics.parse(paula)).toEqual({
    ...paula,
    otherNames: [],
    identifiers: [],
    telephones: [],
    contacts: [],
    clinicians: [],
  });
});

test.each([
  [{ death: { on: '2026-13' } }],
  [{ death: { on: 'May' } }],
  [{ email: 'nobody' }],
  [{ preferredLanguage: 'English' }],
  [{ preferredChannel: 'pigeon' }],
  [{ pronouns: '\u2800' }],
  [{ identifiers: [{ kind: 'medicare', value: ' ' }] }],
  [{ birthDate: '1990-02-30' }],
  [{ living: true }],
])('%j is refused', (wrong) => {
  expect(takes(wrong)).toBe(false);
});

test.each([
  [{ death: {} }],
  [{ death: { on: '2026' } }],
  [{ preferredName: 'Pia', pronouns: 'she/they', interpreter: true, preferredLanguage: 'zh-Hant' }],
  [{ identifiers: [{ kind: 'health-plan', value: 'INV-001', issuer: 'Invented Plan' }] }],
  [{ otherNames: [{ name: 'Paula Maiden', use: 'maiden' }] }],
])('%j is taken', (more) => {
  expect(takes(more)).toBe(true);
});
