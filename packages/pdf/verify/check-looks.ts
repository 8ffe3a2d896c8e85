import { alike } from '../engine/run-engine.ts';
import type { Finding } from '../types.ts';
import { isTagged } from './check-structure.ts';
import { releasedRegion, type Region } from './image-region.ts';
import { Unreadable } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';
import { isPassage, isRect, type ScopePage } from './scope-page.ts';

type Standing = { file: PdfFile | Unreadable; regions: (Region | undefined)[]; coverPages: number };

/** Pages that are compared in one job, whose time is limited. */
const LOOKS_AT_ONCE = 48;

/** That each page looks as it does in its source, but for what was taken out of it. */
export const checkLooks = async (
  extract: Uint8Array,
  inScope: ScopePage[],
  { file, regions, coverPages }: Standing,
): Promise<Finding[]> => {
  if (file instanceof Unreadable || isTagged(file)) return [];
  const findings: Finding[] = [];
  const wanted = inScope.map(({ bytes, number, redactions }, index) => ({
    bytes,
    page: {
      source: number - 1,
      extract: coverPages + index,
      region: releasedRegion(file, coverPages + index),
      image: regions[coverPages + index] !== undefined,
      rects: redactions.filter(isRect),
      passages: redactions.filter(isPassage),
    },
  }));
  for (const [source, all] of Map.groupBy(wanted, ({ bytes }) => bytes)) {
    for (let from = 0; from < all.length; from += LOOKS_AT_ONCE) {
      const pages = all.slice(from, from + LOOKS_AT_ONCE).map(({ page }) => page);
      const answers = await alike({ source, extract, pages });
      findings.push(
        ...pages.flatMap((page, at): Finding[] =>
          answers[at]
            ? []
            : [{ code: 'looks-different', detail: `page ${page.extract + 1}`, pages: [page.extract + 1] }],
        ),
      );
    }
  }
  return findings;
};
