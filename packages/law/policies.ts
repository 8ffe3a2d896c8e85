import type { Decision } from './decision.ts';
import type { ReasonCode } from './reasons/reason.ts';

/** Where the law leaves room, the reading this engine takes, and the reasons that show it was taken, where it has reasons of its own. Each is the more protective one. */
export interface Policy {
  id: string;
  chosen: string;
  citation: string;
  shows: readonly ReasonCode[];
}

export const policies: readonly Policy[] = [
  {
    id: 'subpoena-is-not-an-order',
    chosen: 'A subpoena of a clerk, grand jury or inspector general does not reach notes',
    citation: '45 CFR 164.103; 45 CFR 164.512(a)(2), (e)',
    shows: ['subpoena-of-clerk', 'subpoena-of-grand-jury', 'subpoena-of-inspector-general'],
  },
  {
    id: 'express-means-named',
    chosen: 'An order for complete medical records does not name psychotherapy notes',
    citation: '45 CFR 164.512(e)(1)(i)',
    shows: ['order-does-not-name-notes'],
  },
  {
    id: 'compound-is-wholly-invalid',
    chosen: 'A compound form is good for no part of it',
    citation: '45 CFR 164.508(b)(2)(iv), (b)(3)(ii)',
    shows: ['compound-authorization', 'part2-consent-combined'],
  },
  {
    id: 'estate-is-for-counsel',
    chosen: "An executor's action is for counsel or an order",
    citation: '45 CFR 164.508(a)(2)(i)(C)',
    shows: ['plaintiff-is-the-estate'],
  },
  {
    id: 'sharing-is-the-originators',
    chosen: "Notes go to the patient only on the originator's recorded decision",
    citation: '45 CFR 164.502(a)(1)(i)',
    shows: ['originator-shares', 'originator-undecided'],
  },
  {
    id: 'custody-is-sealed',
    chosen: 'A business associate or successor keeps sealed copies and reads none',
    citation: '45 CFR 164.504(e)',
    shows: ['product-development-not-listed'],
  },
  {
    id: 'deidentification-is-a-use',
    chosen: 'De-identifying notes needs an authorization',
    citation: '45 CFR 164.502(d)(1)',
    shows: ['deidentification-is-a-use'],
  },
  {
    id: 'transcripts-are-protected',
    chosen: 'Machine transcripts are kept from third parties and not denied to the patient automatically',
    citation: '45 CFR 164.501',
    shows: ['machine-transcript-protected', 'transcript-not-denied-automatically'],
  },
  {
    id: 'joint-notes-are-redacted',
    chosen: 'A joint note on one signature is redacted, in Florida it waits for every waiver',
    citation: '45 CFR 164.508(a)(2); Fla. Stat. 491.0147(1)(b)',
    shows: ['other-participants-redacted', 'family-waivers-missing', 'other-participants-not-recorded'],
  },
  {
    id: 'oral-revocation-holds',
    chosen: 'An oral wish to revoke holds the release',
    citation: '45 CFR 164.508(b)(5)',
    shows: ['oral-revocation-hold'],
  },
  {
    id: 'copy-before-release',
    chosen: 'A form the practice sought waits until the individual has a copy',
    citation: '45 CFR 164.508(c)(4)',
    shows: ['copy-not-given'],
  },
  {
    id: 'death-and-majority-reconfirm',
    chosen: 'Death or majority after signature asks for confirmation',
    citation: '45 CFR 164.502(g)',
    shows: ['death-since-signature-reconfirm', 'majority-reached-reconfirm'],
  },
  {
    id: 'no-automatic-denial-in-tx-and-ca',
    chosen: 'Texas and California patients are not denied automatically',
    citation: '45 CFR 160.203(b)',
    shows: ['no-automatic-denial-here'],
  },
  {
    id: 'state-may-remove-a-warning',
    chosen: 'A stricter state row takes the permission to warn away',
    citation: '45 CFR 164.512(j)(1)',
    shows: ['state-threshold-not-met', 'recipient-barred-by-state'],
  },
  {
    id: 'part2-paths-are-for-counsel',
    chosen: 'Paths of 42 CFR Part 2 that were not verified are for counsel',
    citation: '42 CFR 2.31(b)',
    shows: ['part2-path-is-counsel-only'],
  },
  {
    id: 'misfiled-stays-protected',
    chosen: 'A misfiled note stays protected from third parties until the originator reclassifies it',
    citation: '45 CFR 164.501',
    shows: ['misfiled-note-still-protected'],
  },
  {
    id: 'unknown-part2-is-part2',
    chosen: 'A holder nobody classified is treated as a Part 2 program',
    citation: '42 CFR 2.11',
    shows: [],
  },
  {
    id: 'unread-state-rule-waits',
    chosen:
      'A rule of a state that nobody read waits for counsel where a third party asks; no other state’s law stands in for it',
    citation: '45 CFR 160.203(b)',
    shows: ['state-rule-not-read'],
  },
  {
    id: 'safety-never-waits-for-a-state',
    chosen:
      'A warning, a mandated report and the patient’s own access go on under the federal rule where a rule of the state was not read',
    citation: '45 CFR 160.203(b)-(c)',
    shows: ['federal-rule-goes-on'],
  },
  {
    id: 'adolescents-consent-is-asked',
    chosen:
      'From twelve, where no rule of the state says otherwise, a parent waits until it is recorded who consented to the care',
    citation: '45 CFR 164.502(g)(3)(i)',
    shows: ['minors-consent-to-care-not-recorded'],
  },
  {
    id: 'whistleblowing-is-for-counsel',
    chosen: 'A workforce member’s report of wrongdoing opens no path by itself; counsel decides',
    citation: '45 CFR 164.502(j)',
    shows: [],
  },
  {
    id: 'subpart-e-order-waits-for-subpoena',
    chosen: 'A Subpart E order, which authorizes and does not compel, waits for a subpoena or other mandate',
    citation: '42 CFR 2.61',
    shows: ['part2-order-without-subpoena'],
  },
  {
    id: 'lapsed-order-holds',
    chosen: 'An order whose return date has passed holds the release until counsel knows whether it still binds',
    citation: '45 CFR 164.512(a)(1)',
    shows: ['order-return-date-passed'],
  },
  {
    id: 'fifty-years-is-for-counsel',
    chosen: 'Fifty years after death the notes still wait for what state law, privilege and ethics say',
    citation: '45 CFR 164.502(f)',
    shows: ['fifty-years-since-death'],
  },
  {
    id: 'restriction-outlives-a-form',
    chosen: 'An agreed restriction holds what an authorization permits, unless the individual signed the form after it',
    citation: '45 CFR 164.522(a)(1)(iii)',
    shows: ['agreed-restriction-stands'],
  },
  {
    id: 'privilege-is-asserted-first',
    chosen: 'Where no ruling on privilege is recorded, counsel asserts it before an order is obeyed',
    citation: 'Jaffee v. Redmond, 518 U.S. 1 (1996)',
    shows: ['privilege-not-ruled-on'],
  },
];

/** The readings that a decision took, by the reasons it gives. */
export const readingsOf = ({ reasons }: Pick<Decision, 'reasons'>): Policy[] => {
  const given = new Set(reasons.map(({ code }) => code));
  return policies.filter(({ shows }) => shows.some((code) => given.has(code)));
};
