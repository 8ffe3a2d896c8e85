import { Refusal } from '@sequester/model';

const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');

/** One page of rows in their order, which go on after the row that a cursor names. Refuses `invalid-cursor` for a cursor of another list. */
export const pageOf = <Row>(
  rows: readonly Row[],
  { size, cursor, keyOf }: { size: number; cursor?: string | undefined; keyOf: (row: Row) => string },
): { rows: Row[]; cursor?: string } => {
  const from = cursor === undefined ? 0 : rows.findIndex((row) => cursorOf(keyOf(row)) === cursor) + 1;
  if (cursor !== undefined && from === 0) throw new Refusal('invalid-cursor');

  const page = rows.slice(from, from + size);
  const last = page.at(-1);
  return last === undefined || from + size >= rows.length
    ? { rows: page }
    : { rows: page, cursor: cursorOf(keyOf(last)) };
};
