import type { Artifact, GroundAsserted } from '@sequester/law';
import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { ArtifactId, UploadId, type RequestId } from '../ids.ts';
import { plusSeconds, type Instant } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import { decide, fileOf, measured } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { artifactBytesAtMost, deadOrders, isCourtPaper, standing, type ArtifactUpload, type RecordedArtifact, type Verification } from './artifact.ts';
import { decidedBy } from './decision.ts';
import { onFresh } from './fresh.ts';
import type { ArtifactVault, Change, DisclosureStore, NoteIndex, RequestFile, RequestGround } from './ports.ts';
import { memberOf } from '../member-of.ts';
import { sha256Hex } from '../sha256.ts';
import { settled } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { spokenDecision } from './spoken-decision.ts';
import { committedStates, decidingStates } from './transitions.ts';

interface Stores {
  disclosures: DisclosureStore;
  noteIndex: NoteIndex;
  ground: RequestGround;
  artifactVault: ArtifactVault;
}

/** A signed URL that takes a document lives this long. */
export const artifactUploadSeconds = 300;

const open = new Set([...decidingStates, ...committedStates]);

const openFile = async (disclosures: DisclosureStore, context: Context, requestId: RequestId): Promise<RequestFile> => {
  const file = await fileOf(disclosures, context, requestId);
  if (!open.has(file.request.status)) {
    throw new Refusal('request-state', [{ path: 'status', code: file.request.status }]);
  }
  return file;
};

export interface BegunArtifactUpload {
  uploadId: UploadId;
  url: string;
  headers: Record<string, string>;
  expiresAt: Instant;
}

/** Announces a document by length and digest, and gives a URL that takes that file and no other, under the practice's key. */
export const beginArtifactUpload =
  ({ disclosures, ground, artifactVault }: Stores) =>
  async (context: Context, { requestId, bytes, sha256 }: { requestId: RequestId; bytes: number; sha256: string }): Promise<BegunArtifactUpload> => {
    await openFile(disclosures, context, requestId);
    if (bytes > artifactBytesAtMost) {
      throw new Refusal('pdf-refused', [{ path: 'body.bytes', code: 'too-large', text: 'The file is larger than 25 MB.' }]);
    }
    const { practiceId, now } = context;
    const upload: ArtifactUpload = { uploadId: UploadId.parse(context.newId('upload')), practiceId, requestId, bytes, sha256, begunAt: now };
    const { keyArn } = await ground.practice(context);
    const terms = { keyArn, seconds: artifactUploadSeconds };
    const begun = { uploadId: upload.uploadId, ...(await artifactVault.incoming(upload, terms)), expiresAt: plusSeconds(now, artifactUploadSeconds) };
    const event = auditEvent(context, 'artifact.upload-begun', { requestId, uploadId: upload.uploadId, sha256 });
    await disclosures.beginUpload(context, upload, { event, answer: begun });
    return begun;
  };

/** A PDF says so within its first 1,024 bytes (ISO 32000-1, annex H, implementation note 13). */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

const documentOf = async ({ disclosures, artifactVault }: Stores, context: Context, { requestId, uploadId }: Pick<Input, 'requestId' | 'uploadId'>) => {
  const upload = await disclosures.findUpload(context, requestId, uploadId);
  if (upload === undefined) {
    throw new Refusal('not-found');
  }
  const arrived = await artifactVault.arrived(upload);
  if (arrived === undefined) {
    throw new Refusal('upload-missing');
  }
  const { bytes, objectKey } = arrived;
  const sha256 = sha256Hex(bytes);
  if (bytes.length !== upload.bytes || sha256 !== upload.sha256) {
    throw new Refusal('digest-mismatch');
  }
  if (!isPdf(bytes)) {
    throw new Refusal('pdf-refused', [{ path: 'file', code: 'not-a-pdf', text: 'The file is not a PDF.' }]);
  }
  return { uploadId, sha256, bytes: bytes.length, objectKey };
};

interface Input {
  requestId: RequestId;
  uploadId: UploadId;
  artifact: Artifact;
  verification: Verification;
  /** Set where the requester's identity was verified with this document (45 CFR 164.514(h)). */
  identityVerified?: boolean | undefined;
  /** The ground that is asserted from now on, where the paper changes it: an authorization in place of a subpoena. */
  groundAsserted?: GroundAsserted | undefined;
  /** The earlier order of this request that this one amends: it is superseded in the same step. */
  amends?: ArtifactId | undefined;
}

/** The earlier order, superseded by the one that amends it. Refuses an order that is not there, or has ended. */
const supersededBy = ({ artifacts }: RequestFile, { artifactId, artifact, recordedAt, recordedBy }: RecordedArtifact, amends: ArtifactId): NonNullable<Change['artifactChange']> => {
  const earlier = artifacts.find((one) => one.artifactId === amends);
  const stands = earlier === undefined ? undefined : standing(earlier);
  if (stands === undefined || !isCourtPaper(stands) || !isCourtPaper(artifact)) {
    throw new Refusal('artifact-not-found', [{ path: 'body.amends', code: 'no-such-order' }]);
  }
  if (deadOrders.has(stands.status ?? 'in_force')) {
    throw new Refusal('artifact-dead', [{ path: 'body.amends', code: stands.status ?? 'in_force' }]);
  }
  return { artifactId: amends, change: { kind: 'status', status: 'superseded', supersededBy: artifactId, how: 'Amended by a later order', at: recordedAt, by: recordedBy } };
};

const papersAfter = ({ artifacts }: RequestFile, superseded: Change['artifactChange']): RecordedArtifact[] =>
  artifacts.map((one) => (one.artifactId === superseded?.artifactId ? { ...one, changes: [...one.changes, superseded.change] } : one));

/**
 * Records a paper with its document and asks the law again; a good one may cure a refusal. Refuses `upload-missing`,
 * `digest-mismatch` and `pdf-refused` for the document.
 */
export const recordArtifact =
  (stores: Stores) =>
  async (context: Context, input: Input): Promise<ShownFile> => {
    const { requestId, artifact, verification, identityVerified, groundAsserted, amends } = input;
    const artifactId = ArtifactId.parse(context.newId('artifact'));
    const recordedBy = memberOf(context);
    return onFresh(async () => {
      const file = await openFile(stores.disclosures, context, requestId);
      const { practiceId, patientId, status } = file.request;
      if (groundAsserted !== undefined && !decidingStates.includes(status)) {
        throw new Refusal('request-state', [{ path: 'body.groundAsserted', code: status }]);
      }
      const document = await documentOf(stores, context, input);
      const recorded: RecordedArtifact = {
        artifactId,
        practiceId,
        requestId,
        recordedAt: context.now,
        recordedBy,
        artifact: { ...artifact, id: artifactId },
        document,
        verification,
        ...(amends === undefined ? {} : { amends }),
        changes: [],
      };
      const superseded = amends === undefined ? undefined : supersededBy(file, recorded, amends);
      const before = file.request;
      const requester = identityVerified === undefined ? before.requester : { ...before.requester, identityVerified };
      const known = { ...file, request: { ...before, requester, groundAsserted: groundAsserted ?? before.groundAsserted } };
      const measures = await measured(stores, context, patientId);
      const decided = decide(context, { ...known, artifacts: [...papersAfter(file, superseded), recorded], ...measures }, 'artifact');
      const change: Change = { ...settled(known, decided), artifact: recorded, ...(superseded === undefined ? {} : { artifactChange: superseded }) };
      const subject = { requestId, patientId, artifactId, type: artifact.type, sha256: document.sha256, ...(amends === undefined ? {} : { amends }), ...decidedBy(decided) };
      const event = auditEvent(context, 'artifact.recorded', { ...subject, outcome: spokenDecision(decided).outcome, status: change.after.status });
      const answer = shownFile(applied(file, change), context);
      await stores.disclosures.change(context, change, { event, answer });
      return answer;
    });
  };
