import type { AwsSession } from '@sequester/aws';
import type { AccountingVault, PracticeContext, FormVault, PaperDoor, PaperVault } from '@sequester/domain';

import { objectKeys } from './object-keys.ts';
import { putSealed, type SealedObject } from './sealed-objects.ts';
import { signedDownload } from './signed-urls.ts';

const keptOnce = async (session: AwsSession, object: SealedObject, sha256: string): Promise<{ objectKey: string }> => {
  const kept = await putSealed(session, object);
  if (kept.sha256 !== sha256) throw new Error('a paper under the name of another');

  return { objectKey: object.key };
};

/** Letters in S3, each written once under the practice's key. */
export class S3PaperVault implements PaperVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  keep(
    { practiceId }: PracticeContext,
    { requestId, sha256, ...content }: Parameters<PaperVault['keep']>[1],
  ): Promise<{ objectKey: string }> {
    return keptOnce(
      this.#session,
      { ...content, bucket: this.#bucket, key: objectKeys.paper(practiceId, requestId, sha256) },
      sha256,
    );
  }
}

/** Accountings of disclosures in S3, each written once under the practice's key. */
export class S3AccountingVault implements AccountingVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  keep(
    { practiceId }: PracticeContext,
    { sha256, ...content }: Parameters<AccountingVault['keep']>[1],
  ): Promise<{ objectKey: string }> {
    return keptOnce(
      this.#session,
      { ...content, bucket: this.#bucket, key: objectKeys.accounting(practiceId, sha256) },
      sha256,
    );
  }
}

/** Signed forms in S3, each written once under the practice's key, in the patient's own folder. */
export class S3FormVault implements FormVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  keep(
    { practiceId }: PracticeContext,
    { patientId, sha256, ...content }: Parameters<FormVault['keep']>[1],
  ): Promise<{ objectKey: string }> {
    return keptOnce(
      this.#session,
      { ...content, bucket: this.#bucket, key: objectKeys.form(practiceId, patientId, sha256) },
      sha256,
    );
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
