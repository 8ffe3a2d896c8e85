import type { Artifact } from '@sequester/law';
import {
  DraftHold,
  type IndexedDraft,
  type IndexedNote,
  type RecordedArtifact,
  type RequestFile,
} from '@sequester/model';

import { deadOrders, isCourtPaper, standing } from './artifact.ts';
import { selectionOf } from './ceiling.ts';
import { countedPapers } from './counted-papers.ts';
import { endedStates } from './transitions.ts';

/** What a court or an agency orders. */
const ordering: ReadonlySet<Artifact['type']> = new Set<Artifact['type']>([
  'court_order',
  'search_warrant',
  'administrative_warrant',
]);

/** From the receipt of one of these, drafts of its days are kept: who has it may not let go what it asks for. */
const keeping: ReadonlySet<Artifact['type']> = new Set<Artifact['type']>([...ordering, 'subpoena']);

interface Days {
  dateFrom?: string;
  dateTo?: string;
}

/** The days that a paper reaches, while it has not ended. */
const daysOf = (recorded: RecordedArtifact, among: ReadonlySet<Artifact['type']>): Days[] => {
  const paper = standing(recorded);
  if (!among.has(paper.type) || !isCourtPaper(paper) || deadOrders.has(paper.status ?? 'in_force')) return [];

  const { date_from: from, date_to: to } = { date_from: undefined, date_to: undefined, ...paper };
  return [{ ...(from ? { dateFrom: from } : {}), ...(to ? { dateTo: to } : {}) }];
};

/** The days that the accepted orders of a request reach: drafts of other days are nobody's to count. */
export const orderedDays = ({ artifacts }: Pick<RequestFile, 'artifacts'>): Days[] =>
  countedPapers(artifacts).flatMap((recorded) => daysOf(recorded, ordering));

export const isWithinDays =
  (days: readonly Days[]) =>
  ({ sessionDate }: Pick<IndexedDraft, 'sessionDate'>): boolean =>
    days.some(({ dateFrom = '', dateTo = '9999' }) => dateFrom <= sessionDate && sessionDate <= dateTo);

/** Copies of drafts that originators have selected already, whatever became of the drafts since. */
export const selectedDrafts = (file: Pick<RequestFile, 'request' | 'approvals'>): IndexedNote[] =>
  selectionOf(file).filter(({ draft }) => draft === true);

/** What a change of a request's papers, or its end, says of drafts: from when on they are kept, and until when. */
export const draftHolds = (
  { request, artifacts }: Pick<RequestFile, 'request' | 'artifacts'>,
  now: DraftHold['since'],
): DraftHold[] =>
  artifacts
    .filter(({ artifact }) => keeping.has(artifact.type))
    .map((recorded) => {
      const { practiceId, patientId, requestId, status } = request;
      const [days] = daysOf(recorded, keeping);
      const ended = days === undefined || (endedStates.includes(status) && status !== 'refused');
      const about = { practiceId, patientId, requestId, artifactId: recorded.artifactId, since: recorded.recordedAt };
      return DraftHold.parse({ ...about, ...days, ...(ended ? { endedAt: now } : {}) });
    });
