import type { Approval, RecordedDecision, RecordsSelection } from '@sequester/model';

import { stillAsRead } from '../disclosures/counted-papers.ts';
import { releases } from '../disclosures/decision.ts';
import { isBuildable } from './records-content.ts';
import type { RecordsFile } from './records-file.ts';

/** What was chosen last in this round. */
export const chosenRecords = ({
  request,
  recordsSelections,
}: Pick<RecordsFile, 'request' | 'recordsSelections'>): RecordsSelection | undefined =>
  recordsSelections.findLast(({ round }) => round === request.round);

/** The approvals of the ordinary record that count: of this round, for what was chosen last, while the papers are as they were read. */
export const approvalsOfRecords = (file: RecordsFile): Approval[] => {
  const chosen = chosenRecords(file);
  return file.approvals.filter(
    ({ round, selectionSha256, papers }) =>
      round === file.request.round &&
      chosen !== undefined &&
      selectionSha256 === chosen.sha256 &&
      stillAsRead(file.artifacts, papers),
  );
};

/** Whether a decision lets an entry leave: of records that nobody listed, none. */
export const inScope = ({ decision }: Pick<RecordedDecision, 'decision'>): ((entryId: string) => boolean) => {
  if (!releases(decision)) return () => false;

  const listed = new Set(decision.scope.note_ids);
  return (entryId) => listed.has(entryId);
};

/** Whether all that was chosen may still leave, with the approvals that the law demands now. */
export const isWithinRecords = (file: RecordsFile, decided: RecordedDecision): boolean => {
  const isIn = inScope(decided);
  const given = approvalsOfRecords(file);
  return (
    isBuildable(decided.decision) &&
    (chosenRecords(file)?.entries ?? []).every(({ entryId }) => isIn(entryId)) &&
    decided.decision.approvals.every((as) => as === 'originator' || given.some((approval) => approval.as === as))
  );
};
