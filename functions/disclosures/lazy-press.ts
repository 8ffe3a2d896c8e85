import type { DocumentPress } from '@sequester/domain';

/** The PDF engines, loaded when the file of a paper has arrived and not before. */
export const lazyDocumentPress: DocumentPress = {
  document: async (bytes) => (await import('@sequester/pdf')).inspectDocument(bytes),
};
