import { buildExtract, extractPages } from './extract/build-extract.ts';
import { SelectionRefused } from './extract/select-pages.ts';
import type { Extract, ExtractRequest, ExtractSource, Finding, PagesExtract, Verification } from './types.ts';
import { verifyExtract } from './verify/verify-extract.ts';

/** An extract, and what its check found. */
type Pressed<Made> = { extract: Made; verification: Verification };

type Press<Made> = {
  build: (sources: ExtractSource[]) => Promise<Made>;
  check: (made: Made, sources: ExtractSource[]) => Promise<Verification>;
  /** How many pages stand before the first one in scope. */
  coverPages: (made: Made) => number;
};

const allPages = (sources: ExtractSource[]): ExtractSource[] =>
  sources.map((source) => ({ ...source, asImages: [...new Set(source.pages)] }));

/** The sources with the pages on which something was found as images; all where it is not known on which. */
const asImages = (sources: ExtractSource[], findings: Finding[], coverPages: number): ExtractSource[] => {
  if (findings.some(({ pages = [] }) => pages.every((page) => page <= coverPages))) return allPages(sources);
  const found = new Set(findings.flatMap(({ pages = [] }) => pages.map((page) => page - coverPages - 1)));
  let at = 0;
  return sources.map((source) => {
    const own = source.pages.filter(() => found.has(at++));
    return { ...source, asImages: [...new Set([...(source.asImages ?? []), ...own])] };
  });
};

const imagesIn = (sources: ExtractSource[]): number =>
  sources.reduce((sum, { asImages: pages = [] }) => sum + pages.length, 0);

/** Content that cannot be read for certain can still be drawn. */
const built = async <Made>(
  press: Press<Made>,
  sources: ExtractSource[],
): Promise<{ made: Made; given: ExtractSource[] }> => {
  try {
    return { made: await press.build(sources), given: sources };
  } catch (cause) {
    const images = allPages(sources);
    if (!(cause instanceof SelectionRefused && cause.code === 'unreadable-source')) throw cause;
    return { made: await press.build(images), given: images };
  }
};

const pressed = async <Made>(press: Press<Made>, sources: ExtractSource[]): Promise<Pressed<Made>> => {
  const { made, given } = await built(press, sources);
  const verification = await press.check(made, given);
  if (verification.ok) return { extract: made, verification };
  const next = asImages(given, verification.findings, press.coverPages(made));
  return imagesIn(next) > imagesIn(given) ? pressed(press, next) : { extract: made, verification };
};

/**
 * Builds an extract and checks it. A page that the check does not let through as it was copied, or that does not look like its
 * source, becomes an image, and the whole is checked again. The same request gives the same bytes.
 * Throws `SelectionRefused`, `RedactionRefused`, `StampTooLong`, `EngineFailure`.
 */
export const pressExtract = ({ cover, sources }: ExtractRequest): Promise<Pressed<Extract>> =>
  pressed(
    {
      build: (given) => buildExtract({ cover, sources: given }),
      check: ({ bytes }, given) => verifyExtract({ extract: bytes, cover, sources: given }),
      coverPages: ({ manifest }) => manifest.coverPages,
    },
    sources,
  );

/** The pages in scope alone, checked in the same way. Throws `SelectionRefused`, `RedactionRefused`, `EngineFailure`. */
export const pressPages = (sources: ExtractSource[]): Promise<Pressed<PagesExtract>> =>
  pressed(
    {
      build: extractPages,
      check: ({ bytes }, given) => verifyExtract({ extract: bytes, sources: given }),
      coverPages: () => 0,
    },
    sources,
  );
