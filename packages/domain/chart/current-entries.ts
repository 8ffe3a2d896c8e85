import { currentKinds, headerOf, isCurrent, type Kind } from '@sequester/model';

import { CurrentEntries } from './ports.ts';

interface Found {
  /** The row name of its kind. */
  row: string;
  entry: object;
}

const unranked = Number.MAX_SAFE_INTEGER;

const rankOf = ({ current }: Pick<Kind, 'name' | 'current'>, entry: object): number => {
  const rank: unknown = current?.rank === undefined ? undefined : Reflect.get(entry, current.rank);
  return typeof rank === 'number' ? rank : unranked;
};

const listed = (kind: Pick<Kind, 'name' | 'about' | 'title' | 'current'>, entries: object[]): object[] => {
  const on = (entry: object): string => headerOf(kind, '', entry).on;
  return entries.toSorted((one, other) => rankOf(kind, one) - rankOf(kind, other) || (on(one) < on(other) ? 1 : -1));
};

/** What holds on a day, of what was found: by kind, by rank where entries have one, and then the latest first. */
export const currentEntries = (
  found: readonly Found[],
  { day, more }: { day: string; more: boolean },
): CurrentEntries => {
  const fields = currentKinds.map((kind) => {
    const holding = found.filter(({ row, entry }) => row === kind.row && isCurrent(kind, entry, day));
    return [
      kind.plural,
      listed(
        kind,
        holding.map(({ entry }) => entry),
      ),
    ];
  });
  return CurrentEntries.parse({ ...Object.fromEntries(fields), more });
};
