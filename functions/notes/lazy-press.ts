import type { NotePress } from '@sequester/domain';

/** Where words are that cannot be seen, and which. */
const hiddenIn = async (bytes: Uint8Array, pages: readonly number[]) =>
  (await (await import('@sequester/pdf')).hiddenWords(bytes, [...pages])).map(
    ({ page, how, x, y, width, height, words }) => ({ place: { page, how, x, y, width, height }, words }),
  );

/** The PDF engines, loaded when a note is sealed, inspected or searched and not before: reading and listing never wait for them. */
export const lazyPress: NotePress = {
  unset: async (text) => (await import('@sequester/pdf')).unsetLetters(text),
  seal: async (sheet) => (await import('@sequester/pdf')).sealNote(sheet),
  locate: async (bytes, passages, elsewhere) =>
    (await import('@sequester/pdf')).findPassages(
      bytes,
      [...passages],
      elsewhere === 'all' ? elsewhere : [...elsewhere],
    ),
  hidden: async (bytes, pages) => (await hiddenIn(bytes, pages)).map(({ place, words }) => ({ ...place, words })),
  inspect: async (bytes) => {
    const { EngineFailure, inspectUpload, pageSizes } = await import('@sequester/pdf');
    const inspected = await inspectUpload(bytes);
    if (!inspected.ok) return inspected;

    const sizes = await pageSizes(inspected.bytes);
    const pages = sizes.map((_, index) => index + 1);
    const hidden = await hiddenIn(inspected.bytes, pages).catch((error: unknown) => {
      if (error instanceof EngineFailure) return undefined;

      throw error;
    });
    return { ...inspected, sizes, hidden: hidden?.map(({ place }) => place) };
  },
};
