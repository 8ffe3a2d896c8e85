import {
  letter,
  letterFacts,
  letterKind,
  mayTellPatient,
  type Artifact,
  type Decision,
  type Language,
  type Letter,
  type RecipientKind,
} from '@sequester/law';
import {
  addressLines,
  type DisclosureRequest,
  type PrivacyContact,
  type Recipient,
  type RecordedDecision,
  type RequestFile,
  type RequestStatus,
} from '@sequester/model';

import { contactInWords } from '../practice/contact-in-words.ts';
import { writtenDay } from '../written-time.ts';
import { isCourtPaper, standing } from './artifact.ts';
import { countedPapers } from './counted-papers.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { releases } from './decision.ts';
import { digestOf } from './digest.ts';
import { groundActedOn } from './disclosure-log.ts';
import { printedName } from './printed-name.ts';
import { decidingStates } from './transitions.ts';

type Asked = Pick<RequestFile, 'request' | 'artifacts'>;

/** A letter that answers a paper is owed once there is one to answer. */
const answersPaper: Partial<Record<RecipientKind, (artifact: Artifact) => boolean>> = {
  'subpoenaing-party': isCourtPaper,
  court: isCourtPaper,
  'authorization-holder': ({ type }) => type === 'authorization',
};

const answering: ReadonlySet<RequestStatus> = new Set<RequestStatus>([...decidingStates, 'revoked']);
const producing: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['ready', 'released', 'opened']);
/** Who is told what they get and what they do not, where it is less than they asked for (45 CFR 164.524(d), 164.502(b)). */
const toldOfLess: ReadonlySet<RecipientKind> = new Set<RecipientKind>(['patient', 'insurer']);

/** Which letter a request is owed as it stands: an answer where nothing or less leaves, a cover where an order is obeyed. */
const owedKind = ({ request, artifacts }: Asked, decided: RecordedDecision): RecipientKind | undefined => {
  const { decision } = decided;
  if (releases(decision) && producing.has(request.status))
    return groundActedOn(request, decided) === 'court_order' ? 'court' : undefined;

  const kind = letterKind(decided.facts, decision);
  if (kind === undefined || !answering.has(request.status)) return undefined;

  if (releases(decision))
    return request.status !== 'revoked' && decision.outcome === 'NARROW' && toldOfLess.has(kind) ? kind : undefined;

  const answers = answersPaper[kind];
  return answers === undefined || countedPapers(artifacts).some(({ artifact }) => answers(artifact)) ? kind : undefined;
};

const docketOf = (artifacts: RequestFile['artifacts']): string | undefined =>
  countedPapers(artifacts)
    .map(standing)
    .flatMap((artifact) => ('docket' in artifact && typeof artifact.docket === 'string' ? [artifact.docket] : []))
    .at(-1);

const addresseeOf = ({ requester, recipient }: DisclosureRequest, produced: boolean): string[] => {
  const to: Recipient = produced || recipient.email === requester.email ? recipient : requester;
  const { name, organisation, address = to.email } = to;
  return [name, ...(organisation === undefined ? [] : [organisation]), ...address.split(/\r?\n/)];
};

/** What a patient reads; every other letter is in English. */
const readByPatient: ReadonlySet<RecipientKind> = new Set<RecipientKind>([
  'accounting',
  'amendment',
  'notice-to-patient',
  'patient',
]);

const languageOf = ({ patient }: DisclosureRequest, kind: RecipientKind): Language =>
  readByPatient.has(kind) && /^es\b/.test(patient.preferredLanguage ?? '') ? 'es' : 'en';

export interface OwedLetter extends Letter {
  language: Language;
  kind: RecipientKind;
  addressee: string[];
  saysSha256: string;
}

interface Wanted {
  kind: RecipientKind;
  addressee: string[];
  /** What it tells of the decision. */
  decision: Decision;
}

/** A letter of a kind about a decision, in the name of the practice's contact. */
const composed = (
  { request, artifacts }: Asked,
  decided: RecordedDecision,
  contact: PrivacyContact,
  { kind, addressee, decision }: Wanted,
): OwedLetter => {
  const docket = docketOf(artifacts);
  const language = languageOf(request, kind);
  const written = (date: string): Letter =>
    letter(decision, kind, {
      ...letterFacts(decided.facts),
      requester: request.requester.name,
      practice: request.practiceName,
      date,
      language,
      contact: contactInWords(contact),
      ...(contact.complaints === undefined ? {} : { complaints: contactInWords(contact.complaints) }),
      ...(docket === undefined ? {} : { docket }),
    });
  return {
    ...written(writtenDay(decided.at, request.timeZone, language)),
    language,
    kind,
    addressee,
    saysSha256: digestOf({ kind, addressee, ...written('') }),
  };
};

/** The letter that answers a request as it stands; undefined where its decision asks for none. It tells nothing that `decisionAsIfNoNotes` does not. */
export const owedLetter = (
  asked: Asked,
  decided: RecordedDecision,
  contact: PrivacyContact,
): OwedLetter | undefined => {
  const kind = owedKind(asked, decided);
  if (kind === undefined) return undefined;

  return composed(asked, decided, contact, {
    kind,
    addressee: addresseeOf(asked.request, releases(decided.decision)),
    decision: decisionAsIfNoNotes(decided),
  });
};

const telling: ReadonlySet<RequestStatus> = new Set<RequestStatus>([...answering, ...producing]);

/** Of whom nobody may be told by the practice: what a grand jury or an agency asks is for counsel. */
const investigators: ReadonlySet<unknown> = new Set(['agency', 'grand_jury', 'inspector_general']);

const isDemand = (artifact: Artifact): boolean =>
  (artifact.type === 'court_order' || artifact.type === 'subpoena') && !investigators.has(artifact.issuer);

/** Whether a paper says that a court forbids telling of it, also one that nobody has accepted yet. */
const isSecret = (artifact: Artifact): boolean => isCourtPaper(artifact) && artifact.nondisclosure === true;

/** Whether the patient is to hear of a demand: an order or a subpoena for their records counts, and neither a court nor their own safety keeps it from them. */
const isTold = ({ request, artifacts }: Asked, decided: RecordedDecision): boolean => {
  const { facts } = decided;
  const decision = decisionAsIfNoNotes(decided);
  const demands = countedPapers(artifacts)
    .map(standing)
    .filter(isCourtPaper)
    .filter((paper) => !paper.patient || paper.patient === request.patientId);
  return (
    demands.length > 0 &&
    demands.every(isDemand) &&
    !artifacts.map(standing).some(isSecret) &&
    telling.has(request.status) &&
    facts.patient.living === true &&
    facts.context.notice_would_endanger !== true &&
    mayTellPatient(decision)
  );
};

const ofPatient = ({ patient }: DisclosureRequest): string[] => [
  printedName(patient),
  ...(patient.address === undefined ? [] : addressLines(patient.address)),
];

const gone: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['released', 'opened']);

/** What a notice tells: that something was disclosed once it was, and before that nothing of what the law would let go. */
const toldOf = ({ status }: DisclosureRequest, decided: RecordedDecision): Decision =>
  gone.has(status) ? decisionAsIfNoNotes(decided) : { ...decided.decision, outcome: 'NEEDS-ARTIFACT', reasons: [] };

/** The notice to the patient of an order or a subpoena, before it is answered and after (45 CFR 164.512(e)(1)(ii)-(vi)); undefined where none is owed or a court forbids it. */
export const owedNotice = (asked: Asked, decided: RecordedDecision, contact: PrivacyContact): OwedLetter | undefined =>
  isTold(asked, decided)
    ? composed(asked, decided, contact, {
        kind: 'notice-to-patient',
        addressee: ofPatient(asked.request),
        decision: toldOf(asked.request, decided),
      })
    : undefined;
