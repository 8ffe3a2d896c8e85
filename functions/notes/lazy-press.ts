import type { NotePress } from '@sequester/domain';

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
  inspect: async (bytes) => {
    const { hiddenWords, inspectUpload, pageSizes } = await import('@sequester/pdf');
    const inspected = await inspectUpload(bytes);
    if (!inspected.ok) return inspected;

    const sizes = await pageSizes(inspected.bytes);
    const pages = sizes.map((_, index) => index + 1);
    const hidden = await hiddenWords(inspected.bytes, pages);
    return { ...inspected, sizes, hiddenPages: [...new Set(hidden.map(({ page }) => page))] };
  },
};
