import { Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { partNumbers, partsToCome, type UploadParts } from '../notes/upload-parts.ts';
import type { TraceStore } from '../traces.ts';
import { ownUpload } from './own-upload.ts';
import type { DocumentName, DocumentUploadStore, DocumentVault } from './ports.ts';

interface Stores {
  documentUploads: DocumentUploadStore;
  documentVault: DocumentVault;
  traces: TraceStore;
}

/** What an upload that was interrupted still needs: which parts are there, and new URLs for the others. */
export const continueDocumentUpload =
  ({ documentUploads, documentVault, traces }: Stores) =>
  async (context: PracticeContext, name: DocumentName): Promise<UploadParts> => {
    const { upload } = await ownUpload(documentUploads, context, name);
    if (upload.state !== 'begun') throw new Refusal('not-found');

    const arrived = (await documentVault.parts(upload)) ?? partNumbers(upload);
    const event = auditEvent(context, 'document.upload-continued', { ...name, arrived: arrived.length });
    await traces.record(context, event);
    return partsToCome(documentVault, context, { upload, arrived });
  };
