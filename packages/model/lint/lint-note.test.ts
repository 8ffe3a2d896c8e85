import { readdirSync, readFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type LintFinding, lintProgressNote, lintPsychotherapyNote } from './lint-note.ts';
import { type JudgedSentence, measure } from './measure.ts';

const lints = [lintPsychotherapyNote, lintProgressNote];
const wordsAt = (text: string, { from, to }: LintFinding): string => text.slice(from, to);

const judged = (file: URL): JudgedSentence[] => JSON.parse(readFileSync(file, 'utf8'));
const files = readdirSync(import.meta.dirname).filter((name) => /^sentences-.*\.json$/.test(name));

describe('what 45 CFR 164.501 excludes, while a psychotherapy note is written', () => {
  test('is pointed at with the words, the citation and the kind of entry it belongs to', () => {
    const text = 'She cried. Sertraline was raised to 100 mg; PHQ-9 was 17.';
    const found = lintPsychotherapyNote(text);
    expect(found.map((each) => [each.category, wordsAt(text, each), each.entryKind])).toEqual([
      ['medication', 'Sertraline', 'medication'],
      ['medication', '100 mg', 'medication'],
      ['test-results', 'PHQ-9 was 17', 'measure'],
    ]);
    expect(new Set(found.map(({ citation }) => citation))).toEqual(new Set(['45 CFR 164.501']));
    expect(found.every(({ words }) => words.endsWith('.'))).toBe(true);
  });

  test.each(['Denies suicidal ideation.', 'Not on lithium.', 'No nightmares.'])('is so when denied: %s', (text) => {
    expect(lintPsychotherapyNote(text)).not.toEqual([]);
  });

  test('a figure of speech in one sentence does not cover the next', () => {
    const text = 'She dreamt that her goal was met. Goal 1 was met.';
    expect(lintPsychotherapyNote(text).map((each) => wordsAt(text, each))).toEqual(['Goal 1 was met']);
  });
});

describe('what reads like process, while a progress note is written', () => {
  test('is the therapist’s own, not what stands in quotation marks', () => {
    expect(lintProgressNote('“I felt sad and angry. I hate him,” the client said.')).toEqual([]);
    const text = 'I felt sad and angry.';
    expect(lintProgressNote(text).map(({ category, entryKind }) => [category, entryKind])).toEqual([
      ['therapist-feelings', 'psychotherapyNote'],
    ]);
  });

  test('is a person by name, not one who takes part in the care', () => {
    expect(lintProgressNote('Her brother, Łukasz Żaden, called.').map(({ category }) => category)).toEqual([
      'other-person',
    ]);
    expect(lintProgressNote('Spoke with her psychiatrist, Dr. Nobody. Called Ann Example, LCSW.')).toEqual([]);
  });
});

describe('offsets', () => {
  test.each(['', '😀 ', 'Élan vital: ', '“Quoted” – ', 'न ', 'e\u0301 '])(
    'count as strings do, behind %j',
    (before) => {
      const text = `${before}On 10 mg of escitalopram.`;
      expect(lintPsychotherapyNote(text).map((each) => wordsAt(text, each))).toEqual(['10 mg', 'escitalopram']);
    },
  );

  test('curly quotation marks and hyphens that do not break read like plain ones', () => {
    expect(lintPsychotherapyNote('GAD‑7 fell. She can’t sleep.').map(({ category }) => category)).toEqual([
      'test-results',
      'symptoms',
    ]);
  });

  test('lie in the text, in order, and findings of one category never overlap', () => {
    const sentence = fc.constantFrom(
      ...files.flatMap((name) => judged(new URL(name, import.meta.url)).map(({ text }) => text)),
    );
    const text = fc.array(fc.oneof(sentence, fc.string({ unit: 'grapheme' })), { maxLength: 8 });
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '\n', ''), fc.constantFrom(...lints), (parts, between, lint) => {
        const whole = parts.join(between);
        const ends = new Map<string, number>();
        let last = 0;
        for (const { category, from, to } of lint(whole)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(from).toBeGreaterThanOrEqual(ends.get(category) ?? 0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(whole.length);
          last = from;
          ends.set(category, to);
        }
      }),
    );
  });

  test('a text is read the same each time', () => {
    const text = 'Goal 1 was met. Goal 2 was met.';
    expect(lintPsychotherapyNote(text)).toEqual(lintPsychotherapyNote(text));
  });
});

test.each(files)('%s: precision is at least 0.9 and recall at least 0.8', (name) => {
  const { overall } = measure(judged(new URL(name, import.meta.url)));
  expect(overall.right + overall.missed).toBeGreaterThanOrEqual(50);
  expect(overall.precision).toBeGreaterThanOrEqual(0.9);
  expect(overall.recall).toBeGreaterThanOrEqual(0.8);
});

test('a measure counts what is right, wrong and missed, and what may be found neither way', () => {
  const { overall, byCategory, faults } = measure([
    { note: 'psychotherapy', text: 'Diagnosis: F41.1.', expect: ['diagnosis'], may: [] },
    { note: 'psychotherapy', text: 'Diagnosis: F41.1.', expect: ['prognosis'], may: ['diagnosis'] },
    { note: 'psychotherapy', text: 'Diagnosis: F41.1.', expect: [], may: [] },
  ]);
  expect(overall).toEqual({ right: 1, wrong: 1, missed: 1, precision: 0.5, recall: 0.5 });
  expect(byCategory['diagnosis']).toEqual({ right: 1, wrong: 1, missed: 0, precision: 0.5, recall: 1 });
  expect(faults).toHaveLength(2);
});
