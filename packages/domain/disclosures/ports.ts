import type {
  ArtifactUpload,
  BuildProgress,
  Change,
  DisclosureLogEntry,
  DisclosureRequest,
  Grant,
  GrantBatch,
  IndexedDraft,
  IndexedNote,
  LinkId,
  MemberId,
  PatientFacts,
  PatientId,
  PolicyInForce,
  Practice,
  RecordedDecision,
  RecordedFacts,
  RecordedManifest,
  RecordsManifest,
  RequestFile,
  RequestId,
  RequestJob,
  SelectedNote,
  UploadId,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { MemberRows } from './author.ts';

/** Requests and their parts. */
export interface DisclosureStore {
  find(context: PracticeContext, requestId: RequestId): Promise<RequestFile | undefined>;
  list(
    context: PracticeContext,
    page: { cursor?: string | undefined },
  ): Promise<{ requests: DisclosureRequest[]; cursor?: string }>;
  /** Refuses `not-found` where the practice has no such patient. */
  receive(
    context: PracticeContext,
    received: { request: DisclosureRequest; decision: RecordedDecision; facts?: RecordedFacts } & Pick<
      Change,
      'lanes' | 'laneDecision' | 'jobs'
    >,
    trace: Trace,
  ): Promise<void>;
  change(context: PracticeContext, change: Change, trace: Trace): Promise<void>;
  /** Adds grants to an approval, beside whatever else happens to the request; `stale` where it left the state or the round in which it was read, or they are there. */
  addGrants(
    context: PracticeContext,
    granted: { request: DisclosureRequest; batch: GrantBatch },
    trace: Trace,
  ): Promise<void>;
  /** Writes over the last mark; no record of an act, so that it has no trace. */
  markProgress(context: PracticeContext, progress: BuildProgress): Promise<void>;
  /** Says how far a job has come while it is the last one of its kind and has not ended; no record of an act, so that it has no trace. */
  markJob(context: PracticeContext, job: RequestJob): Promise<void>;
  /** Ends a job without a change of the request; `stale` where another was begun. */
  endJob(context: PracticeContext, job: RequestJob, trace: Trace): Promise<void>;
  /** The manifest of the newest extract of a request; undefined where none was built of notes. */
  manifest(context: PracticeContext, requestId: RequestId): Promise<RecordedManifest | undefined>;
  /** The manifest of the newest extract of the ordinary record; undefined where none was built. */
  recordsManifest(context: PracticeContext, requestId: RequestId): Promise<RecordsManifest | undefined>;
  beginUpload(context: PracticeContext, upload: ArtifactUpload, trace: Trace): Promise<void>;
  findUpload(context: PracticeContext, requestId: RequestId, uploadId: UploadId): Promise<ArtifactUpload | undefined>;
  log(context: PracticeContext, patientId: PatientId): Promise<DisclosureLogEntry[]>;
}

/** That notes exist, by patient. */
export interface NoteIndex {
  ofPatient(context: PracticeContext, patientId: PatientId): Promise<IndexedNote[]>;
  /** Drafts on the patient of an order that was accepted; a session that has none cannot ask. */
  drafts?(context: PracticeContext, patientId: PatientId): Promise<IndexedDraft[]>;
}

/** What the chart and the practice's profile have to say to a request. */
export interface RequestRecords extends MemberRows {
  /** Undefined where the practice has no such patient. */
  patient(context: PracticeContext, patientId: PatientId): Promise<PatientFacts | undefined>;
  practice(
    context: PracticeContext,
  ): Promise<
    Pick<
      Practice,
      'name' | 'keyArn' | 'part2Program' | 'state' | 'privacyContact' | 'timeZone' | 'licence' | 'codesByMail'
    >
  >;
  /** What the practice added to the law, as it is now. */
  policy(context: PracticeContext): Promise<PolicyInForce>;
  providerKey(context: PracticeContext, memberId: MemberId): Promise<string | undefined>;
}

/** Documents under the practice's key. */
export interface ArtifactVault {
  incoming(
    upload: ArtifactUpload,
    terms: { keyArn: string; seconds: number },
  ): Promise<{ url: string; headers: Record<string, string> }>;
  /** What arrived, or undefined where nothing has. */
  arrived(upload: ArtifactUpload): Promise<{ bytes: Uint8Array; objectKey: string } | undefined>;
}

/** Makes grants, in the originator's own session. Repeating it makes no second grant. */
export interface GrantMaker {
  grant(context: PracticeContext, wanted: { requestId: RequestId; keyArn: string; note: SelectedNote }): Promise<Grant>;
}

/** Opens granted notes and keeps extracts, in the extract builder's session. */
export interface ExtractVault {
  /** The sealed version; undefined while KMS does not know the grant yet. */
  opened(note: SelectedNote): Promise<Uint8Array | undefined>;
  /** Written once, under the practice's key, at a key named by its digest; the same content again is no fault. */
  keep(
    context: PracticeContext,
    extract: { requestId: RequestId; keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }>;
  retire(grant: Grant): Promise<void>;
}

/** Derives link tokens, of which only the digest is kept. */
export interface LinkTokens {
  digest(context: PracticeContext, linkId: LinkId): Promise<string>;
  /** What is told by telephone for a link; derived whenever somebody is to tell it. */
  passcode(context: PracticeContext, linkId: LinkId): Promise<string>;
}
