import { AwsFault, type AwsSession } from '@sequester/aws';
import type { PracticeContext, ExtractVault } from '@sequester/domain';
import type { Grant, RequestId, SelectedNote } from '@sequester/model';

import { grantsInASecond, retireGrant } from './grants.ts';
import { objectKeys } from './object-keys.ts';
import { paced } from './paced.ts';
import { getObject, putSealed } from './sealed-objects.ts';

/** Notes that were granted to the extract builder, and the extracts that it makes of them. */
export class S3ExtractVault implements ExtractVault {
  readonly #session: AwsSession;
  readonly #buckets: { vault: string; extracts: string };
  readonly #turn = paced(grantsInASecond);

  constructor(session: AwsSession, buckets: { vault: string; extracts: string }) {
    this.#session = session;
    this.#buckets = buckets;
  }

  /** A refusal is what KMS says while it does not know the grant yet, which may last five minutes: S3 takes no grant token. */
  async opened({ objectKey }: SelectedNote): Promise<Uint8Array | undefined> {
    try {
      return await getObject(this.#session, { bucket: this.#buckets.vault, key: objectKey });
    } catch (error) {
      if (error instanceof AwsFault && error.status === 403) return undefined;

      throw error;
    }
  }

  async keep(
    { practiceId }: PracticeContext,
    { requestId, keyArn, bytes, sha256 }: { requestId: RequestId; keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }> {
    const objectKey = objectKeys.extract(practiceId, requestId, sha256);
    const kept = await putSealed(this.#session, { bucket: this.#buckets.extracts, key: objectKey, keyArn, bytes });
    if (kept.sha256 !== sha256) throw new Error('an extract under the name of another');

    return { objectKey };
  }

  async retire(grant: Grant): Promise<void> {
    await this.#turn();
    return retireGrant(this.#session, grant);
  }
}
