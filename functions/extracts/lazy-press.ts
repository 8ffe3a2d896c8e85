import type { ExtractPress, PaperPress } from '@sequester/domain';
import { sha256Hex } from '@sequester/edge';
import type { Verification } from '@sequester/pdf';

/** The code of a failure that another try cannot mend, or nothing where it may. */
const codeOf = async (error: unknown): Promise<string | undefined> => {
  const { EngineFailure, RedactionRefused, SelectionRefused, StampTooLong } = await import('@sequester/pdf');
  if (error instanceof SelectionRefused) return `selection-${error.code}`;

  if (error instanceof RedactionRefused) return `redaction-${error.code}`;

  if (error instanceof EngineFailure) return `engine-${error.reason}`;

  return error instanceof StampTooLong ? 'stamp-too-long' : undefined;
};

/** What the check of an extract found while it was built, so that the same bytes are not checked twice. */
const checked = new WeakMap<Uint8Array, Verification>();

/** The PDF engines, loaded when there is something to build and not before. */
export const lazyPress: ExtractPress = {
  build: async (request) => {
    try {
      const { extract, verification } = await (await import('@sequester/pdf')).pressExtract(request);
      checked.set(extract.bytes, verification);
      return extract;
    } catch (error) {
      const refused = await codeOf(error);
      if (refused === undefined) throw error;

      return { refused };
    }
  },
  sizes: async (bytes) => (await import('@sequester/pdf')).pageSizes(bytes),
  verify: async (request) => checked.get(request.extract) ?? (await import('@sequester/pdf')).verifyExtract(request),
};

/** Sets papers, with the same engines. */
export const lazyPaperPress: PaperPress = {
  set: async (paper) => {
    const { bytes, pages } = await (await import('@sequester/pdf')).setPaper(paper);
    return { bytes, pages, sha256: sha256Hex(bytes) };
  },
};
