import { Refusal, type UploadId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type { NoteStore, NoteVault } from './ports.ts';
import { partNumbers, partsToCome, type UploadParts } from './upload-parts.ts';

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

    const arrived = (await vault.parts(upload)) ?? partNumbers(upload);
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
