import { layers } from '../engine/run-engine.ts';
import type { ExtractSource, Redaction, StoredPdf } from '../types.ts';

type RedactionRefusal = 'passage-not-found' | 'page-not-in-scope' | 'rectangle-off-page';

/** A redaction cannot be made: the page does not have the passage, or the redaction is on a page that is not in scope, or beside its page. */
export class RedactionRefused extends Error {
  readonly code: RedactionRefusal;
  readonly page: number;

  constructor(code: RedactionRefusal, page: number) {
    super(`redaction refused: ${code}, page ${page}`);
    this.code = code;
    this.page = page;
  }
}

/** A page in scope with what is to be taken out of it; `layered` where its document hides a layer of it. */
export type ChosenPage = { source: StoredPdf; sourcePage: number; redactions: Redaction[]; layered: boolean };

/** To look through 16 MB takes as long as to ask qpdf for the catalog. */
const SLOW_TO_SEARCH = 16 * 1024 * 1024;

/** Only a document with groups of optional content can hide a layer; an object stream may hide that it has them. */
const mayHaveLayers = (bytes: StoredPdf): boolean => {
  if (!(bytes instanceof Uint8Array) || bytes.length > SLOW_TO_SEARCH) return true;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return raw.includes('OCProperties') || raw.includes('ObjStm');
};

/** The pages in scope, in order. Throws `RedactionRefused`, `EngineFailure`. */
export const chosenPages = async (sources: ExtractSource[]): Promise<ChosenPage[]> => {
  const chosen: ChosenPage[] = [];
  for (const { bytes, pages, redactions = [] } of sources) {
    const astray = redactions.find(({ page }) => !pages.includes(page));
    if (astray) throw new RedactionRefused('page-not-in-scope', astray.page);
    const layered = new Set(mayHaveLayers(bytes) ? await layers({ bytes }) : []);
    chosen.push(
      ...pages.map((sourcePage) => ({
        source: bytes,
        sourcePage,
        redactions: redactions.filter(({ page }) => page === sourcePage),
        layered: layered.has(sourcePage - 1),
      })),
    );
  }
  return chosen;
};
