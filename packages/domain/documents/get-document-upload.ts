import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { ownUpload } from './own-upload.ts';
import type { DocumentName, DocumentUploadStore } from './ports.ts';
import { shownDocumentUpload, type ShownDocumentUpload } from './shown-document-upload.ts';

/** What has become of an upload: how far its inspection is, the document that it was filed as, or why it was refused. */
export const getDocumentUpload =
  ({ documentUploads, traces }: { documentUploads: DocumentUploadStore; traces: TraceStore }) =>
  async (context: PracticeContext, name: DocumentName): Promise<ShownDocumentUpload> => {
    const { upload, job } = await ownUpload(documentUploads, context, name);
    await traces.record(context, auditEvent(context, 'document.upload-read', { ...name }));
    return shownDocumentUpload(upload, job);
  };
