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
  hidden: async (bytes, pages) => (await import('@sequester/pdf')).hiddenWords(bytes, [...pages]),
  inspect: async (bytes) => (await import('@sequester/pdf')).inspectWhole(bytes),
};
