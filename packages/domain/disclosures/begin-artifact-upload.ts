import {
  artifactBytesAtMost,
  plusSeconds,
  Refusal,
  UploadId,
  type ArtifactUpload,
  type Instant,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { openFile } from './open-file.ts';
import type { ArtifactVault, DisclosureStore, RequestRecords } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  records: RequestRecords;
  artifactVault: ArtifactVault;
}

/** A signed URL that takes a document lives this long. */
export const artifactUploadSeconds = 300;

export interface BegunArtifactUpload {
  uploadId: UploadId;
  url: string;
  headers: Record<string, string>;
  expiresAt: Instant;
}

/** Announces a document by length and digest, and gives a URL that takes that file and no other, under the practice's key. */
export const beginArtifactUpload =
  ({ disclosures, records, artifactVault }: Stores) =>
  async (
    context: PracticeContext,
    { requestId, bytes, sha256 }: { requestId: RequestId; bytes: number; sha256: string },
  ): Promise<BegunArtifactUpload> => {
    await openFile(disclosures, context, requestId);
    if (bytes > artifactBytesAtMost) {
      throw new Refusal('pdf-refused', [
        { path: 'body.bytes', code: 'too-large', text: 'The file is larger than 25 MB.' },
      ]);
    }

    const { practiceId, now } = context;
    const upload: ArtifactUpload = {
      uploadId: UploadId.parse(context.newId('upload')),
      practiceId,
      requestId,
      bytes,
      sha256,
      begunAt: now,
    };
    const { keyArn } = await records.practice(context);
    const terms = { keyArn, seconds: artifactUploadSeconds };
    const begun = {
      uploadId: upload.uploadId,
      ...(await artifactVault.incoming(upload, terms)),
      expiresAt: plusSeconds(now, artifactUploadSeconds),
    };
    const event = auditEvent(context, 'artifact.upload-begun', { requestId, uploadId: upload.uploadId, sha256 });
    await disclosures.beginUpload(context, upload, { event, answer: begun });
    return begun;
  };
