import { sha256Hex, type FoundOnPage, type NotePress, type NoteVault } from '@sequester/domain';
import type { HiddenWords } from '@sequester/model';

/** Sealed PDFs and uploads in memory. `parts` are those that have come, by upload and number. */
export const literalNoteVault = () => {
  const objects = new Map<string, Uint8Array>();
  const parts = new Map<string, Map<number, Uint8Array>>();
  /** Uploads that take no more parts. */
  const ended = new Set<string>();
  const vault: NoteVault = {
    seal: async ({ practiceId }, { originatorId, name, bytes }) => {
      const objectKey = `${practiceId}/${originatorId}/${name.noteId}/${name.version}-${sha256Hex(bytes)}`;
      objects.set(objectKey, bytes);
      return { objectKey, sha256: sha256Hex(bytes) };
    },
    sealWords: async ({ practiceId }, { originatorId, name, text }) => {
      const sha256 = sha256Hex(text);
      const objectKey = `${practiceId}/${originatorId}/words/${name.noteId}/${name.version}-${sha256}`;
      objects.set(objectKey, new TextEncoder().encode(text));
      return { objectKey, sha256 };
    },
    read: async ({ objectKey }) => {
      const bytes = objects.get(objectKey);
      if (bytes === undefined) throw new Error('no such object');

      return bytes;
    },
    opened: async ({ objectKey, seconds }) => `https://vault.example/${objectKey}?seconds=${seconds}`,
    begin: async ({ uploadId }) => `s3 ${uploadId}`,
    incoming: async (upload, { number, bytes }) => ({
      url: `https://vault.example/incoming/${upload.uploadId}?part=${number}`,
      headers: { 'content-length': String(bytes) },
    }),
    parts: async ({ uploadId }) =>
      ended.has(uploadId) || objects.has(`incoming/${uploadId}`) ? undefined : [...(parts.get(uploadId)?.keys() ?? [])],
    assemble: async ({ uploadId }) => {
      if (ended.has(uploadId)) return;

      ended.add(uploadId);
      const pieces = [...(parts.get(uploadId) ?? [])].toSorted(([a], [b]) => a - b).map(([, bytes]) => bytes);
      objects.set(`incoming/${uploadId}`, Buffer.concat(pieces));
    },
    arrived: async (upload) => objects.get(`incoming/${upload.uploadId}`),
    removeArrived: async (upload) => {
      objects.delete(`incoming/${upload.uploadId}`);
    },
  };
  return { vault, objects, parts };
};

/** A note that is text has one page, on which nothing is nearly what was quoted. */
const literallyFound = (page: number, text: string, passage: string): FoundOnPage => {
  const times = page === 1 ? text.split(passage).length - 1 : 0;
  const at = (_: unknown, index: number) => ({ page, x: 72, y: 700 - 20 * index, width: 40, height: 10 });
  return {
    times,
    byOcr: false,
    forms: times > 0 ? [{ text: passage, times }] : [],
    rects: Array.from({ length: times }, at),
    near: [],
  };
};

/** A file that says that it has hidden words has some under a black box on its second page, and in white on its third. */
const literallyHidden = (bytes: Uint8Array): HiddenWords[] =>
  new TextDecoder().decode(bytes).includes('hidden')
    ? [
        { page: 2, how: 'failed-redaction', x: 72, y: 600, width: 90, height: 12, words: 'CANARY under a box' },
        { page: 3, how: 'same-colour', x: 72, y: 600, width: 90, height: 12, words: 'CANARY in white' },
        { page: 3, how: 'outside', x: 700, y: 600, width: 0, height: 12, words: 'CANARY beside it' },
      ]
    : [];

/** Makes and reads notes that are text, as if they were PDFs. */
export const literalNotePress: NotePress = {
  unset: async (text) =>
    text.includes('\u16a0') ? [{ line: 1, letter: text.indexOf('\u16a0') + 1, character: 'U+16A0' }] : [],
  seal: async (sheet) => ({
    bytes: new TextEncoder().encode(`${sheet.lines.map((line) => line.value).join()}\n${sheet.text}`),
    pages: 1,
    sizes: [{ width: 612, height: 792 }],
  }),
  locate: async (bytes, passages, elsewhere) =>
    passages.map(({ page, passage }) => {
      const found = literallyFound(page, new TextDecoder().decode(bytes), passage);
      const first = literallyFound(1, new TextDecoder().decode(bytes), passage);
      const also = page !== 1 && (elsewhere === 'all' || elsewhere.includes(1)) && first.times > 0;
      return { ...found, elsewhere: also ? [{ page: 1, ...first }] : [] };
    }),
  hidden: async (bytes, pages) => literallyHidden(bytes).filter(({ page }) => pages.includes(page)),
  inspect: async (bytes) =>
    new TextDecoder().decode(bytes).startsWith('%PDF')
      ? {
          ok: true,
          pages: 3,
          bytes,
          sizes: Array.from({ length: 3 }, () => ({ width: 595, height: 842 })),
          takenOut: new TextDecoder().decode(bytes).includes('script') ? ['scripts'] : [],
          hidden: literallyHidden(bytes).map(({ page, how, x, y, width, height }) => ({
            page,
            how,
            x,
            y,
            width,
            height,
          })),
        }
      : { ok: false, code: 'not-a-pdf', message: 'The file is not a PDF.' },
};
