import type {
  Approval,
  DisclosureRequest,
  FollowUp,
  Link,
  Progress,
  RecordedFacts,
  RecordedLetter,
  RequestFile,
  RequestJob,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { shownJob, type ShownJob } from '../jobs/shown-job.ts';
import { shownRecords, type ShownRecords } from '../records/shown-records.ts';
import { awaitedApprovals, type Awaited } from './ceiling.ts';
import { dueDates, type DueDate } from './due-dates.ts';
import { endingOf, type Ending } from './ending.ts';
import { outstandingDuties, type Outstanding } from './outstanding.ts';
import { owedLetter, type OwedLetter } from './owed-letter.ts';
import { patientState, type PatientState } from './patient-state.ts';
import { progressOf } from './progress-of-request.ts';
import { recordAnew, type RecordAnew } from './record-anew.ts';
import { reducedFile, type ReducedFile } from './reduced-request.ts';
import { shownArtifact, type ShownArtifact } from './show-papers.ts';
import { shownDrafts, shownStatement, type ShownDraft, type ShownStatement } from './show-statements.ts';
import { lastDecision, shownDecision, type ShownDecision } from './shown-decision.ts';
import { endedStates } from './transitions.ts';
import { isOfficer, seesWhole } from './who-may-know.ts';

type ShownLetter = Pick<
  RecordedLetter,
  'letterId' | 'kind' | 'at' | 'addressee' | 'title' | 'paragraphs' | 'dispatches'
> & { sha256: string; pages: number };

export interface ShownFile extends DisclosureRequest {
  view: 'whole';
  artifacts: ShownArtifact[];
  decision: ShownDecision;
  /** To a privacy officer, where an earlier engine decided. */
  recordAnew?: RecordAnew;
  approvals: Pick<Approval, 'as' | 'memberId' | 'at'>[];
  awaits: Awaited[];
  /** To a privacy officer, what every member has recorded; to another, what they have recorded themselves. */
  facts: Omit<RecordedFacts, 'practiceId' | 'requestId' | 'revision'>[];
  /** The state in which the patient is treated, and whether somebody recorded it or the chart's address says it. */
  patientState?: PatientState;
  progress?: Progress;
  ending?: Ending;
  /** By when it has to be answered, where the law or a court says so. */
  due: DueDate[];
  /** What the letter says that is owed as it stands, where the practice has named who answers for it. */
  letter?: Pick<OwedLetter, 'kind' | 'title' | 'paragraphs'>;
  letters: ShownLetter[];
  statements: ShownStatement[];
  drafts: ShownDraft[];
  followUps: Omit<FollowUp, 'practiceId' | 'requestId'>[];
  /** What is still to be done after the statements, which did not wait for it. */
  outstanding: Outstanding[];
  links: Pick<
    Link,
    'linkId' | 'state' | 'issuedAt' | 'expiresAt' | 'allowedDownloads' | 'downloads' | 'code' | 'passcodeTold'
  >[];
  /** The long work on it, of each kind the last. */
  jobs: (ShownJob & Pick<RequestJob, 'kind' | 'askedBy'>)[];
  /** How far the ordinary record has come, where any is asked for. */
  records?: ShownRecords;
}

const shownFacts = ({ facts }: RequestFile, context: PracticeContext): ShownFile['facts'] =>
  facts
    .filter(({ by }) => isOfficer(context) || by === context.actor.id)
    .map(({ factsId, at, by, facts: said, verification }) => ({
      factsId,
      at,
      by,
      facts: said,
      ...(verification === undefined ? {} : { verification }),
    }));

const shownLetter = ({
  letterId,
  kind,
  at,
  addressee,
  title,
  paragraphs,
  dispatches,
  pdf,
}: RecordedLetter): ShownLetter => {
  const { sha256, pages } = pdf;
  return { letterId, kind, at, addressee, title, paragraphs, dispatches, sha256, pages };
};

const shownLink = ({
  linkId,
  state,
  issuedAt,
  expiresAt,
  allowedDownloads,
  downloads,
  code = { by: 'mail' },
  passcodeTold,
}: Link): ShownFile['links'][number] => ({
  linkId,
  state,
  issuedAt,
  expiresAt,
  allowedDownloads,
  downloads,
  code,
  passcodeTold,
});

/** A request with everything that belongs to it. */
export const shownFile = (file: RequestFile, context: PracticeContext): ShownFile => {
  const last = lastDecision(file);
  const { round } = file.request;
  const progress = progressOf(file);
  const ending = endedStates.includes(file.request.status) ? endingOf(file.request) : undefined;
  const anew = isOfficer(context) ? recordAnew(file, last) : undefined;
  const { privacyContact } = file.request;
  const treatedIn = patientState(file.request, file.facts);
  const owed = privacyContact === undefined ? undefined : owedLetter(file, last, privacyContact);
  const records = shownRecords(file);
  return {
    view: 'whole',
    ...file.request,
    artifacts: file.artifacts.map(shownArtifact),
    decision: shownDecision(last, isOfficer(context)),
    ...(anew === undefined ? {} : { recordAnew: anew }),
    approvals: file.approvals
      .filter((approval) => approval.round === round)
      .map(({ as, memberId, at }) => ({ as, memberId, at })),
    awaits: file.request.status === 'in-review' ? awaitedApprovals(file, last) : [],
    facts: shownFacts(file, context),
    ...(treatedIn === undefined ? {} : { patientState: treatedIn }),
    ...(progress === undefined ? {} : { progress }),
    ...(ending === undefined ? {} : { ending }),
    ...(records === undefined ? {} : { records }),
    due: dueDates(file),
    ...(owed === undefined ? {} : { letter: { kind: owed.kind, title: owed.title, paragraphs: owed.paragraphs } }),
    letters: file.letters.map(shownLetter),
    statements: file.statements.map((statement) => shownStatement(statement, context)),
    drafts: shownDrafts(file, context),
    followUps: file.followUps,
    outstanding: outstandingDuties(file),
    jobs: file.jobs.map((job) => ({ kind: job.kind, askedBy: job.askedBy, ...shownJob(job) })),
    links: file.links.map(shownLink),
  };
};

export type ShownRequest = ShownFile | ReducedFile;

/** A request for the one who asks: whole to a privacy officer and to originators of notes of its patient, reduced to everybody else. */
export const shownRequest = (file: RequestFile, context: PracticeContext): ShownRequest =>
  seesWhole(context, file) ? shownFile(file, context) : reducedFile(file, context);
