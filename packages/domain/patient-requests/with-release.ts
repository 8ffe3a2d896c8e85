import { amendmentDenials, type PatientRequest } from '@sequester/model';

/** What goes with an entry whenever it is disclosed, as paragraphs (45 CFR 164.526(c)(1), (d)(4)-(5)). */
export interface WithRelease {
  patientRequestId: PatientRequest['patientRequestId'];
  entryIds: string[];
  /** Whether the record was amended, or an amendment was denied. */
  what: 'amended' | 'amendment-denied';
  paragraphs: string[];
}

const denialOf = ({ asked, answer, disagreement, rebuttal, receivedOn }: PatientRequest): string[] => {
  if (asked.kind !== 'amendment' || answer?.given.outcome !== 'denied') return [];

  const said = disagreement?.said;
  return [
    `The patient asked on ${receivedOn} to amend this record: ${asked.change}`,
    ...(asked.reason === undefined ? [] : [`The patient’s reason: ${asked.reason}`]),
    `The practice denied this on ${answer.at.slice(0, 10)} (${amendmentDenials[answer.given.ground]}): ${answer.given.basis}`,
    ...(said?.how === 'statement' ? [`The patient disagrees: ${said.text}`] : []),
    ...(rebuttal === undefined ? [] : [`The practice’s answer to that: ${rebuttal.text}`]),
  ];
};

const ofRequest = (request: PatientRequest): WithRelease[] => {
  const { patientRequestId, asked, answer, disagreement } = request;
  if (asked.kind !== 'amendment' || answer === undefined) return [];

  const { given } = answer;
  if (given.outcome === 'accepted') {
    const paragraphs = [`Amended on ${answer.at.slice(0, 10)} at the patient’s request: ${given.amendment}`];
    return [{ patientRequestId, entryIds: given.entryIds, what: 'amended', paragraphs }];
  }
  if (given.outcome !== 'denied' || disagreement === undefined) return [];

  const entryIds = asked.entryId === undefined ? [] : [asked.entryId];
  return [{ patientRequestId, entryIds, what: 'amendment-denied', paragraphs: denialOf(request) }];
};

/**
 * What travels with entries that are disclosed: amendments that were made; and where one was denied, the request, the denial, the patient's
 * statement of disagreement and the rebuttal, or without a statement the request and the denial if the patient asked for that. One that names no entry goes
 * with every disclosure of the record.
 */
export const withRelease = (requests: readonly PatientRequest[], disclosed: ReadonlySet<string>): WithRelease[] =>
  requests
    .flatMap(ofRequest)
    .filter(({ entryIds }) => entryIds.length === 0 || entryIds.some((entryId) => disclosed.has(entryId)));
