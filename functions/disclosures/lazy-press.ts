import type { DocumentPress, PaperPress } from '@sequester/domain';
import { sha256Hex } from '@sequester/edge';

/** The PDF engines, loaded when the file of a paper has arrived and not before. */
export const lazyDocumentPress: DocumentPress = {
  document: async (bytes) => (await import('@sequester/pdf')).inspectDocument(bytes),
};

/** Sets papers, with the same engines. */
export const lazyPaperPress: PaperPress = {
  set: async (paper) => {
    const { bytes, pages } = await (await import('@sequester/pdf')).setPaper(paper);
    return { bytes, pages, sha256: sha256Hex(bytes) };
  },
};
