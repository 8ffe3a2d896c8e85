import { select } from '../engine/run-engine.ts';
import type { ExtractSource } from '../types.ts';

/** The selection cannot be made: a page that a source does not have, or a source that cannot be read. */
export class SelectionRefused extends Error {
  readonly code: 'no-pages' | 'page-out-of-range' | 'unreadable-source';

  constructor(code: 'no-pages' | 'page-out-of-range' | 'unreadable-source', options?: ErrorOptions) {
    super(`selection refused: ${code}`, options);
    this.code = code;
  }
}

const refuseOdd = (pages: number[]): void => {
  if (pages.length === 0) throw new SelectionRefused('no-pages');
  if (pages.some((page) => !Number.isInteger(page) || page < 1)) throw new SelectionRefused('page-out-of-range');
};

/** The selected pages as one PDF; `layered` are, for each source, its pages, counted from 0, that hide a layer. */
export type Selected = { bytes: Uint8Array; layered: number[][] };

/**
 * The pages in scope of all sources, in order, in one new PDF. What shows of annotations and form fields becomes content.
 * Resources that a page does not use are left behind. Throws `SelectionRefused`, `EngineFailure`.
 */
export const selectPages = async (sources: Pick<ExtractSource, 'bytes' | 'pages'>[]): Promise<Selected> => {
  if (sources.length === 0) throw new SelectionRefused('no-pages');
  for (const { pages } of sources) refuseOdd(pages);
  const { done, output, messages, layered } = await select({
    sources: sources.map(({ bytes, pages }) => ({ bytes, pages })),
  });
  if (!done) throw new SelectionRefused(refusal(messages));
  return { bytes: output, layered };
};

const refusal = (messages: string[]) =>
  messages.some((message) => /^[^:]*: number \d+ out of range/.test(message))
    ? 'page-out-of-range'
    : 'unreadable-source';
