import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { UploadId, type PatientId } from '../ids.ts';
import { plusSeconds, type CalendarDate, type Instant } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import type { TraceStore } from '../traces.ts';
import { uploadBytesAtMost, type NoteUpload } from './note.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { NoteStore, NoteVault, OriginatorKeyStore } from './ports.ts';

/** A signed URL that takes an upload lives this long. */
export const uploadSeconds = 300;

interface Stores {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
  vault: NoteVault;
  traces: TraceStore;
}

interface Input {
  patientId: PatientId;
  sessionDate: CalendarDate;
  bytes: number;
  sha256: string;
}

export interface BegunUpload {
  uploadId: UploadId;
  url: string;
  headers: Record<string, string>;
  expiresAt: Instant;
}

/** Announces a PDF by length and digest, and gives a URL that takes that file and no other. Refuses what is over 25 MB. */
export const beginUpload =
  ({ notes, originatorKeys, vault, traces }: Stores) =>
  async (context: Context, { patientId, sessionDate, bytes, sha256 }: Input): Promise<BegunUpload> => {
    const originatorId = originatorOf(context);
    const keyArn = await originatorKey(originatorKeys, context);
    const uploadId = UploadId.parse(context.newId('upload'));
    if (bytes > uploadBytesAtMost) {
      await traces.record(context, auditEvent(context, 'psychotherapy-note.upload-refused', { uploadId, patientId, reason: 'too-large' }));
      throw new Refusal('pdf-refused', [{ path: 'body.bytes', code: 'too-large', text: 'The file is larger than 25 MB.' }]);
    }
    const { practiceId, now } = context;
    const upload: NoteUpload = { uploadId, practiceId, originatorId, patientId, sessionDate, bytes, sha256, begunAt: now, state: 'begun' };
    const incoming = await vault.incoming(upload, { keyArn, seconds: uploadSeconds });
    const begun = { uploadId, ...incoming, expiresAt: plusSeconds(now, uploadSeconds) };
    const event = auditEvent(context, 'psychotherapy-note.upload-begun', { uploadId, patientId, sha256 });
    await notes.beginUpload(context, upload, { event, answer: begun });
    return begun;
  };
