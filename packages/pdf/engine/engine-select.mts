import { findLayers } from './engine-layers.mts';
import { isDone, startQpdf } from './engine-qpdf.mts';
import type { EnginePaths, SelectAnswer, SelectJob } from './jobs.ts';
import { SELECTION } from './selection.mts';

/** Selects pages of documents into one, and says which pages of each document hide a layer. */
export const selectPages = async (paths: EnginePaths, { sources }: SelectJob): Promise<SelectAnswer> => {
  const files = sources.map(({ bytes }, index) => ({ name: `source-${index}.pdf`, bytes }));
  const run = await startQpdf(paths, files);
  const ranges = sources.flatMap(({ pages }, index) => [`/source-${index}.pdf`, pages.join(',')]);
  const selected = run(['--empty', '--pages', ...ranges, '--', ...SELECTION, '/selected.pdf'], 'selected.pdf');
  const done = isDone(selected);
  return { ...selected, done, layered: done ? files.map(({ name, bytes }) => findLayers(run, `/${name}`, bytes)) : [] };
};
