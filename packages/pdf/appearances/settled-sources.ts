import { sharedSources } from '../engine/shared-bytes.ts';
import type { StoredPdf } from '../types.ts';
import { withAppearances } from './with-appearances.ts';

/** The same sources with an appearance for everything that they show, their bytes where every engine can read them. Throws `EngineFailure`. */
export const settledSources = async <Source extends { bytes: StoredPdf }>(sources: Source[]): Promise<Source[]> => {
  const shared = sharedSources(sources);
  const settled: Source[] = [];
  for (const source of shared) settled.push({ ...source, bytes: await withAppearances(source.bytes) });
  return settled;
};
