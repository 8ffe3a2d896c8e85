import { documentKind, Refusal, uploadBytesAtMost, UploadId, type NewDocument, type PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandEntryDates } from '../chart/entry-dates.ts';
import type { ChartStore } from '../chart/ports.ts';
import { writerOf } from '../chart/writer.ts';
import type { PracticeContext } from '../context.ts';
import { partDigests, partsToCome, type AnnouncedParts, type UploadParts } from '../notes/upload-parts.ts';
import type { TraceStore } from '../traces.ts';
import type { DocumentUploadStore, DocumentVault, PracticeKeyStore } from './ports.ts';

interface Stores {
  charts: ChartStore;
  documentUploads: DocumentUploadStore;
  documentVault: DocumentVault;
  practiceKeys: PracticeKeyStore;
  traces: TraceStore;
}

type Input = NewDocument & AnnouncedParts & { patientId: PatientId };

/** Announces a document by length and digests, and gives for each of its parts a URL that takes it and nothing else. Refuses what is over 160 MB. */
export const beginDocumentUpload =
  ({ charts, documentUploads, documentVault, practiceKeys, traces }: Stores) =>
  async (context: PracticeContext, input: Input): Promise<UploadParts> => {
    const { patientId, bytes, sha256, partSha256, ...document } = input;
    const sentBy = writerOf(context, documentKind);
    await demandEntryDates(charts, context, documentKind, { patientId, ...document });
    const uploadId = UploadId.parse(context.newId('upload'));
    if (bytes > uploadBytesAtMost) {
      const reason = 'too-large';
      await traces.record(context, auditEvent(context, 'document.upload-refused', { uploadId, patientId, reason }));
      throw new Refusal('pdf-refused', [
        { path: 'body.bytes', code: reason, text: 'The file is larger than 160 MB. Divide it into several files.' },
      ]);
    }
    const { practiceId, now } = context;
    const announced = {
      uploadId,
      practiceId,
      patientId,
      sentBy,
      document,
      bytes,
      sha256,
      partSha256: partDigests({ bytes, sha256, partSha256 }),
      begunAt: now,
      state: 'begun' as const,
    };
    const keyArn = await practiceKeys.practiceKey(context);
    const upload = { ...announced, s3UploadId: await documentVault.begin(announced, { keyArn }) };
    const begun = await partsToCome(documentVault, context, { upload, arrived: [] });
    const event = auditEvent(context, 'document.upload-begun', { uploadId, patientId, sha256 });
    await documentUploads.begin(context, upload, { event, answer: begun });
    return begun;
  };
