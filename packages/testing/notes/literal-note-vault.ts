import { sha256Hex, type NotePress, type NoteVault } from '@sequester/domain';

/** Sealed PDFs and uploads in memory. `parts` are those that have come, by upload and number. */
export const literalNoteVault = () => {
  const objects = new Map<string, Uint8Array>();
  const parts = new Map<string, Map<number, Uint8Array>>();
  const vault: NoteVault = {
    seal: async (_context, { name, bytes }) => {
      const objectKey = `${name.noteId}/${name.version}-${sha256Hex(bytes)}`;
      objects.set(objectKey, bytes);
      return { objectKey, sha256: sha256Hex(bytes) };
    },
    read: async ({ objectKey }) => objects.get(objectKey) ?? new Uint8Array(),
    opened: async ({ objectKey, seconds }) => `https://vault.example/${objectKey}?seconds=${seconds}`,
    begin: async ({ uploadId }) => `s3 ${uploadId}`,
    incoming: async (upload, { number, bytes }) => ({
      url: `https://vault.example/incoming/${upload.uploadId}?part=${number}`,
      headers: { 'content-length': String(bytes) },
    }),
    parts: async ({ uploadId }) =>
      objects.has(`incoming/${uploadId}`) ? undefined : [...(parts.get(uploadId)?.keys() ?? [])],
    assemble: async ({ uploadId }) => {
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

/** Makes and reads notes that are text, as if they were PDFs. */
export const literalNotePress: NotePress = {
  seal: async (sheet) => ({
    bytes: new TextEncoder().encode(`${sheet.lines.map((line) => line.value).join()}\n${sheet.text}`),
    pages: 1,
    sizes: [{ width: 612, height: 792 }],
  }),
  locate: async (bytes, passages) =>
    passages.map(({ page, passage }) => {
      const times = page === 1 ? new TextDecoder().decode(bytes).split(passage).length - 1 : 0;
      return {
        times,
        rects: Array.from({ length: times }, (_, index) => ({
          page,
          x: 72,
          y: 700 - 20 * index,
          width: 40,
          height: 10,
        })),
      };
    }),
  inspect: async (bytes) =>
    new TextDecoder().decode(bytes).startsWith('%PDF')
      ? { ok: true, pages: 3, bytes, sizes: Array.from({ length: 3 }, () => ({ width: 595, height: 842 })) }
      : { ok: false, code: 'not-a-pdf', message: 'The file is not a PDF.' },
};
