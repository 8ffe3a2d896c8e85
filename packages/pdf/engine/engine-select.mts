import type { StoredPdf } from '../types.ts';
import { holds } from './engine-holds.mts';
import { savedByPdfium } from './engine-inspect.mts';
import { findLayers } from './engine-layers.mts';
import { isDone, startQpdf } from './engine-qpdf.mts';
import type { EnginePaths, QpdfAnswer, SelectAnswer, SelectJob } from './jobs.ts';
import { LENIENTLY, SELECTION, withAllResources } from './selection.mts';

type Sources = SelectJob['sources'];

const isType3 = (bytes: StoredPdf): boolean => holds(bytes, 'Type3');

const selectedFrom = async (paths: EnginePaths, sources: Sources): Promise<SelectAnswer> => {
  const files = sources.map(({ bytes }, index) => ({ name: `source-${index}.pdf`, bytes }));
  const run = await startQpdf(paths, files);
  const ranges = sources.flatMap(({ pages }, index) => [`/source-${index}.pdf`, pages.join(',')]);
  const selection = sources.some(({ bytes }) => isType3(bytes)) ? withAllResources(SELECTION) : SELECTION;
  let selected: QpdfAnswer | undefined;
  for (const manner of [selection, LENIENTLY]) {
    selected = run(['--empty', '--pages', ...ranges, '--', ...manner, '/selected.pdf'], 'selected.pdf');
    if (isDone(selected) || isOutOfRange(selected)) break;
  }
  if (!selected) throw new Error('nothing was selected');
  const done = isDone(selected);
  return { ...selected, done, layered: done ? files.map(({ name, bytes }) => findLayers(run, `/${name}`, bytes)) : [] };
};

const isOutOfRange = ({ messages }: QpdfAnswer): boolean =>
  messages.some((message) => /^[^:]*: number \d+ out of range/.test(message));

/** Sources as PDFium writes them, which finds what qpdf does not; those that it cannot open stay as they are. */
const resaved = async (paths: EnginePaths, sources: Sources): Promise<Sources> => {
  const saved: Sources = [];
  for (const source of sources) {
    const bytes = await savedByPdfium(paths, source.bytes);
    saved.push(bytes instanceof Uint8Array ? { ...source, bytes } : source);
  }
  return saved;
};

/** Selects pages of documents into one, and says which pages of each document hide a layer. */
export const selectPages = async (paths: EnginePaths, { sources }: SelectJob): Promise<SelectAnswer> => {
  const answer = await selectedFrom(paths, sources);
  return answer.done || isOutOfRange({ status: 2, ...answer })
    ? answer
    : selectedFrom(paths, await resaved(paths, sources));
};
