import { createHash } from 'node:crypto';

import type { DocumentVault, PracticeContext } from '@sequester/domain';
import type { ChartDocument, DocumentUpload } from '@sequester/model';

import { ArrivingFiles } from './arriving-files.ts';
import { objectKeys, type ObjectPlace } from './object-keys.ts';
import { putSealed } from './sealed-objects.ts';
import { signedDownload } from './signed-urls.ts';

/** Documents of charts in S3, under the practice's key. */
export class S3DocumentVault extends ArrivingFiles<DocumentUpload> implements DocumentVault {
  async keep(
    { practiceId }: PracticeContext,
    { documentId, patientId, keyArn, bytes }: Parameters<DocumentVault['keep']>[1],
  ): Promise<{ objectKey: string; sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.document(practiceId, patientId, { documentId, sha256 });
    await putSealed(this.session, { bucket: this.bucket, key: objectKey, keyArn, bytes });
    return { objectKey, sha256 };
  }

  opened({ documentId, objectKey }: Pick<ChartDocument, 'documentId' | 'objectKey'>, seconds: number): Promise<string> {
    const filename = `${documentId}.pdf`;
    return signedDownload(this.session, { bucket: this.bucket, key: objectKey, filename, seconds });
  }

  protected placeOf({ practiceId, patientId, uploadId }: Omit<DocumentUpload, 's3UploadId'>): ObjectPlace {
    return { bucket: this.bucket, key: objectKeys.incomingDocument(practiceId, patientId, uploadId) };
  }
}
