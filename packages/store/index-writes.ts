import type { Item } from './get-item.ts';
import type { Write } from './transact.ts';

const nameOf = ({ pk, sk }: Item): string => JSON.stringify([pk, sk]);

/** What has to be written so that the rows by which an entry was found become those by which it is found now. */
export const indexWrites = (table: string, before: readonly Item[], after: readonly Item[]): Write[] => {
  const standing = new Map(before.map((row) => [nameOf(row), JSON.stringify(row)]));
  const kept = new Set(after.map(nameOf));
  const changed = after.filter((row) => standing.get(nameOf(row)) !== JSON.stringify(row));
  const gone = before.filter((row) => !kept.has(nameOf(row)));
  return [
    ...changed.map((put): Write => ({ table, put })),
    ...gone.map(({ pk, sk }): Write => ({ table, remove: { pk: String(pk), sk: String(sk) } })),
  ];
};
