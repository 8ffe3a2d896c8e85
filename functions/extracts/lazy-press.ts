import type { ExtractPress } from '@sequester/domain';

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
