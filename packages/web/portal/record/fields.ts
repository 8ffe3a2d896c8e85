import type { PortalWords } from '../../words/portal/index.ts';
import type { Kind } from './kinds.ts';

type Label = Exclude<keyof PortalWords['entries'], 'parts'>;

/** How a field is written: a day, a time with its day, a time of that day, a word of a closed list, words on a line, or a text of its own. */
type Form = 'day' | 'time' | 'clock' | 'value' | 'line' | 'text';

export type Field = readonly [path: string, label: Label, form: Form];

const session: readonly Field[] = [
  ['startedAt', 'began', 'clock'],
  ['stoppedAt', 'ended', 'clock'],
  ['modality', 'kind', 'value'],
  ['setting', 'place', 'value'],
  ['frequency', 'often', 'value'],
];

const within = (place: string, fields: readonly Field[]): Field[] =>
  fields.map(([path, label, form]) => [`${place}.${path}`, label, form]);

/** What is shown of an entry, in its order; the parts of a note and the goals of a plan are shown by themselves. */
export const fieldsOf: Readonly<Record<Kind, readonly Field[]>> = {
  session: [['date', 'day', 'day'], ...session, ['attendance', 'came', 'value'], ['serviceCode', 'bill', 'line']],
  progressNote: [['sessionDate', 'day', 'day'], ...within('session', session)],
  treatmentPlan: [
    ['startsOn', 'from', 'day'],
    ['reviewOn', 'review', 'day'],
    ['patientSignature.how', 'yourSignature', 'value'],
    ['ended.on', 'ended', 'day'],
    ['ended.why', 'endedWhy', 'value'],
  ],
  contactNote: [
    ['at', 'time', 'time'],
    ['how', 'place', 'value'],
    ['direction', 'direction', 'value'],
    ['with', 'with', 'line'],
    ['text', 'note', 'text'],
  ],
  referral: [
    ['referredOn', 'day', 'day'],
    ['to', 'to', 'line'],
    ['organisation', 'organisation', 'line'],
    ['service', 'service', 'line'],
    ['urgency', 'urgency', 'value'],
    ['reason', 'reason', 'text'],
  ],
  dischargeSummary: [
    ['treatmentFrom', 'from', 'day'],
    ['dischargedOn', 'ended', 'day'],
    ['reason', 'endedWhy', 'value'],
    ['presentingProblem', 'presentingProblem', 'text'],
    ['course', 'course', 'text'],
    ['condition', 'condition', 'text'],
    ['medications', 'medications', 'text'],
    ['recommendations', 'recommendations', 'text'],
  ],
  diagnosis: [
    ['description', 'name', 'line'],
    ['code', 'code', 'line'],
    ['certainty', 'certainty', 'value'],
    ['diagnosedOn', 'day', 'day'],
    ['onset', 'began', 'day'],
    ['resolvedOn', 'ended', 'day'],
  ],
  medication: [
    ['name', 'name', 'line'],
    ['dose', 'dose', 'line'],
    ['frequency', 'frequency', 'line'],
    ['prescriber', 'prescriber', 'line'],
    ['reason', 'service', 'line'],
    ['startedOn', 'from', 'day'],
    ['stoppedOn', 'ended', 'day'],
    ['stopReason', 'endedWhy', 'line'],
  ],
  measure: [
    ['result.instrument', 'name', 'value'],
    ['result.name', 'name', 'line'],
    ['takenOn', 'day', 'day'],
    ['answeredBy', 'answeredBy', 'value'],
    ['score.total', 'total', 'line'],
    ['result.total', 'total', 'line'],
    ['score.severity', 'meaning', 'value'],
    ['result.answers', 'answers', 'line'],
    ['remark', 'remark', 'line'],
  ],
  document: [
    ['title', 'name', 'line'],
    ['category', 'category', 'value'],
    ['dated', 'dated', 'day'],
    ['from', 'madeBy', 'line'],
    ['pages', 'pages', 'line'],
  ],
  restriction: [
    ['asked', 'asked', 'line'],
    ['persons', 'notToTell', 'line'],
    ['askedOn', 'askedOn', 'day'],
    ['answer', 'answer', 'value'],
    ['answeredOn', 'answeredOn', 'day'],
    ['endedOn', 'ended', 'day'],
  ],
  confidentialCommunication: [
    ['asked', 'asked', 'line'],
    ['channel', 'channel', 'value'],
    ['telephone.number', 'telephone', 'line'],
    ['email', 'email', 'line'],
    ['askedOn', 'askedOn', 'day'],
    ['answer', 'answer', 'value'],
    ['answeredOn', 'answeredOn', 'day'],
    ['endedOn', 'ended', 'day'],
  ],
  noticeGiven: [
    ['givenOn', 'day', 'day'],
    ['how', 'how', 'value'],
    ['acknowledgement', 'acknowledgement', 'value'],
    ['acknowledgedOn', 'dated', 'day'],
  ],
  allergy: [
    ['allergen', 'allergen', 'line'],
    ['reaction', 'reaction', 'line'],
    ['severity', 'severity', 'value'],
    ['onset', 'began', 'day'],
    ['resolvedOn', 'ended', 'day'],
  ],
};
