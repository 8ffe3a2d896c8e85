import type { StoredPdf } from '../types.ts';
import { openStored } from './engine-stored.mts';

const PART = 8 * 1024 * 1024;

/** A name that is not written as it reads (ISO 32000-1, 7.3.5). */
const ESCAPED_NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]{0,127}#[\dA-Fa-f]{2}/;
const LONGEST_NAME = 256;

/** Whether a PDF may hold a name: it is written there, or in what hides it, an object stream or an escape. */
export const holds = (pdf: StoredPdf, name: string): boolean => {
  const stored = openStored(pdf);
  try {
    for (let at = 0; at < stored.length; at += PART) {
      const part = Buffer.alloc(Math.min(PART + LONGEST_NAME, stored.length - at));
      stored.read(part, at);
      if (part.includes(name) || part.includes('ObjStm') || ESCAPED_NAME.test(part.toString('latin1'))) return true;
    }
    return false;
  } finally {
    stored.close();
  }
};
