import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { readJson, writeWhole } from '../files.ts';
import { Sealing } from './object-store.ts';

const Part = z.strictObject({
  number: z.int(),
  at: z.number(),
  etag: z.string(),
  size: z.number(),
  checksums: z.record(z.string(), z.string()),
});

const Upload = z.strictObject({
  uploadId: z.string(),
  bucket: z.string(),
  key: z.string(),
  at: z.number(),
  headers: z.record(z.string(), z.string()),
  /** The header in which each part states its checksum, where the upload was created with one. */
  checksum: z.string().optional(),
  sealing: Sealing,
});

export type Part = z.infer<typeof Part>;
export type Upload = z.infer<typeof Upload>;

const dayMilliseconds = 86_400_000;

const partName = (number: number): string => String(number).padStart(5, '0');

/** Uploads in parts that are not complete: each a folder of its own, with the ciphertext and a description of every part. */
export class UploadStore {
  readonly #directory: string;
  readonly #now: () => number;

  constructor(directory: string, now: () => number) {
    this.#directory = join(directory, 's3-uploads');
    this.#now = now;
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
  }

  #folder(uploadId: string): string {
    return join(this.#directory, uploadId);
  }

  add(upload: Upload): void {
    writeWhole(join(this.#folder(upload.uploadId), 'upload.json'), JSON.stringify(upload));
  }

  /** An upload of this bucket and key; undefined where there is none, or its bucket's lifecycle has ended it. */
  find(
    uploadId: string,
    place: { bucket: string; key: string; endsAfterDays: number | undefined },
  ): Upload | undefined {
    const upload = /^[\w-]{1,128}$/.test(uploadId)
      ? readJson(join(this.#folder(uploadId), 'upload.json'), Upload)
      : undefined;
    if (upload === undefined || upload.bucket !== place.bucket || upload.key !== place.key) return undefined;

    if (this.#now() < upload.at + (place.endsAfterDays ?? Number.POSITIVE_INFINITY) * dayMilliseconds) return upload;

    this.remove(uploadId);
    return undefined;
  }

  /** Removes what a bucket's lifecycle has ended. */
  sweep(endsAfterDays: ReadonlyMap<string, number>): void {
    for (const name of readdirSync(this.#directory)) {
      const upload = readJson(join(this.#folder(name), 'upload.json'), Upload);
      if (upload !== undefined) this.find(name, { ...upload, endsAfterDays: endsAfterDays.get(upload.bucket) });
    }
  }

  /** Takes the place of an earlier part of the same number. */
  addPart({ uploadId }: Upload, part: Part, sealed: Uint8Array): void {
    writeWhole(join(this.#folder(uploadId), `${partName(part.number)}.sealed`), sealed);
    writeWhole(join(this.#folder(uploadId), `${partName(part.number)}.json`), JSON.stringify(part));
  }

  parts({ uploadId }: Upload): Part[] {
    return readdirSync(this.#folder(uploadId))
      .filter((name) => /^\d{5}\.json$/.test(name))
      .toSorted()
      .flatMap((name) => readJson(join(this.#folder(uploadId), name), Part) ?? []);
  }

  content({ uploadId }: Upload, number: number): Promise<Buffer> {
    return readFile(join(this.#folder(uploadId), `${partName(number)}.sealed`));
  }

  remove(uploadId: string): void {
    rmSync(this.#folder(uploadId), { recursive: true, force: true });
  }
}
