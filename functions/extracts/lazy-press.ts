import type { ExtractPress, PaperPress } from '@sequester/domain';
import { sha256Hex } from '@sequester/edge';

/** The code of a failure that another try cannot mend, or nothing where it may. */
const codeOf = async (error: unknown): Promise<string | undefined> => {
  const { EngineFailure, RedactionRefused, SelectionRefused, StampTooLong } = await import('@sequester/pdf');
  if (error instanceof SelectionRefused) return `selection-${error.code}`;

  if (error instanceof RedactionRefused) return `redaction-${error.code}`;

  if (error instanceof EngineFailure) return `engine-${error.reason}`;

  return error instanceof StampTooLong ? 'stamp-too-long' : undefined;
};

/** The PDF engines, loaded when there is something to build and not before. */
export const lazyPress: ExtractPress = {
  build: async (request) => {
    try {
      return await (await import('@sequester/pdf')).buildExtract(request);
    } catch (error) {
      const refused = await codeOf(error);
      if (refused === undefined) throw error;

      return { refused };
    }
  },
  sizes: async (bytes) => (await import('@sequester/pdf')).pageSizes(bytes),
  verify: async (request) => (await import('@sequester/pdf')).verifyExtract(request),
};

/** Sets papers, with the same engines. */
export const lazyPaperPress: PaperPress = {
  set: async (paper) => {
    const { bytes, pages } = await (await import('@sequester/pdf')).setPaper(paper);
    return { bytes, pages, sha256: sha256Hex(bytes) };
  },
};
