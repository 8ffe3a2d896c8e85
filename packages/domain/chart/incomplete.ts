import { Refusal, type RefusalDetail, saysSomething, type SignedKind } from '@sequester/model';
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;
type Titles = SignedKind['titles'];

/** A value without texts that say nothing: what was left empty is missing. */
const withoutBlanks = (value: unknown): unknown => {
  if (typeof value === 'string') return saysSomething(value) ? value : undefined;

  if (Array.isArray(value)) return value.map(withoutBlanks).filter((one) => one !== undefined);

  if (typeof value !== 'object' || value === null) return value;

  const kept = Object.entries(value).map(([name, inner]): [string, unknown] => [name, withoutBlanks(inner)]);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
};

const patternOf = (path: readonly PropertyKey[]): string =>
  path.map((name) => (typeof name === 'number' ? '*' : String(name))).join('.');

/** Where in a list something stands: "Goal 2 of Problem 1". */
const placeOf = (titles: Titles, path: readonly PropertyKey[]): string =>
  path
    .flatMap((name, index) =>
      typeof name === 'number' && index < path.length - 1
        ? [`${titles[patternOf(path.slice(0, index + 1))] ?? ''} ${name + 1}`]
        : [],
    )
    .toReversed()
    .join(' of ');

const emptyWords = (titles: Titles, path: readonly PropertyKey[]): string => {
  const place = placeOf(titles, path);
  return `“${titles[patternOf(path)] ?? path.join('.')}”${place === '' ? '' : ` of ${place}`} is empty. Fill it in, then sign.`;
};

/** One thing that stands in the way of a signature, in words. */
const detailOf = (titles: Titles, issue: Issue): RefusalDetail => {
  const path = ['entry', ...issue.path].join('.');
  if (issue.code === 'custom') {
    const { code, text } = issue.params ?? {};
    return { path, code: String(code), text: String(text) };
  }

  return { path, code: 'missing', text: emptyWords(titles, issue.path) };
};

/** What a draft holds, where it is whole. Refuses `draft-incomplete` and names what is missing. */
export const demandWhole = (kind: Pick<SignedKind, 'whole' | 'titles'>, draft: object): object => {
  const whole = kind.whole.safeParse(withoutBlanks(draft));
  if (!whole.success) {
    throw new Refusal(
      'draft-incomplete',
      whole.error.issues.map((issue) => detailOf(kind.titles, issue)),
    );
  }

  return whole.data;
};
