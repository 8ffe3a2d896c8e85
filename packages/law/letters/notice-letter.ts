import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { has } from './sayable.ts';

const WITHHOLDING = new Set([
  'not if it would obstruct',
  'not to the suspected representative',
  'withheld on professional judgment, documented',
]);

/** Whether the patient may be told: the decision asks for it or recommends it, and no exception keeps it back. */
export const mayTellPatient = ({ patientNotice }: Decision) => !WITHHOLDING.has(patientNotice);

const PROCESS =
  'A court paper or another demand for records about you has reached the practice. You may object to it or ask the court to limit it; a lawyer can tell you how and by when.';
const REPORT =
  'A report that the law requires has been or will be made about you, with what the law asks for and no more (45 CFR 164.512(c)(2)). Your therapist can tell you about it.';

/** To the patient, about a demand or a report, where the law or the practice tells them (45 CFR 164.512(c)(2), (e)(1)). */
export const noticeLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  const report = has(decision, 'mandated-report');
  const outcome = sent
    ? 'What the demand lawfully covers is disclosed, and nothing else. You may ask for an accounting of disclosures (45 CFR 164.528).'
    : 'Nothing has been disclosed in answer to it. The practice has asserted or will assert your privilege.';
  return {
    title: report ? 'A report the law requires' : 'A demand for records about you',
    paragraphs: paragraphs(
      opening(particulars),
      report ? REPORT : PROCESS,
      report ? undefined : outcome,
      signedFor(particulars),
    ),
  };
};
