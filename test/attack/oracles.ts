import type { Attacker, GeneratedRequest } from './generated-requests.ts';
import { inputCanary } from './hostile.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** What the attacked practice and its neighbour hold that some callers must never see. */
export interface Guarded {
  attackers: readonly Attacker[];
  /** What names the other practice and its people, none of which any request names. */
  foreign: readonly string[];
  /** Ids of notes, which their originator and the privacy officer alone may learn of. */
  noteIds: readonly string[];
  /** Words of a draft of the therapist, who is its only reader. */
  draft: string;
  /** Words of notes and charts. */
  words: readonly string[];
  /** Words of notes and drafts of notes alone, which nobody but their originator reads. */
  noteWords: readonly string[];
}

const audiencesOf = ({ attackers }: Guarded, caller: string): readonly string[] =>
  attackers.find(({ name }) => name === caller)?.audiences ?? [];

const succeeded = ({ status }: Answer): boolean => status < 400;

/** Whether an answer may hold words of a chart: those of the caller's own practice, to those who may read it; to the patient, in the portal (45 CFR 164.524). */
const readsCharts = new Set(['owner', 'provider', 'privacy-officer', 'custodian', 'staff']);

/** A problem without what a conflict says of the record, which the caller may read. */
const withoutCurrent = ({ body }: Answer): string =>
  body.startsWith('{')
    ? JSON.stringify(JSON.parse(body), (key, value: unknown) => (key === 'current' ? undefined : value))
    : body;

type Oracle = (answer: Answer, request: GeneratedRequest, guarded: Guarded) => string | undefined;

const oracles: Record<string, Oracle> = {
  'no fault': ({ status }) => (status >= 500 ? `answered ${status}` : undefined),
  'nobody outside of the audience is let in': (answer, { operation, caller }, guarded) => {
    const audience: readonly string[] = operation.audience;
    const admitted = audience.includes('public') || audiencesOf(guarded, caller).some((one) => audience.includes(one));
    return !admitted && succeeded(answer) ? `${caller} was answered ${answer.status}` : undefined;
  },
  'nothing of another practice': ({ body }, _request, { foreign }) =>
    foreign.some((name) => body.includes(name)) ? 'the answer names the other practice' : undefined,
  'no note to those who may not learn of one': ({ body }, { caller }, guarded) => {
    const mayLearn = audiencesOf(guarded, caller).includes('privacy-officer') || caller === 'therapist';
    return !mayLearn && guarded.noteIds.some((id) => body.includes(id)) ? 'the answer names a note' : undefined;
  },
  'words of notes only to their therapist': ({ body }, { caller }, { noteWords }) =>
    caller !== 'therapist' && noteWords.some((word) => body.includes(word))
      ? 'the answer holds words of a note'
      : undefined,
  'words of records only to those who may read them': ({ body }, { caller, operation }, guarded) =>
    !audiencesOf(guarded, caller).some((one) => readsCharts.has(one)) &&
    !(caller === 'patient' && operation.area === 'portal') &&
    guarded.words.some((word) => body.includes(word))
      ? 'the answer holds words of a record'
      : undefined,
  'words of a draft to its author alone': ({ body }, { caller }, { draft }) =>
    caller !== 'therapist' && body.includes(draft) ? 'the answer holds words of a draft' : undefined,
  'no error repeats what came in': (answer) =>
    !succeeded(answer) && withoutCurrent(answer).includes(inputCanary) ? 'the error repeats the value' : undefined,
  'no cache keeps an answer': (answer, { operation }) =>
    answer.status !== 401 &&
    operation.audience.every((one) => one !== 'public') &&
    !(answer.headers.get('cache-control') ?? 'no-store').includes('no-store')
      ? 'a cache may keep it'
      : undefined,
};

/** Every rule that an answer breaks, with how. */
export const broken = (answer: Answer, request: GeneratedRequest, guarded: Guarded): string[] =>
  Object.entries(oracles).flatMap(([rule, oracle]) => {
    const how = oracle(answer, request, guarded);
    return how === undefined
      ? []
      : [
          `${rule}: ${request.operation.id} by ${request.caller}: ${how} (${answer.status} ${answer.body.slice(0, 200)})`,
        ];
  });
