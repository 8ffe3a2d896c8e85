import type { HiddenAt, HiddenParts } from '../engine/jobs.ts';
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

/** A page in scope with what is to be taken out of it; `layered` where its document hides a layer of it, `hidden` where it has words that cannot be seen. */
export type ChosenPage = {
  source: StoredPdf;
  sourcePage: number;
  redactions: Redaction[];
  layered: boolean;
  hidden?: HiddenParts<HiddenAt> | undefined;
};

/** Of each source, by pages counted from 0: those that hide a layer, and the words on them that cannot be seen. */
type Unseen = { layered: number[][]; hidden: ReadonlyMap<number, HiddenParts<HiddenAt>>[] };

/** The pages in scope, in order. Throws `RedactionRefused`. */
export const chosenPages = (sources: ExtractSource[], { layered, hidden }: Unseen): ChosenPage[] =>
  sources.flatMap(({ bytes, pages, redactions = [] }, at) => {
    const astray = redactions.find(({ page }) => !pages.includes(page));
    if (astray) throw new RedactionRefused('page-not-in-scope', astray.page);
    const hiding = new Set(layered[at]);
    return pages.map((sourcePage) => ({
      source: bytes,
      sourcePage,
      redactions: redactions.filter(({ page }) => page === sourcePage),
      layered: hiding.has(sourcePage - 1),
      hidden: hidden[at]?.get(sourcePage - 1),
    }));
  });
