import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';

export const Sealing = z.strictObject({
  algorithm: z.enum(['aws:kms', 'AES256']),
  keyArn: z.string().optional(),
  bucketKey: z.boolean(),
  /** The data key under its KMS key, base64. */
  dataKey: z.string(),
});

const Version = z.strictObject({
  versionId: z.string(),
  at: z.number(),
  deleteMarker: z.boolean(),
  etag: z.string(),
  size: z.number(),
  /** `content-type`, `cache-control` and the like, and `x-amz-meta-`. */
  headers: z.record(z.string(), z.string()),
  checksums: z.record(z.string(), z.string()),
  sealing: Sealing.optional(),
});

const StoredObject = z.strictObject({ key: z.string(), versions: z.array(Version) });

export type Sealing = z.infer<typeof Sealing>;
export type Version = z.infer<typeof Version>;
type StoredObject = z.infer<typeof StoredObject>;

/** Objects on disk: ciphertext and a description of every version. Both are written whole; a kill leaves neither half. */
export class ObjectStore {
  readonly #directory: string;
  readonly #buckets = new Map<string, Map<string, StoredObject>>();

  constructor(directory: string, buckets: readonly string[]) {
    this.#directory = join(directory, 's3');
    for (const bucket of buckets) {
      const own = join(this.#directory, bucket);
      mkdirSync(own, { recursive: true, mode: 0o700 });
      const objects = readdirSync(own)
        .map((name) => readJson(join(own, name, 'object.json'), StoredObject))
        .filter((object) => object !== undefined);
      this.#buckets.set(bucket, new Map(objects.map((object) => [object.key, object])));
    }
  }

  #folder(bucket: string, key: string): string {
    return join(this.#directory, bucket, createHash('sha256').update(key).digest('hex'));
  }

  #objects(bucket: string): Map<string, StoredObject> {
    return this.#buckets.get(bucket) ?? new Map<string, StoredObject>();
  }

  /** The newest version, which may be a delete marker. */
  latest(bucket: string, key: string): Version | undefined {
    return this.#objects(bucket).get(key)?.versions.at(-1);
  }

  version(bucket: string, key: string, versionId: string): Version | undefined {
    return this.#objects(bucket)
      .get(key)
      ?.versions.find((version) => version.versionId === versionId);
  }

  /** Keys with their newest version, in order of their bytes; deleted ones left out. */
  list(bucket: string, prefix: string): { key: string; version: Version }[] {
    return [...this.#objects(bucket).values()]
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, versions }) => ({ key, version: versions.at(-1) }))
      .filter(
        (each): each is { key: string; version: Version } => each.version !== undefined && !each.version.deleteMarker,
      )
      .toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  content(bucket: string, key: string, version: Version): Promise<Buffer> {
    return readFile(join(this.#folder(bucket, key), `${version.versionId}.sealed`));
  }

  /** Adds a version, whole and at once. In a bucket without versions it takes the place of the one before. */
  add(
    bucket: string,
    key: string,
    added: { version: Version; sealed: Uint8Array | undefined; versioned: boolean },
  ): void {
    const { version, sealed, versioned } = added;
    const folder = this.#folder(bucket, key);
    if (sealed !== undefined) writeWhole(join(folder, `${version.versionId}.sealed`), sealed);

    const before = this.#objects(bucket).get(key)?.versions ?? [];
    this.#write(bucket, { key, versions: versioned ? [...before, version] : [version] });
    for (const old of versioned ? [] : before) rmSync(join(folder, `${old.versionId}.sealed`), { force: true });
  }

  /** Takes one version away for good. */
  remove(bucket: string, key: string, versionId: string): void {
    const rest = (this.#objects(bucket).get(key)?.versions ?? []).filter((version) => version.versionId !== versionId);
    this.#write(bucket, { key, versions: rest });
    rmSync(join(this.#folder(bucket, key), `${versionId}.sealed`), { force: true });
  }

  #write(bucket: string, object: StoredObject): void {
    const folder = this.#folder(bucket, object.key);
    if (object.versions.length === 0) {
      rmSync(folder, { recursive: true, force: true });
      this.#objects(bucket).delete(object.key);
      return;
    }
    writeWhole(join(folder, 'object.json'), JSON.stringify(object));
    this.#objects(bucket).set(object.key, object);
  }
}
