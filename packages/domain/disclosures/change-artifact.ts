import {
  Refusal,
  type ArtifactChange,
  type ArtifactId,
  type AuditAction,
  type AuditSubject,
  type RecordedArtifact,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { withRecords } from '../records/with-records.ts';
import { decide, fileOf, notesAndPolicy, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { takesAway } from './counted-papers.ts';
import { withReturnDate } from './due-dates.ts';
import { onFresh } from './fresh.ts';
import { draftHolds } from './ordered-drafts.ts';
import type { DisclosureStore } from './ports.ts';
import { settledBy, toldDecision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';

/** Where a request and its papers are changed. */
export interface ArtifactStores extends Gate {
  disclosures: DisclosureStore;
}

/** One paper of a request. */
export interface NamedArtifact {
  requestId: RequestId;
  artifactId: ArtifactId;
}

interface Changing extends NamedArtifact {
  action: AuditAction;
  /** The change, or a refusal where the paper cannot change so. */
  changeOf: (recorded: RecordedArtifact, file: RequestFile) => ArtifactChange;
}

/** What the audit says of a change. */
const toldOf = (change: ArtifactChange): AuditSubject => {
  if (change.kind === 'status') return { to: change.status };

  if (change.kind === 'revocation') return { written: change.written };

  if (change.kind === 'acknowledgment') return { change: change.kind, on: change.receivedOn };

  return { change: change.kind, to: change.kind === 'return-date' ? change.returnDate : change.ruling };
};

export const changeArtifact = (
  stores: ArtifactStores,
  context: PracticeContext,
  { requestId, artifactId, action, changeOf }: Changing,
): Promise<ShownRequest> =>
  onFresh(async () => {
    const file = await fileOf(stores.disclosures, context, requestId);
    const recorded = file.artifacts.find((one) => one.artifactId === artifactId);
    if (recorded === undefined) throw new Refusal('artifact-not-found');

    const change = changeOf(recorded, file);
    const { patientId } = file.request;
    const artifacts = file.artifacts.map((one) =>
      one === recorded ? { ...one, changes: [...one.changes, change] } : one,
    );
    const after = { ...file, artifacts };
    const known = await notesAndPolicy(stores, context, after);
    const asked = { ...after, ...known };
    const decided = decide(context, asked, 'artifact-change');
    const settledNow = settledBy(context, file, decided, { awaitsAcceptance: !takesAway(change) });
    const { after: request, ...changed } = withRecords(context, asked, 'artifact-change', settledNow);
    const whole = {
      ...changed,
      after: withReturnDate(request, after),
      artifactChange: { artifactId, change },
      draftHolds: draftHolds(after, context.now).filter((hold) => hold.artifactId === artifactId),
    };
    const subject = { requestId, patientId, artifactId, ...toldDecision(whole) };
    const answer = shownRequest(applied(file, whole), context);
    await stores.disclosures.change(context, whole, {
      event: auditEvent(context, action, { ...subject, ...toldOf(change) }),
      answer,
    });
    return answer;
  });
