import { qpdf } from '../engine/run-engine.ts';
import { SELECTION } from '../engine/selection.mts';
import type { ExtractSource } from '../types.ts';

/** The selection cannot be made: a page that a source does not have, or a source that cannot be read. */
export class SelectionRefused extends Error {
  readonly code: 'no-pages' | 'page-out-of-range' | 'unreadable-source';

  constructor(code: 'no-pages' | 'page-out-of-range' | 'unreadable-source') {
    super(`selection refused: ${code}`);
    this.code = code;
  }
}

const range = (pages: number[]): string => {
  if (pages.length === 0) throw new SelectionRefused('no-pages');
  if (pages.some((page) => !Number.isInteger(page) || page < 1)) throw new SelectionRefused('page-out-of-range');
  return pages.join(',');
};

/**
 * The pages in scope of all sources, in order, in one new PDF. What shows of annotations and form fields becomes content.
 * Resources that a page does not use are left behind. Throws `SelectionRefused`, `EngineFailure`.
 */
export const selectPages = async (sources: Pick<ExtractSource, 'bytes' | 'pages'>[]): Promise<Uint8Array> => {
  if (sources.length === 0) throw new SelectionRefused('no-pages');
  const ranges = sources.flatMap(({ pages }, index) => [`/source-${index}.pdf`, range(pages)]);
  const { status, output, messages } = await qpdf({
    files: sources.map(({ bytes }, index) => ({ name: `source-${index}.pdf`, bytes })),
    args: ['--empty', '--pages', ...ranges, '--', ...SELECTION, '/selected.pdf'],
    output: 'selected.pdf',
  });
  if (status !== 0 && status !== 3) throw new SelectionRefused(refusal(messages));
  return output;
};

const refusal = (messages: string[]) =>
  messages.some((message) => message.includes('out of range')) ? 'page-out-of-range' : 'unreadable-source';
