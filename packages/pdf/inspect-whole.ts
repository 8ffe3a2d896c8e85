import { EngineFailure } from './engine/run-engine.ts';
import { pageSizes } from './find-passages.ts';
import { hiddenWords } from './hidden-words.ts';
import { inspectUpload } from './inspect-upload.ts';
import type { HiddenWords } from './types.ts';

/** Words that cannot be seen, with where they are; undefined where the engine could not find that out. */
const hiddenIn = async (bytes: Uint8Array, pages: number): Promise<HiddenWords[] | undefined> => {
  try {
    return await hiddenWords(
      bytes,
      Array.from({ length: pages }, (_, index) => index + 1),
    );
  } catch (error) {
    if (error instanceof EngineFailure) return undefined;

    throw error;
  }
};

/** Inspects an upload as `inspectUpload` does, and says of what it takes how large its pages are and where words are hidden, not which. */
export const inspectWhole = async (bytes: Uint8Array) => {
  const inspected = await inspectUpload(bytes);
  if (!inspected.ok) return inspected;

  const sizes = await pageSizes(inspected.bytes);
  const hidden = await hiddenIn(inspected.bytes, sizes.length);
  return { ...inspected, sizes, hidden: hidden?.map(({ words: _words, ...place }) => place) };
};
