import {
  type CalendarDate,
  type PatientId,
  Refusal,
  type TiedSession,
  uploadBytesAtMost,
  UploadId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandPastDates } from '../plausible-date.ts';
import type { TraceStore } from '../traces.ts';
import { originatorKey, originatorOf } from './originator.ts';
import type { NoteStore, NoteVault, OriginatorKeyStore } from './ports.ts';
import { partDigests, partsToCome, type AnnouncedParts, type UploadParts } from './upload-parts.ts';

interface Stores {
  notes: NoteStore;
  originatorKeys: OriginatorKeyStore;
  vault: NoteVault;
  traces: TraceStore;
}

interface Input extends AnnouncedParts {
  patientId: PatientId;
  sessionDate: CalendarDate;
  sessionId?: TiedSession | undefined;
}

/** Announces a PDF by length and digests, and gives for each of its parts a URL that takes it and nothing else. Refuses what is over 160 MB, and `not-found` for a session that is not the therapist's own, of that patient and that day. */
export const beginUpload =
  ({ notes, originatorKeys, vault, traces }: Stores) =>
  async (context: PracticeContext, input: Input): Promise<UploadParts> => {
    const { patientId, sessionDate, sessionId, bytes, sha256 } = input;
    demandPastDates(context, { 'body.sessionDate': sessionDate });
    const originatorId = originatorOf(context);
    const keyArn = await originatorKey(originatorKeys, context);
    const uploadId = UploadId.parse(context.newId('upload'));
    if (bytes > uploadBytesAtMost) {
      await traces.record(
        context,
        auditEvent(context, 'psychotherapy-note.upload-refused', { uploadId, patientId, reason: 'too-large' }),
      );
      throw new Refusal('pdf-refused', [
        {
          path: 'body.bytes',
          code: 'too-large',
          text: 'The file is larger than 160 MB. Divide it into several files.',
        },
      ]);
    }
    const { practiceId, now } = context;
    const announced = {
      uploadId,
      practiceId,
      originatorId,
      patientId,
      sessionDate,
      ...(sessionId === undefined ? {} : { sessionId }),
      bytes,
      sha256,
      partSha256: partDigests(input),
      begunAt: now,
      state: 'begun' as const,
    };
    const upload = { ...announced, s3UploadId: await vault.begin(announced, { keyArn }) };
    const begun = await partsToCome(vault, context, { upload, arrived: [] });
    const event = auditEvent(context, 'psychotherapy-note.upload-begun', { uploadId, patientId, sha256 });
    await notes.beginUpload(context, upload, { event, answer: begun });
    return begun;
  };
