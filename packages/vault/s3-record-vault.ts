import { open } from 'node:fs/promises';

import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, RecordDoor, RecordVault } from '@sequester/domain';

import { objectKeys } from './object-keys.ts';
import { partBytes, putSlices } from './parts.ts';
import { getObject, putSealed } from './sealed-objects.ts';
import { signedDownload } from './signed-urls.ts';

const types = { pdf: 'application/pdf', json: 'application/json' } as const;

/** A file of this machine in slices of a part, one in memory at a time. */
const slicesOf = async function* slicesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    for (;;) {
      const buffer = Buffer.alloc(partBytes);
      const { bytesRead } = await file.read(buffer, 0, partBytes);
      if (bytesRead === 0) return;

      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
};

const wholeFile = async (path: string): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of slicesOf(path)) parts.push(part);
  return Buffer.concat(parts);
};

/** Documents of charts, and extracts of the ordinary record, under the practice's key. */
export class S3RecordVault implements RecordVault {
  readonly #session: AwsSession;
  readonly #buckets: { documents: string; extracts: string };

  constructor(session: AwsSession, buckets: { documents: string; extracts: string }) {
    this.#session = session;
    this.#buckets = buckets;
  }

  document(objectKey: string): Promise<Uint8Array> {
    return getObject(this.#session, { bucket: this.#buckets.documents, key: objectKey });
  }

  async keep(
    { practiceId }: PracticeContext,
    { requestId, keyArn, path, bytes, sha256, type }: Parameters<RecordVault['keep']>[1],
  ): Promise<{ objectKey: string }> {
    const objectKey = objectKeys.recordExtract(practiceId, requestId, { sha256, type });
    const object = { bucket: this.#buckets.extracts, key: objectKey, keyArn, type: types[type] };
    if (bytes > 2 * partBytes) {
      await putSlices(this.#session, object, slicesOf(path));
    } else {
      const kept = await putSealed(this.#session, { ...object, bytes: await wholeFile(path) });
      if (kept.sha256 !== sha256) throw new Error('an extract under the name of another');
    }
    return { objectKey };
  }
}

/** Gives extracts of the ordinary record by signed URL. */
export class S3RecordDoor implements RecordDoor {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  signed({ objectKey, filename, seconds }: Parameters<RecordDoor['signed']>[0]): Promise<string> {
    const type = filename.endsWith('.json') ? types.json : types.pdf;
    return signedDownload(this.#session, { bucket: this.#bucket, key: objectKey, filename, seconds, type });
  }
}
