import type { Artifact, OrderStatus } from '@sequester/law';
import type { ArtifactChange, RecordedArtifact } from '@sequester/model';

type CourtPaper = Extract<
  Artifact,
  { type: 'court_order' | 'subpoena' | 'qualified_protective_order' | 'search_warrant' | 'administrative_warrant' }
>;

const courtPapers: ReadonlySet<Artifact['type']> = new Set([
  'court_order',
  'subpoena',
  'qualified_protective_order',
  'search_warrant',
  'administrative_warrant',
]);

/** Whether a paper has a standing on a docket that can change: stayed, vacated, superseded. */
export const isCourtPaper = (artifact: Artifact): artifact is CourtPaper => courtPapers.has(artifact.type);

type OrderChange = Exclude<ArtifactChange, { kind: 'revocation' }>;

type Terms = Partial<Pick<CourtPaper, 'status' | 'protective_terms' | 'return_date' | 'privilege_ruling'>>;

const termsOf = (paper: CourtPaper, change: OrderChange): Terms => {
  if (change.kind === 'status') return { status: change.status };

  if (change.kind === 'acknowledgment')
    return { protective_terms: { ...paper.protective_terms, acknowledgment_received: true } };

  return change.kind === 'return-date' ? { return_date: change.returnDate } : { privilege_ruling: change.ruling };
};

const changedBy = (artifact: Artifact, change: ArtifactChange): Artifact => {
  if (change.kind === 'revocation') {
    return artifact.type === 'authorization'
      ? { ...artifact, revoked: { written: change.written, received_at: change.receivedAt } }
      : artifact;
  }
  return isCourtPaper(artifact) ? { ...artifact, ...termsOf(artifact, change) } : artifact;
};

/** A paper in one of these has ended, and only a later one takes its place. */
export const deadOrders: ReadonlySet<OrderStatus> = new Set<OrderStatus>([
  'vacated',
  'superseded',
  'lapsed_on_its_terms',
]);

/** The paper as it stands now: as recorded, with every change since. */
export const standing = ({ artifact, changes }: RecordedArtifact): Artifact => changes.reduce(changedBy, artifact);
