import { EngineFailure, inspect } from './engine/run-engine.ts';
import { pictureFacts, pictureType } from './paper/read-picture.ts';
import { setPicture } from './paper/set-picture.ts';
import type { UploadInspection, UploadRefusalCode } from './types.ts';

/** 160 MB and 2,000 pages: a scanned file of 2,000 pages at 80 KB each. */
const LARGEST_BYTES = 160 * 1024 * 1024;
const MOST_PAGES = 2_000;

const MESSAGES: Record<UploadRefusalCode, string> = {
  'not-a-pdf': 'This file is not a PDF, a JPEG or a PNG. Save or print the document as a PDF and upload that.',
  encrypted: 'This PDF is protected by a password. Save a copy without protection and upload that.',
  'too-large':
    'This file is larger than 160 MB, or its picture than 32 million pixels. Scan at a lower resolution, or divide it into several files.',
  damaged: 'This file is damaged and cannot be read safely. Open it, save it as a new PDF and upload that.',
  'too-many-pages': 'This PDF has more than 2,000 pages. Divide it into several files.',
  'took-too-long':
    'This PDF took too long to check. Upload it once more; if it is refused again, print it to a new PDF and upload that.',
  'has-forms': 'This PDF makes its pages by a program of its own (an XFA form). Print it to a new PDF and upload that.',
};

const refused = (code: UploadRefusalCode): UploadInspection => ({ ok: false, code, message: MESSAGES[code] });

/** ISO 32000-1 puts the header in the first line; readers accept it within the first 1,024 bytes, and so does this. */
const looksLikePdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

/** Pixels of a picture: a page of A3 at 400 dots an inch. A PNG is unpacked to four bytes a pixel. */
const MOST_PIXELS = 32_000_000;

/** A photograph or a scan as a page. */
const pageOf = async (bytes: Uint8Array): Promise<Uint8Array | 'damaged' | 'too-large'> => {
  const facts = pictureFacts(bytes);
  if (facts === undefined || facts.width === 0 || facts.height === 0) return 'damaged';
  if (facts.width * facts.height > MOST_PIXELS) return 'too-large';
  try {
    return await setPicture(bytes, facts);
  } catch {
    return 'damaged';
  }
};

/**
 * Judges an upload and rewrites it as one revision without unreachable objects and document metadata; a JPEG or PNG becomes a page.
 * Always answers: a file that is not read within 20 seconds of work is refused as such, one that is not within 512 MB as damaged.
 */
export const inspectUpload = async (bytes: Uint8Array): Promise<UploadInspection> => {
  if (bytes.length > LARGEST_BYTES) return refused('too-large');
  if (pictureType(bytes) === undefined) return inspectPdf(bytes);
  const page = await pageOf(bytes);
  return typeof page === 'string' ? refused(page) : inspectPdf(page);
};

const inspectPdf = async (bytes: Uint8Array): Promise<UploadInspection> => {
  if (!looksLikePdf(bytes)) return refused('not-a-pdf');
  try {
    const found = await inspect({ bytes, mostPages: MOST_PAGES });
    return 'refusal' in found ? refused(found.refusal) : { ok: true, ...found };
  } catch (cause) {
    return refused(cause instanceof EngineFailure && cause.reason === 'timed-out' ? 'took-too-long' : 'damaged');
  }
};
