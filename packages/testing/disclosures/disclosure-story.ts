import {
  acceptArtifact,
  approveRequest,
  beginArtifactUpload,
  buildRequestExtract,
  isSafetyGround,
  issueLink,
  makeGrants,
  openArtifact,
  receiveRequest,
  recordArtifact,
  recordFacts,
  shownFile,
  termsSha256,
  type ApprovalInput,
  type PracticeActor,
  type PracticeContext,
  type ShownFile,
  type ShownRequest,
} from '@sequester/domain';
import type { Artifact, GroundAsserted } from '@sequester/law';
import {
  isOpen,
  MemberId,
  UploadId,
  type ArtifactId,
  type Instant,
  type RecordableFacts,
  type RequestId,
} from '@sequester/model';

import {
  acting,
  attorneysRequest,
  builder,
  document,
  documentSha256,
  firstTherapist,
  notes,
  officer,
  orderForOne,
  recording,
  staff,
} from './example-disclosures.ts';
import type { LiteralStores } from './literal-disclosures.ts';

/** What an act needs of the literal stores. */
const forApproval = (stores: LiteralStores) => ({ ...stores, grants: stores.grants_ });

export const received = async (
  stores: LiteralStores,
  change: Partial<Parameters<ReturnType<typeof receiveRequest>>[1]> = {},
): Promise<RequestId> =>
  (
    await receiveRequest(stores)(
      acting(isSafetyGround(change.groundAsserted ?? 'court_order') ? firstTherapist : staff),
      { ...attorneysRequest, ...change },
    )
  ).requestId;

/** The view of a privacy officer or an originator. */
export const wholeView = (shown: ShownRequest): ShownFile => {
  if (shown.view !== 'whole') throw new Error('a reduced view');

  return shown;
};

/** A paper of a request, opened and accepted as it stands, by the officer unless said otherwise. */
export const accepted = async (
  stores: LiteralStores,
  requestId: RequestId,
  artifactId: ArtifactId,
  by: PracticeActor = officer,
): Promise<ShownFile> => {
  const opened = await openArtifact(stores)(acting(by), { requestId, artifactId });
  const paper = stores.files.get(requestId)?.artifacts.find((one) => one.artifactId === artifactId);
  return acceptArtifact(stores)(acting(by), {
    requestId,
    artifactId,
    documentSha256: opened.documentSha256,
    termsSha256: paper === undefined ? '' : termsSha256(paper),
  });
};

/** A paper with its document, recorded on a request by staff, opened and accepted by the officer. */
export const documented = async (
  stores: LiteralStores,
  requestId: RequestId,
  artifact: Artifact,
  more: { groundAsserted?: GroundAsserted; amends?: ArtifactId } = {},
): Promise<ShownFile> => {
  const { artifacts } = await typed(stores, requestId, artifact, more);
  return accepted(stores, requestId, partOf(artifacts.slice(-1)).artifactId);
};

/** A paper with its document, recorded on a request by staff. */
export const typed = async (
  stores: LiteralStores,
  requestId: RequestId,
  artifact: Artifact,
  { by = staff, ...more }: { groundAsserted?: GroundAsserted; amends?: ArtifactId; by?: PracticeActor } = {},
) => {
  const { uploadId } = await beginArtifactUpload(stores)(acting(by), {
    requestId,
    bytes: document.length,
    sha256: documentSha256,
  });
  return recordArtifact(stores)(acting(by), { ...recording(requestId, UploadId.parse(uploadId), artifact), ...more });
};

/** Facts that someone records; an identity is called verified by somebody. */
export const stated = (
  stores: LiteralStores,
  by: PracticeContext | PracticeActor,
  { requestId, facts }: { requestId: RequestId; facts: RecordableFacts },
) =>
  recordFacts(stores)('kind' in by ? acting(by) : by, {
    requestId,
    facts,
    ...(facts.requester?.identity_verified === true ? { verification: { by: 'Sam Staff', how: 'called back' } } : {}),
  });

/** An approval by itself: what follows from an originator's is a job. */
export const approveAlone = (stores: LiteralStores, context: PracticeContext | PracticeActor, input: ApprovalInput) =>
  approveRequest(stores)('kind' in context ? acting(context) : context, input);

/** Does the jobs that make grants, each in the session of its originator; of all originators unless one is named. */
export const grantAll = async (
  stores: LiteralStores,
  requestId: RequestId,
  { by, at }: { by?: string; at?: Instant } = {},
): Promise<void> => {
  const open = (stores.files.get(requestId)?.jobs ?? []).filter(
    (job) => job.kind === 'grants' && isOpen(job) && (by ?? job.askedBy) === job.askedBy,
  );
  for (const { jobId, ...job } of open) {
    const askedBy = MemberId.parse(job.askedBy);
    const actor: PracticeActor = { kind: 'member', id: askedBy, roles: ['provider'], providerId: askedBy };
    const { attempt: _, ...context } = acting(actor, { seed: jobId, ...(at === undefined ? {} : { at }) });
    await makeGrants(forApproval(stores))(context, { requestId, jobId });
  }
};

/** An approval, and what follows from it. */
export const approve = async (
  stores: LiteralStores,
  context: PracticeContext | PracticeActor,
  input: ApprovalInput,
): Promise<ShownFile> => {
  const surroundings = 'kind' in context ? acting(context) : context;
  const answer = await approveAlone(stores, surroundings, input);
  await grantAll(stores, input.requestId, { by: surroundings.actor.id, at: surroundings.now });
  const file = stores.files.get(input.requestId);
  return file === undefined ? answer : shownFile(file, surroundings);
};

export const [firstNote, secondNote, thirdNote] = notes;

/** A request with an order for two notes of one therapist, in review. */
export const inReview = async (stores: LiteralStores, artifact: Artifact = orderForOne): Promise<RequestId> => {
  const requestId = await received(stores);
  await documented(stores, requestId, artifact);
  return requestId;
};

export const chosen = {
  as: 'originator' as const,
  selection: [
    { noteId: firstNote.noteId, pages: 'all' as const },
    { noteId: secondNote.noteId, pages: [2] },
  ],
};

export const building = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await inReview(stores);
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  await approve(stores, firstTherapist, { requestId, ...chosen });
  return requestId;
};

export const build = (stores: LiteralStores, requestId: RequestId) =>
  buildRequestExtract(stores)(acting(builder), requestId);

export const ready = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await building(stores);
  await build(stores, requestId);
  return requestId;
};

export const released = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await ready(stores);
  await issueLink(stores)(acting(officer), { requestId });
  return requestId;
};

const partOf = <Part>(parts: readonly Part[] | undefined): Part => {
  const [first] = parts ?? [];
  if (first === undefined) throw new Error('the request has no such part');

  return first;
};

export const statusOf = (stores: LiteralStores, requestId: RequestId) => stores.files.get(requestId)?.request.status;
export const paperOf = (stores: LiteralStores, requestId: RequestId) =>
  partOf(stores.files.get(requestId)?.artifacts).artifactId;
export const linkOf = (stores: LiteralStores, requestId: RequestId) =>
  partOf(stores.files.get(requestId)?.links).linkId;
