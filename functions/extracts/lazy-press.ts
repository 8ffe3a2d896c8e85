import type { ExtractPress, PaperPress } from '@sequester/domain';
import { sha256Hex } from '@sequester/edge';

/** The PDF engines, loaded when there is something to build and not before. */
export const lazyPress: ExtractPress = {
  build: async (request) => {
    const { buildExtract, SelectionRefused, StampTooLong } = await import('@sequester/pdf');
    try {
      return await buildExtract(request);
    } catch (error) {
      if (error instanceof SelectionRefused) {
        return { refused: `selection-${error.code}` };
      }
      if (error instanceof StampTooLong) {
        return { refused: 'stamp-too-long' };
      }
      throw error;
    }
  },
  verify: async (request) => (await import('@sequester/pdf')).verifyExtract(request),
};

/** Sets papers, with the same engines. */
export const lazyPaperPress: PaperPress = {
  set: async (paper) => {
    const { bytes, pages } = await (await import('@sequester/pdf')).setPaper(paper);
    return { bytes, pages, sha256: sha256Hex(bytes) };
  },
};
