import {
  letter,
  letterFacts,
  letterKind,
  type Artifact,
  type Language,
  type Letter,
  type RecipientKind,
} from '@sequester/law';
import type {
  DisclosureRequest,
  PrivacyContact,
  Recipient,
  RecordedDecision,
  RequestFile,
  RequestStatus,
} from '@sequester/model';

import { contactInWords } from '../practice/contact-in-words.ts';
import { writtenDay } from '../written-time.ts';
import { isCourtPaper, standing } from './artifact.ts';
import { countedPapers } from './counted-papers.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { releases } from './decision.ts';
import { digestOf } from './digest.ts';
import { groundActedOn } from './disclosure-log.ts';
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
const readByPatient: ReadonlySet<RecipientKind> = new Set<RecipientKind>(['accounting', 'amendment', 'patient']);

const languageOf = ({ patient }: DisclosureRequest, kind: RecipientKind): Language =>
  readByPatient.has(kind) && /^es\b/.test(patient.preferredLanguage ?? '') ? 'es' : 'en';

export interface OwedLetter extends Letter {
  language: Language;
  kind: RecipientKind;
  addressee: string[];
  saysSha256: string;
}

/** The letter that a decision asks for, in the name of the practice's contact; undefined where it asks for none. It tells nothing that `decisionAsIfNoNotes` does not. */
export const owedLetter = (
  asked: Asked,
  decided: RecordedDecision,
  contact: PrivacyContact,
): OwedLetter | undefined => {
  const kind = owedKind(asked, decided);
  if (kind === undefined) return undefined;

  const { request, artifacts } = asked;
  const docket = docketOf(artifacts);
  const language = languageOf(request, kind);
  const written = (date: string): Letter =>
    letter(decisionAsIfNoNotes(decided), kind, {
      ...letterFacts(decided.facts),
      requester: request.requester.name,
      practice: request.practiceName,
      date,
      language,
      contact: contactInWords(contact),
      ...(contact.complaints === undefined ? {} : { complaints: contactInWords(contact.complaints) }),
      ...(docket === undefined ? {} : { docket }),
    });
  const addressee = addresseeOf(request, releases(decided.decision));
  return {
    ...written(writtenDay(decided.at, request.timeZone, language)),
    language,
    kind,
    addressee,
    saysSha256: digestOf({ kind, addressee, ...written('') }),
  };
};
