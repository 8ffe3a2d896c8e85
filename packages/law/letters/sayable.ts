import type { Decision, Reason } from '../decision.ts';
import { rowOf } from '../reasons/find.ts';

/** What every reader outside is told first when nothing is sent (45 CFR 164.502(a)). */
export const NEITHER =
  'This letter neither confirms nor denies that any person was ever seen here, or that any record exists.';

/** Said always, since whether somebody was verified is raised only where something could be sent. */
export const VERIFIES =
  'The practice verifies the identity and the authority of whoever asks before it sends anything (45 CFR 164.514(h)).';

/**
 * What turns on whether there are notes, what is in them and who wrote them, on a substance use disorder program
 * (42 CFR 2.13(c)(2)), or on what the practice alone knows of its patient. It stays inside.
 */
const INSIDE = new Set([
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
]);

/** Whether a reason may be said to somebody outside: it would be the same if there were no notes at all. */
const isSayable = (code: string) => !INSIDE.has(code) && !code.startsWith('part2') && !code.startsWith('policy');

export const has = (decision: Decision, ...codes: string[]) =>
  decision.reasons.some(({ code }) => codes.includes(code));

/** Those of the named reasons that may be said outside, each once. */
export const sayableReasons = (decision: Decision, among: (code: string) => boolean): Reason[] =>
  decision.reasons.filter(
    ({ code }, index, all) => among(code) && isSayable(code) && all.findIndex((other) => other.code === code) === index,
  );

/** Whether a reason stands in the way, and is no word of what supports or limits. */
export const refuses = (code: string): boolean => {
  const leads = rowOf(code)?.leads;
  return leads === 'DENY' || leads === 'NEEDS-ARTIFACT';
};

/** On what the ordinary record goes, as the decision cites it, in brackets. */
export const supportsSaid = (decision: Decision): string => {
  const support = decision.reasons.find(({ code }) => rowOf(code)?.leads === 'SUPPORTS' && isSayable(code));
  return support ? ` (${support.citation})` : '';
};

export const curesOf = ({ code }: Reason): readonly string[] => rowOf(code)?.cures ?? [];

/** What could be sent instead, by those of the named reasons that may be said outside. */
export const curesSaid = (decision: Decision, among: (code: string) => boolean): string[] => {
  const said = sayableReasons(decision, among);
  return [...new Set(said.flatMap(curesOf))];
};
