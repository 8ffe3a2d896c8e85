import { inspectUpload } from './inspect-upload.ts';
import { pictureFacts, pictureType } from './paper/read-picture.ts';
import { setPicture } from './paper/set-picture.ts';

/** Pixels of a picture: a page of A3 at 400 dots an inch. A PNG is unpacked to four bytes a pixel. */
const MOST_PIXELS = 32_000_000;

type Type = 'application/pdf' | 'image/jpeg' | 'image/png';
export type DocumentInspection =
  | { ok: true; bytes: Uint8Array; type: Type }
  | { ok: false; code: string; message: string };

const damaged = {
  ok: false,
  code: 'damaged',
  message: 'This picture is damaged and cannot be read. Open it, save it as a new JPEG, PNG or PDF and upload that.',
} as const;
const tooLarge = {
  ok: false,
  code: 'too-large',
  message: 'This picture has more than 32 million pixels. Scan at a lower resolution and upload that.',
} as const;

const pdfOf = async (bytes: Uint8Array, type: Type): Promise<DocumentInspection> => {
  const inspected = await inspectUpload(bytes);
  return inspected.ok ? { ok: true, bytes: inspected.bytes, type } : inspected;
};

const pictureAsPdf = async (bytes: Uint8Array): Promise<DocumentInspection> => {
  const facts = pictureFacts(bytes);
  if (facts === undefined || facts.width === 0 || facts.height === 0) return damaged;
  if (facts.width * facts.height > MOST_PIXELS) return tooLarge;
  try {
    return await pdfOf(await setPicture(bytes, facts), facts.type);
  } catch {
    return damaged;
  }
};

/**
 * Judges the file of a paper and gives the PDF that is shown: a PDF inspected and rewritten as `inspectUpload` does, a JPEG or
 * PNG set on one page. The same file gives the same bytes. Always answers.
 */
export const inspectDocument = async (bytes: Uint8Array): Promise<DocumentInspection> =>
  pictureType(bytes) === undefined ? pdfOf(bytes, 'application/pdf') : pictureAsPdf(bytes);
