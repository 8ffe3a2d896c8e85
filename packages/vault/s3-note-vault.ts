import { createHash } from 'node:crypto';

import type { PracticeContext, NoteVault } from '@sequester/domain';
import type { MemberId, NoteUpload, VersionName } from '@sequester/model';

import { ArrivingFiles } from './arriving-files.ts';
import { objectKeys, type ObjectPlace } from './object-keys.ts';
import { getObject, putSealed } from './sealed-objects.ts';
import { signedDownload } from './signed-urls.ts';

/** Psychotherapy notes in S3, under the key of the originator whose session this is; any other session is refused by KMS. */
export class S3NoteVault extends ArrivingFiles<NoteUpload> implements NoteVault {
  async seal(
    { practiceId }: PracticeContext,
    {
      originatorId,
      keyArn,
      name,
      bytes,
    }: { originatorId: MemberId; keyArn: string; name: VersionName; bytes: Uint8Array },
  ): Promise<{ objectKey: string; sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.noteVersion(practiceId, originatorId, { ...name, sha256 });
    await putSealed(this.session, { bucket: this.bucket, key: objectKey, keyArn, bytes });
    return { objectKey, sha256 };
  }

  async sealWords(
    { practiceId }: PracticeContext,
    { originatorId, keyArn, name, text }: { originatorId: MemberId; keyArn: string; name: VersionName; text: string },
  ): Promise<{ objectKey: string; sha256: string }> {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.noteWords(practiceId, originatorId, { ...name, sha256 });
    const place = { bucket: this.bucket, key: objectKey };
    await putSealed(this.session, { ...place, keyArn, bytes, type: 'text/plain;charset=utf-8' });
    return { objectKey, sha256 };
  }

  read({ objectKey }: { objectKey: string }): Promise<Uint8Array> {
    return getObject(this.session, { bucket: this.bucket, key: objectKey });
  }

  opened({ objectKey, name, seconds }: { objectKey: string; name: VersionName; seconds: number }): Promise<string> {
    const filename = `${name.noteId}-${name.version}.pdf`;
    return signedDownload(this.session, { bucket: this.bucket, key: objectKey, filename, seconds });
  }

  protected placeOf(upload: Pick<NoteUpload, 'practiceId' | 'originatorId' | 'uploadId'>): ObjectPlace {
    return { bucket: this.bucket, key: objectKeys.incoming(upload.practiceId, upload.originatorId, upload.uploadId) };
  }
}
