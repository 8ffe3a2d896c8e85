import { describe, expect, it } from 'vitest';

import { codeList } from './code-list.ts';

const codesOf = (typed: string) =>
  codeList()
    .search(typed, 20)
    .codes.map(({ code }) => code);

describe('a search', () => {
  it.each([
    ['f41.1', 'F41.1'],
    ['F411', 'F41.1'],
    ['F43.1', 'F43.10'],
    ['generalized anxiety', 'F41.1'],
    ['anxiety generalised', 'F41.1'],
    ['GAD', 'F41.1'],
    ['ptsd chronic', 'F43.12'],
    ['post-traumatic', 'F43.10'],
    ['ADHD inattentive', 'F90.0'],
    ['major depression recurrent moderate', 'F33.1'],
    ['MDD single mild', 'F32.0'],
    ['borderline', 'F60.3'],
    ['bpd', 'F60.3'],
    ['prolonged grief', 'F43.81'],
    ['autism', 'F84.0'],
    ['suicidal ideation', 'R45.851'],
    ['sezary', 'C84.10'],
    ['partner relationship', 'Z63.0'],
    ['burnout', 'Z73.0'],
  ])('for %s finds %s among the first', (typed, code) => {
    expect(codesOf(typed).slice(0, 5)).toContain(code);
  });

  it('finds no category, only codes that name a diagnosis', () => {
    expect(codesOf('adjustment disorders')).not.toContain('F43.2');
    expect(codesOf('F43.2')).toEqual(['F43.20', 'F43.21', 'F43.22', 'F43.23', 'F43.24', 'F43.25', 'F43.29']);
  });

  it('says whether there is more than it shows', () => {
    expect(codeList().search('disorder', 3)).toMatchObject({ release: '2026-04', more: true });
    expect(codeList().search('F60.3', 3)).toMatchObject({ more: false });
  });

  it.each(['zzzz', 'A99999', '***', ''])('for %j answers no more than the list has', (typed) => {
    const { codes } = codeList().search(typed, 20);
    expect(codes.length).toBe(typed === 'zzzz' || typed === 'A99999' ? 0 : 20);
  });
});

describe('a code', () => {
  it('names a diagnosis in the words of the list', () => {
    expect(codeList().find('F41.1')).toEqual({
      diagnosis: { code: 'F41.1', description: 'Generalized anxiety disorder' },
    });
  });

  it('of a category is told with the codes below it', () => {
    expect(codeList().find('F60')).toMatchObject({
      category: { code: 'F60' },
      below: expect.arrayContaining([expect.objectContaining({ code: 'F60.3' })]),
    });
  });

  it('may have a seventh character after a code of an injury', () => {
    expect(codeList().find('S06.0X0A')).toMatchObject({ diagnosis: { code: 'S06.0X0A' } });
    expect(codeList().find('S00.01XA')).toMatchObject({ diagnosis: { code: 'S00.01XA' } });
  });

  it.each(['F99.9', 'F41.19', 'F41.1XXA', 'Z99.999', 'S06.0X0AA'])('%s is in no list', (code) => {
    expect(codeList().find(code)).toBeUndefined();
  });

  it('is found for each line of the list', () => {
    const all = ['F', 'Z6', 'R45'].flatMap((beginning) => codeList().search(`${beginning}0`, 2000).codes);
    expect(all.length).toBeGreaterThan(40);
    for (const { code, description } of all)
      expect(codeList().find(code)).toEqual({ diagnosis: { code, description } });
  });
});
