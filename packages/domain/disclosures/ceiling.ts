import type { Approver } from '@sequester/law';
import {
  type Approval,
  MemberId,
  type RecordedDecision,
  type RequestFile,
  type RequestStatus,
  type SelectedNote,
} from '@sequester/model';

import { approvalsOfRecords, isWithinRecords } from '../records/records-ceiling.ts';
import { isOfRecords, type RecordsFile } from '../records/records-file.ts';
import { sha256Hex } from '../sha256.ts';
import { unaccounted } from './account-for.ts';
import { stillAsRead } from './counted-papers.ts';
import { decisionWithoutNotes } from './decision-as-if-no-notes.ts';
import { releases } from './decision.ts';
import { statementStands } from './statement-scope.ts';
import { writtenStatement } from './statement.ts';
import { demandsTwoPeople, isByAnother } from './two-people.ts';

type NoteInCeiling = { noteId: string; originatorId: MemberId };

/** The notes that a decision lets out, with their originators. A decision that does not release lets out none. */
export const ceilingOf = ({ decision, facts }: RecordedDecision): NoteInCeiling[] => {
  const within = new Set(releases(decision) ? decision.scope.note_ids : []);
  return facts.notes
    .filter(({ id }) => within.has(id))
    .map(({ id, originator }) => ({ noteId: id, originatorId: MemberId.parse(originator) }));
};

/** One name for a ceiling: the same notes on the same terms. */
export const ceilingSha256 = ({ decision: { scope } }: RecordedDecision): string => {
  const { content, redact = [], elements = [], terms = [], recipient = '' } = scope;
  const named = { notes: scope.note_ids.toSorted(), content, redact, elements, terms, recipient };
  return sha256Hex(JSON.stringify(named));
};

/** Which approvals count beside those of some originators: by two people, where the practice demands them. */
const countedBeside = (
  { artifacts }: Pick<RequestFile, 'artifacts'>,
  decided: RecordedDecision,
  originators: readonly MemberId[],
): ((given: Approval) => boolean) =>
  demandsTwoPeople(decided) ? (given) => isByAnother(given, { artifacts, originators }) : () => true;

/** The approvals that count for a decision: of this round, for this ceiling, while the papers are as they were read, and by two people where the practice demands them. */
export const countedApprovals = (file: RecordsFile, decided: RecordedDecision): Approval[] => {
  if (isOfRecords(file)) return approvalsOfRecords(file);

  const { request, approvals, artifacts } = file;
  const isCounted = countedBeside({ artifacts }, decided, originatorsOf(decided));
  const ceiling = ceilingSha256(decided);
  return approvals.filter(
    (given) =>
      given.round === request.round &&
      given.ceilingSha256 === ceiling &&
      stillAsRead(artifacts, given.papers) &&
      isCounted(given),
  );
};

export interface Awaited {
  as: Approver;
  memberId?: MemberId;
}

/** The originators whose notes are in the ceiling; without each of them there is no key to open those notes (45 CFR 164.508(a)(2)(i)(A)). */
export const originatorsOf = (decided: RecordedDecision): MemberId[] => [
  ...new Set(ceilingOf(decided).map(({ originatorId }) => originatorId)),
];

/** Whether pages of notes can leave: where only named elements, a statement, a summary or a view may, no originator has any to choose. */
const letsPagesGo = ({ decision: { scope } }: RecordedDecision): boolean => {
  const { mode, list, content, elements } = scope;
  if (mode !== undefined || list !== undefined) return false;

  return (
    content !== 'statement_only' && content !== 'summary_fields' && !(content === 'extract' && elements !== undefined)
  );
};

/** Who has yet to approve, officers and counsel first. */
export const awaitedApprovals = (file: RecordsFile, decided: RecordedDecision): Awaited[] => {
  if (!releases(decided.decision)) return [];

  const given = countedApprovals(file, decided);
  const officers = decided.decision.approvals.filter(
    (as) => as !== 'originator' && !given.some((approval) => approval.as === as),
  );
  const originators = (letsPagesGo(decided) ? originatorsOf(decided) : []).filter(
    (memberId) => !given.some((approval) => approval.as === 'originator' && approval.memberId === memberId),
  );
  return [
    ...officers.map((as) => ({ as })),
    ...originators.map((memberId) => ({ as: 'originator' as const, memberId })),
  ];
};

/** The originators' approvals that stand: of this round, for the ceiling of the newest approval, of each originator the last. */
export const standingApprovals = ({ request, approvals }: Pick<RequestFile, 'request' | 'approvals'>): Approval[] => {
  const ofRound = approvals.filter(({ round }) => round === request.round);
  const ceiling = ofRound.at(-1)?.ceilingSha256;
  const given = ofRound.filter(({ as, ceilingSha256: own }) => as === 'originator' && own === ceiling);
  return [...new Map(given.map((approval) => [approval.memberId, approval])).values()];
};

/** Everything that the originators have selected, by session date. */
export const selectionOf = (file: Pick<RequestFile, 'request' | 'approvals'>): SelectedNote[] =>
  standingApprovals(file)
    .flatMap(({ selection }) => selection ?? [])
    .toSorted((a, b) => `${a.sessionDate}${a.noteId}`.localeCompare(`${b.sessionDate}${b.noteId}`));

/** Whether officers and counsel gave what is demanded now, on the papers as they are: a practice may have tightened its policy since, or grown. */
const officersApproved = (file: RequestFile, decided: RecordedDecision): boolean => {
  const { request, approvals, artifacts } = file;
  const originators = standingApprovals(file);
  const isCounted = countedBeside(
    file,
    decided,
    originators.map(({ memberId }) => memberId),
  );
  const isGiven = (as: Approver): boolean =>
    approvals.some(
      (given) =>
        given.as === as && given.round === request.round && stillAsRead(artifacts, given.papers) && isCounted(given),
    );
  return originators.every(isCounted) && decided.decision.approvals.every((as) => as === 'originator' || isGiven(as));
};

const originatorsReadTheSame = (file: RequestFile): boolean =>
  standingApprovals(file).every(({ papers }) => stillAsRead(file.artifacts, papers));

/**
 * Whether everything selected, less what has to be taken out, is still within what the law lets out, with the approvals that
 * it demands; or the statement that was written, which waits for none.
 */
export const withinCeiling = (file: RecordsFile, decided: RecordedDecision): boolean => {
  if (isOfRecords(file)) return isWithinRecords(file, decided);

  const statement = writtenStatement(file);
  if (statement !== undefined)
    return statementStands(file.request, { ...decided, decision: decisionWithoutNotes(decided) }, statement.parts);

  const ceiling = new Set(ceilingOf(decided).map(({ noteId }) => noteId));
  return (
    selectionOf(file).every((note) => ceiling.has(note.noteId) && unaccounted(decided.decision, note).length === 0) &&
    officersApproved(file, decided) &&
    originatorsReadTheSame(file)
  );
};

const growing: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['in-review', 'approved', 'building']);

/** Approvals whose grants have no further use: the extract is built, the request has ended, or another approval took their place. */
export const spentApprovals = (file: Pick<RequestFile, 'request' | 'approvals'>): Approval[] => {
  const needed = growing.has(file.request.status) ? standingApprovals(file) : [];
  return file.approvals.filter(
    (approval) =>
      (approval.grants ?? []).length > 0 && approval.grantsRetiredAt === undefined && !needed.includes(approval),
  );
};
