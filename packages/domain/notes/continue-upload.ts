import { partsOf, Refusal, type UploadId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type { NoteStore, NoteVault } from './ports.ts';
import { partsToCome, type UploadParts } from './upload-parts.ts';

interface Stores {
  notes: NoteStore;
  vault: NoteVault;
  traces: TraceStore;
}

/** What an upload that was interrupted still needs: which parts are there, and new URLs for the others. */
export const continueUpload =
  ({ notes, vault, traces }: Stores) =>
  async (context: PracticeContext, { uploadId }: { uploadId: UploadId }): Promise<UploadParts> => {
    const upload = await notes.findUpload(context, originatorOf(context), uploadId);
    if (upload === undefined || upload.state !== 'begun') throw new Refusal('not-found');

    const all = Array.from({ length: partsOf(upload.bytes) }, (_, index) => index + 1);
    const arrived = (await vault.parts(upload)) ?? all;
    await traces.record(
      context,
      auditEvent(context, 'psychotherapy-note.upload-continued', {
        uploadId,
        patientId: upload.patientId,
        arrived: arrived.length,
      }),
    );
    return partsToCome(vault, context, { upload, arrived });
  };
