import { closeSync, fstatSync, openSync } from 'node:fs';

import type { StoredPdf } from '../types.ts';
import { openStored } from './engine-stored.mts';

/** Below 32 MB, reading a file whole is faster than reading many small parts. */
const LARGE = 32 * 1024 * 1024;

const isLarge = (path: string): boolean => {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  closeSync(file);
  return size > LARGE;
};

/** A PDF that an engine reads where it stands: in shared memory, or in its file when that is large. */
const sharedBytes = (pdf: StoredPdf): StoredPdf => {
  if (pdf instanceof Uint8Array ? pdf.buffer instanceof SharedArrayBuffer : isLarge(pdf.path)) return pdf;
  const stored = openStored(pdf);
  const copy = new Uint8Array(new SharedArrayBuffer(stored.length));
  stored.read(copy, 0);
  stored.close();
  return copy;
};

/** The same sources, their bytes where every engine can read them. */
export const sharedSources = <Source extends { bytes: StoredPdf }>(sources: Source[]): Source[] =>
  sources.map((source) => ({ ...source, bytes: sharedBytes(source.bytes) }));
