import type { AwsSession } from '@sequester/aws';
import type { Context, PaperDoor, PaperVault, RequestId } from '@sequester/domain';
import { objectKeys } from './object-keys.ts';
import { putSealed } from './sealed-objects.ts';
import { signedDownload } from './signed-urls.ts';

/** Letters and signed forms in S3, each written once under the practice's key. */
export class S3PaperVault implements PaperVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  async keep(
    { practiceId }: Context,
    { requestId, keyArn, bytes, sha256 }: { requestId: RequestId; keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }> {
    const objectKey = objectKeys.paper(practiceId, requestId, sha256);
    const kept = await putSealed(this.#session, { bucket: this.#bucket, key: objectKey, keyArn, bytes });
    if (kept.sha256 !== sha256) {
      throw new Error('a paper under the name of another');
    }
    return { objectKey };
  }
}

/** Gives papers by signed URL. */
export class S3PaperDoor implements PaperDoor {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  signed({ objectKey, filename, seconds }: { objectKey: string; filename: string; seconds: number }): Promise<string> {
    return signedDownload(this.#session, { bucket: this.#bucket, key: objectKey, filename, seconds });
  }
}
