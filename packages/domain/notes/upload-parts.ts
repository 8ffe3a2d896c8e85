import { partsOf, plusSeconds, Refusal, uploadPartBytes, type Instant, type UploadId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { sha256Hex } from '../sha256.ts';

/** A signed URL that takes a part lives this long; the bucket refuses a signature that is older. */
const partSeconds = 300;

/** One part that is still to come: where it begins in the file, its length, and the URL that takes it and nothing else. */
export interface PartToCome {
  number: number;
  offset: number;
  bytes: number;
  url: string;
  headers: Record<string, string>;
}

export interface UploadParts {
  uploadId: UploadId;
  /** The parts that are there. */
  arrived: number[];
  parts: PartToCome[];
  expiresAt: Instant;
}

/** A file as it is announced. */
export interface AnnouncedParts {
  bytes: number;
  sha256: string;
  /** Of each part; a file of one part needs none beside its own. */
  partSha256?: string[] | undefined;
}

/** The digest of each part, or the refusal that names how many there must be. */
export const partDigests = ({ bytes, sha256, partSha256 = [sha256] }: AnnouncedParts): string[] => {
  const parts = partsOf(bytes);
  if (partSha256.length !== parts) {
    throw new Refusal('invalid-request', [
      {
        path: 'body.partSha256',
        code: 'one-for-each-part',
        text: `A file of this length comes in ${parts} parts of 8 MB; name the SHA-256 of each.`,
      },
    ]);
  }

  return partSha256;
};

/** Whether what arrived is the file that was announced. */
export const isAnnounced = ({ bytes, sha256 }: AnnouncedParts, arrived: Uint8Array): boolean =>
  arrived.length === bytes && sha256Hex(arrived) === sha256;

/** What is known of an upload while its parts come. */
export type UploadInParts = Required<AnnouncedParts> & { uploadId: UploadId };

/** Where the parts of an upload go. */
interface PartsVault<Upload> {
  /** A URL that takes one announced part, and nothing else. */
  incoming(
    upload: Upload,
    part: { number: number; bytes: number; sha256: string; seconds: number },
  ): Promise<{ url: string; headers: Record<string, string> }>;
}

/** The numbers of all parts of a file. */
export const partNumbers = ({ bytes }: { bytes: number }): number[] =>
  Array.from({ length: partsOf(bytes) }, (_, index) => index + 1);

/** Refuses where parts are still to come, and names them; `arrived` is undefined where they are one object already. */
export const demandParts = (upload: { bytes: number }, arrived: readonly number[] | undefined): void => {
  if (arrived === undefined) return;

  const there = new Set(arrived);
  const missing = partNumbers(upload).filter((number) => !there.has(number));
  if (missing.length > 0) {
    throw new Refusal(
      'upload-missing',
      missing.map((number) => ({ path: `parts.${number}`, code: 'missing' })),
    );
  }
};

/** The parts of an upload that are still to come, each with its URL. */
export const partsToCome = async <Upload extends UploadInParts>(
  vault: PartsVault<Upload>,
  context: PracticeContext,
  { upload, arrived }: { upload: Upload; arrived: number[] },
): Promise<UploadParts> => {
  const there = new Set(arrived);
  const numbers = partNumbers(upload).filter((number) => !there.has(number));
  const parts = numbers.map(async (number): Promise<PartToCome> => {
    const offset = (number - 1) * uploadPartBytes;
    const bytes = Math.min(uploadPartBytes, upload.bytes - offset);
    const sha256 = upload.partSha256[number - 1] ?? upload.sha256;
    return {
      number,
      offset,
      bytes,
      ...(await vault.incoming(upload, { number, bytes, sha256, seconds: partSeconds })),
    };
  });
  return {
    uploadId: upload.uploadId,
    arrived,
    parts: await Promise.all(parts),
    expiresAt: plusSeconds(context.now, partSeconds),
  };
};
