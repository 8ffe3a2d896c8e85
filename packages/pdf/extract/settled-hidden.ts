import type { HiddenAt, HiddenParts } from '../engine/jobs.ts';
import { hiddenOnPages, type FoundHidden } from '../hidden-words.ts';
import type { HiddenDecision, HiddenPlace, Redaction, StoredPdf } from '../types.ts';
import { withAnnotations } from './settled-annotations.ts';

/** Places are the same that differ by less, in points. */
const HAIR = 1;

/** Whether two places are one: the same words of a page, hidden in the same way. */
export const isPlace = (one: HiddenPlace, other: HiddenPlace): boolean =>
  one.page === other.page &&
  one.how === other.how &&
  [one.x - other.x, one.y - other.y, one.width - other.width, one.height - other.height].every(
    (difference) => Math.abs(difference) < HAIR,
  );

/** What is printed in the block where words were marked to be taken out, and now are. */
const MARKED = 'marked-for-redaction';

/** Whether words lie under rectangles that are taken out of their page, which takes them as well. */
const isRedacted = ({ page, rects }: FoundHidden, redactions: Redaction[]): boolean =>
  rects.every((rect) =>
    redactions.some((redaction) => 'width' in redaction && redaction.page === page && holdsCentre(redaction, rect)),
  );

type Rect = Omit<HiddenPlace, 'page' | 'how'>;

const holdsCentre = ({ x, y, width, height }: Rect, inner: Rect): boolean => {
  const [across, up] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return across > x && across < x + width && up > y && up < y + height;
};

type Decided = FoundHidden & { kept: boolean };

const ofAnnotations = new Set(['prints-only', 'shows-only', 'never-shown']);

/** By page, counted from 0: the words without ink that are to be seen, which leave no block. */
const partsOf = (decided: Decided[]): Map<number, HiddenParts<HiddenAt>> => {
  const parts = new Map<number, HiddenParts<HiddenAt>>();
  for (const { page, how, rects, kept } of decided) {
    if (ofAnnotations.has(how) || how === MARKED) continue;
    const own = parts.get(page - 1) ?? { out: [], kept: [] };
    (kept ? own.kept : own.out).push(...rects.map(({ x, y, width, height }) => ({ x, y, width, height, how })));
    parts.set(page - 1, own);
  }
  return parts;
};

/** What is to become of the hidden words of a source: what of it is taken out where, and what it says that must not be found. */
export type SettledHidden = {
  decided: HiddenDecision[];
  parts: ReadonlyMap<number, HiddenParts<HiddenAt>>;
  words: string[];
};

const NOTHING: SettledHidden = { decided: [], parts: new Map(), words: [] };

type Source = { bytes: StoredPdf; pages: number[]; redactions?: Redaction[]; hidden?: HiddenDecision[] };

/**
 * A source with the decisions on its hidden words carried out on its annotations, and the marks of what was to be taken out as
 * redactions; what is left to take out of its content is said beside it. Throws `EngineFailure`.
 */
const settledHidden = async <Given extends Source>(
  source: Given,
): Promise<{ source: Given; settled: SettledHidden }> => {
  const { bytes, pages, hidden, redactions = [] } = source;
  if (hidden === undefined) return { source, settled: NOTHING };
  const found = (await hiddenOnPages(bytes, [...new Set(pages)])).filter(({ how }) => how !== 'outside');
  const decided = found.map((words): Decided => {
    const decision = hidden.find((one) => isPlace(one, words));
    const kept = decision !== undefined && decision.way !== 'taken-out' && !isRedacted(words, redactions);
    return { ...words, kept };
  });
  const annotations = decided.flatMap(({ page, annotation, kept }) =>
    annotation === undefined ? [] : [{ index: page - 1, annotation, shown: kept }],
  );
  const marked = decided.filter(({ how, kept }) => how === MARKED && !kept);
  const marks = marked.flatMap(({ rects }) => rects.map((rect): Redaction => ({ ...rect, reason: MARKED })));
  return {
    source: { ...source, bytes: await withAnnotations(bytes, annotations), redactions: [...redactions, ...marks] },
    settled: {
      decided: decided.map(({ page, x, y, width, height, how, kept }) => {
        return { page, x, y, width, height, how, way: kept ? 'kept' : 'taken-out' };
      }),
      parts: partsOf(decided),
      words: decided.flatMap(({ annotation, kept, words }) => (annotation === undefined || kept ? [] : [words])),
    },
  };
};

/** The same of all sources, in their order. Throws `EngineFailure`. */
export const settledHiddenOf = async <Given extends Source>(
  given: Given[],
): Promise<{ sources: Given[]; hidden: SettledHidden[] }> => {
  const [sources, hidden]: [Given[], SettledHidden[]] = [[], []];
  for (const one of given) {
    const { source, settled } = await settledHidden(one);
    sources.push(source);
    hidden.push(settled);
  }
  return { sources, hidden };
};
