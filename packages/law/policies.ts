import * as z from 'zod';

/** Where the law leaves room, the reading this engine takes. Each is the more protective one. */
export interface Policy {
  id: string;
  chosen: string;
  citation: string;
}

export const policies: readonly Policy[] = [
  { id: 'subpoena-is-not-an-order', chosen: 'A subpoena of a clerk, grand jury or inspector general does not reach notes', citation: '45 CFR 164.103; 45 CFR 164.512(a)(2), (e)' },
  { id: 'express-means-named', chosen: 'An order for complete medical records does not name psychotherapy notes', citation: '45 CFR 164.512(e)(1)(i)' },
  { id: 'compound-is-wholly-invalid', chosen: 'A compound form is good for no part of it', citation: '45 CFR 164.508(b)(2)(iv), (b)(3)(ii)' },
  { id: 'estate-is-for-counsel', chosen: "An executor's action is for counsel or an order", citation: '45 CFR 164.508(a)(2)(i)(C)' },
  { id: 'sharing-is-the-originators', chosen: "Notes go to the patient only on the originator's recorded decision", citation: '45 CFR 164.502(a)(1)(i)' },
  { id: 'custody-is-sealed', chosen: 'A business associate or successor keeps sealed copies and reads none', citation: '45 CFR 164.504(e)' },
  { id: 'deidentification-is-a-use', chosen: 'De-identifying notes needs an authorization', citation: '45 CFR 164.502(d)(1)' },
  { id: 'transcripts-are-protected', chosen: 'Machine transcripts are kept from third parties and not denied to the patient automatically', citation: '45 CFR 164.501' },
  { id: 'joint-notes-are-redacted', chosen: 'A joint note on one signature is redacted, in Florida it waits for every waiver', citation: '45 CFR 164.508(a)(2); Fla. Stat. 491.0147(1)(b)' },
  { id: 'oral-revocation-holds', chosen: 'An oral wish to revoke holds the release', citation: '45 CFR 164.508(b)(5)' },
  { id: 'copy-before-release', chosen: 'A form the practice sought waits until the individual has a copy', citation: '45 CFR 164.508(c)(4)' },
  { id: 'death-and-majority-reconfirm', chosen: 'Death or majority after signature asks for confirmation', citation: '45 CFR 164.502(g)' },
  { id: 'no-automatic-denial-in-tx-and-ca', chosen: 'Texas and California patients are not denied automatically', citation: '45 CFR 160.203(b)' },
  { id: 'state-may-remove-a-warning', chosen: 'A stricter state row takes the permission to warn away', citation: '45 CFR 164.512(j)(1)' },
  { id: 'part2-paths-are-for-counsel', chosen: 'Paths of 42 CFR Part 2 that were not verified are for counsel', citation: '42 CFR 2.31(b)' },
  { id: 'misfiled-stays-protected', chosen: 'A misfiled note stays protected from third parties until the originator reclassifies it', citation: '45 CFR 164.501' },
  { id: 'unknown-part2-is-part2', chosen: 'A holder nobody classified is treated as a Part 2 program', citation: '42 CFR 2.11' },
  { id: 'unknown-state-is-strictest', chosen: 'A state without a verified row takes the strictest row and counsel', citation: '45 CFR 160.203(b)' },
];

/** What a practice may add. Each only takes away or adds an approval; none can widen a decision. */
export const Tightening = z.enum([
  'counsel-approves-court-orders',
  'privacy-officer-approves-every-disclosure',
  'joint-notes-never-leave',
  'no-copies-to-patients',
]);
export type Tightening = z.infer<typeof Tightening>;
