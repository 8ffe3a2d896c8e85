import { Refusal, type UploadId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type { NoteStore } from './ports.ts';
import { shownUpload, type ShownUpload } from './show-upload.ts';

/** What has become of an upload: how far its inspection is, the note that it was sealed as, or why it was refused. */
export const getUpload =
  ({ notes, traces }: { notes: NoteStore; traces: TraceStore }) =>
  async (context: PracticeContext, { uploadId }: { uploadId: UploadId }): Promise<ShownUpload> => {
    const originatorId = originatorOf(context);
    const [upload, job] = await Promise.all([
      notes.findUpload(context, originatorId, uploadId),
      notes.findInspection(context, originatorId, uploadId),
    ]);
    if (upload === undefined) throw new Refusal('not-found');

    const { patientId } = upload;
    await traces.record(context, auditEvent(context, 'psychotherapy-note.upload-read', { uploadId, patientId }));
    return shownUpload(upload, job);
  };
