import { partsOf, plusSeconds, uploadPartBytes, type Instant, type NoteUpload, type UploadId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { NoteVault } from './ports.ts';

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

/** The parts of an upload that are still to come, each with its URL. */
export const partsToCome = async (
  vault: NoteVault,
  context: PracticeContext,
  { upload, arrived }: { upload: NoteUpload; arrived: number[] },
): Promise<UploadParts> => {
  const there = new Set(arrived);
  const numbers = Array.from({ length: partsOf(upload.bytes) }, (_, index) => index + 1).filter(
    (number) => !there.has(number),
  );
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
