import type { Artifact, GroundAsserted } from '@sequester/law';
import type { UploadId } from '@sequester/model';
import {
  ArtifactId,
  Refusal,
  type Change,
  type OriginalFile,
  type RecordedArtifact,
  type RequestFile,
  type RequestId,
  type Verification,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { demandPastDates } from '../plausible-date.ts';
import { withRecords } from '../records/with-records.ts';
import { sha256Hex } from '../sha256.ts';
import { decide, notesAndPolicy } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { deadOrders, isCourtPaper, standing } from './artifact.ts';
import { withReturnDate } from './due-dates.ts';
import { onFresh } from './fresh.ts';
import { openFile } from './open-file.ts';
import { draftHolds } from './ordered-drafts.ts';
import type { ArtifactVault, DisclosureStore, NoteIndex, RequestRecords } from './ports.ts';
import { settledBy, toldDecision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import type { PaperVault } from './write-letter.ts';

interface Stores {
  disclosures: DisclosureStore;
  noteIndex: NoteIndex;
  records: RequestRecords;
  artifactVault: ArtifactVault;
  /** Documents as they are shown. */
  documents: PaperVault;
  documentPress: DocumentPress;
}

/** Makes of a file that arrived the PDF that is shown, or says why it cannot be taken. */
export interface DocumentPress {
  document(
    bytes: Uint8Array,
  ): Promise<
    { ok: true; bytes: Uint8Array; type: OriginalFile['type'] } | { ok: false; code: string; message: string }
  >;
}

/** The file as it was announced. Refuses `upload-used` where a paper was recorded with it, `upload-missing`, `digest-mismatch`. */
const arrivedFile = async (
  { disclosures, artifactVault }: Stores,
  context: PracticeContext,
  { requestId, uploadId }: Pick<Input, 'requestId' | 'uploadId'>,
): Promise<{ bytes: Uint8Array; sha256: string }> => {
  const upload = await disclosures.findUpload(context, requestId, uploadId);
  if (upload === undefined) throw new Refusal('not-found');

  if (upload.artifactId !== undefined) throw new Refusal('upload-used');

  const arrived = await artifactVault.arrived(upload);
  if (arrived === undefined) throw new Refusal('upload-missing');

  const { bytes } = arrived;
  const sha256 = sha256Hex(bytes);
  if (bytes.length !== upload.bytes || sha256 !== upload.sha256) throw new Refusal('digest-mismatch');

  return { bytes, sha256 };
};

/** The document of a paper: the PDF that the file became, kept once under its own digest, with the file's digest and type beside it. */
const documentOf = async (
  stores: Stores,
  context: PracticeContext,
  { requestId, uploadId }: Pick<Input, 'requestId' | 'uploadId'>,
): Promise<RecordedArtifact['document']> => {
  const { bytes, sha256 } = await arrivedFile(stores, context, { requestId, uploadId });
  const made = await stores.documentPress.document(bytes);
  if (!made.ok) throw new Refusal('pdf-refused', [{ path: 'file', code: made.code, text: made.message }]);

  const { keyArn } = await stores.records.practice(context);
  const pdfSha256 = sha256Hex(made.bytes);
  const { objectKey } = await stores.documents.keep(context, {
    requestId,
    keyArn,
    bytes: made.bytes,
    sha256: pdfSha256,
  });
  return {
    uploadId,
    sha256: pdfSha256,
    bytes: made.bytes.length,
    objectKey,
    original: { sha256, bytes: bytes.length, type: made.type },
  };
};

interface Input {
  requestId: RequestId;
  uploadId: UploadId;
  artifact: Artifact;
  verification: Verification;
  /** Set where the requester's identity was verified with this document (45 CFR 164.514(h)). */
  identityVerified?: boolean | undefined;
  /** The ground that is asserted once the paper is accepted, where it changes that: an authorization in place of a subpoena. */
  groundAsserted?: GroundAsserted | undefined;
  /** The earlier order of this request that this one amends: it is superseded in the same step. */
  amends?: ArtifactId | undefined;
}

/** The earlier order, superseded by the one that amends it. Refuses an order that is not there, or has ended. */
const supersededBy = (
  { artifacts }: RequestFile,
  { artifactId, artifact, recordedAt, recordedBy }: RecordedArtifact,
  amends: ArtifactId,
): NonNullable<Change['artifactChange']> => {
  const earlier = artifacts.find((one) => one.artifactId === amends);
  const stands = earlier === undefined ? undefined : standing(earlier);
  if (stands === undefined || !isCourtPaper(stands) || !isCourtPaper(artifact))
    throw new Refusal('artifact-not-found', [{ path: 'body.amends', code: 'no-such-order' }]);

  if (deadOrders.has(stands.status ?? 'in_force'))
    throw new Refusal('artifact-dead', [{ path: 'body.amends', code: stands.status ?? 'in_force' }]);

  return {
    artifactId: amends,
    change: {
      kind: 'status',
      status: 'superseded',
      supersededBy: artifactId,
      how: 'Amended by a later order',
      at: recordedAt,
      by: recordedBy,
    },
  };
};

const papersAfter = ({ artifacts }: RequestFile, superseded: Change['artifactChange']): RecordedArtifact[] =>
  artifacts.map((one) =>
    one.artifactId === superseded?.artifactId ? { ...one, changes: [...one.changes, superseded.change] } : one,
  );

/** When a paper was signed and when it came, by the path of each. */
const datesOf = (artifact: Artifact): Record<string, string | null | undefined> => ({
  'body.artifact.signed_on': 'signed_on' in artifact ? artifact.signed_on : undefined,
  'body.artifact.received_on': 'received_on' in artifact ? artifact.received_on : undefined,
});

const recordedOf = (
  context: PracticeContext,
  input: Input,
  { artifactId, document }: Pick<RecordedArtifact, 'artifactId' | 'document'>,
): RecordedArtifact => {
  const { requestId, artifact, verification, groundAsserted, amends } = input;
  return {
    artifactId,
    practiceId: context.practiceId,
    requestId,
    recordedAt: context.now,
    recordedBy: memberOf(context),
    artifact: { ...artifact, id: artifactId },
    document,
    verification,
    ...(groundAsserted === undefined ? {} : { assertsGround: groundAsserted }),
    ...(amends === undefined ? {} : { amends }),
    changes: [],
    openings: [],
    acceptances: [],
  };
};

/**
 * Records a paper with its document. It counts for the law once a privacy officer has accepted it; an order that it amends
 * is superseded at once. Refuses `upload-used`, `upload-missing`, `digest-mismatch` and `pdf-refused` for the document.
 */
export const recordArtifact =
  (stores: Stores) =>
  async (context: PracticeContext, input: Input): Promise<ShownRequest> => {
    const { requestId, identityVerified, amends } = input;
    const artifactId = ArtifactId.parse(context.newId('artifact'));
    const { request } = await openFile(stores.disclosures, context, requestId);
    demandPastDates(context, datesOf(input.artifact), request.timeZone);
    const recorded = recordedOf(context, input, { artifactId, document: await documentOf(stores, context, input) });
    const { document } = recorded;
    return onFresh(async () => {
      const file = await openFile(stores.disclosures, context, requestId);
      const superseded = amends === undefined ? undefined : supersededBy(file, recorded, amends);
      const before = file.request;
      const { patientId } = before;
      const requester = identityVerified === undefined ? before.requester : { ...before.requester, identityVerified };
      const known = { ...file, request: { ...before, requester } };
      const after = { ...known, artifacts: [...papersAfter(file, superseded), recorded] };
      const asked = { ...after, ...(await notesAndPolicy(stores, context, after)) };
      const decided = decide(context, asked, 'artifact');
      const used = { artifact: recorded, usedUpload: { uploadId: document.uploadId, artifactId } };
      const settledNow = settledBy(context, known, decided, { awaitsAcceptance: superseded !== undefined });
      const { after: stands, ...changed } = withRecords(context, asked, 'artifact', settledNow);
      const change: Change = {
        ...changed,
        after: withReturnDate(stands, after),
        ...used,
        draftHolds: draftHolds(after, context.now),
        ...(superseded === undefined ? {} : { artifactChange: superseded }),
      };
      const subject = {
        requestId,
        patientId,
        artifactId,
        type: recorded.artifact.type,
        sha256: document.sha256,
        ...(amends === undefined ? {} : { amends }),
      };
      const event = auditEvent(context, 'artifact.recorded', { ...subject, ...toldDecision(change) });
      const answer = shownRequest(applied(file, change), context);
      await stores.disclosures.change(context, change, { event, answer });
      return answer;
    });
  };
