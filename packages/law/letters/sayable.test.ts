import { expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { facts } from '../example-facts.ts';
import { reasonRows } from '../reasons/reason.ts';
import { curesSaid, sayableReasons, supportsSaid } from './sayable.ts';

const decision = adjudicate(facts());
const because = (code: string) => ({
  ...decision,
  reasons: [{ code, text: `Sentence of ${code}.`, citation: 'a paragraph', because: 'a fact' }],
});

/** Whether notes are held, what is in them, who wrote them, and what the practice alone knows of its patient. */
const INSIDE = [
  'agreed-restriction-stands',
  'death-not-recorded',
  'il-personal-notes',
  'il-personal-notes-not-recorded',
  'il-personal-notes-withheld',
  'no-such-record-held',
  'nothing-approved',
  'nothing-asked-is-reachable',
  'nothing-in-authorized-range',
  'nothing-in-order-range',
  'nothing-requested-is-held',
  'order-for-another-patient',
  'outside-approval',
  'oversight-of-another',
  'patient-not-deceased',
  'warrant-describes-other-items',
];

test.each(INSIDE)('%s is said to nobody outside (45 CFR 164.502(a))', (code) => {
  expect(sayableReasons(because(code), () => true)).toEqual([]);
  expect(curesSaid(because(code), () => true)).toEqual([]);
  expect(supportsSaid(because(code))).toBe('');
});

const ofProgramOrPolicy = reasonRows.map(([code]) => code).filter((code) => /^(part2|policy)/.test(code));

test.each(ofProgramOrPolicy)(
  '%s would tell of a program or of the practice’s own rules (42 CFR 2.13(c)(2))',
  (code) => {
    expect(sayableReasons(because(code), () => true)).toEqual([]);
  },
);

test('any other reason may be said, once, where it is among those that are asked for', () => {
  const others = reasonRows
    .map(([code]) => code)
    .filter((code) => !INSIDE.includes(code) && !ofProgramOrPolicy.includes(code));
  for (const code of others) {
    expect(sayableReasons(because(code), () => true)).toHaveLength(1);
    expect(sayableReasons(because(code), () => false)).toEqual([]);
    const twice = { ...decision, reasons: [...because(code).reasons, ...because(code).reasons] };
    expect(sayableReasons(twice, () => true)).toHaveLength(1);
  }
});
