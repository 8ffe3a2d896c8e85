import type { Jurisdiction } from '../jurisdiction.ts';
import type { State, StateRow } from './row.ts';
import table from './table.json' with { type: 'json' };

const rows: Readonly<Record<string, unknown>> = table;

/** `states/rows.test.ts` parses every row with a closed schema, so that the engine need not when it starts. */
const isRow = (row: unknown): row is StateRow => row !== undefined;

export const isState = (jurisdiction: Jurisdiction): jurisdiction is State => jurisdiction !== 'US-baseline';

/** The rules of one state, and of no other. */
export const stateRow = (state: State): StateRow => {
  const row = rows[state];
  return isRow(row) ? row : {};
};

/** Every statute that the rules of a state name. */
export const statutesOf = (state: State): string[] =>
  Object.values(stateRow(state)).flatMap((cells) => cells.flatMap(({ statute }) => (statute ? [statute] : [])));
