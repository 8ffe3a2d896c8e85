import { texts } from './engine/run-engine.ts';
import type { StoredPdf } from './types.ts';

/** The text of each page, hidden text included, as PDFium reads it. Throws `EngineFailure` on a file that it cannot open. */
export const pageTexts = async (bytes: StoredPdf): Promise<string[]> => {
  const [read = []] = await texts({ documents: [{ bytes }] });
  return read;
};
