import type { Jurisdiction } from '../jurisdiction.ts';
import { california } from './california.ts';
import { federal, strictest } from './federal.ts';
import { florida } from './florida.ts';
import { illinois } from './illinois.ts';
import { newYork } from './new-york.ts';
import type { StateRow } from './row.ts';
import { texas } from './texas.ts';

export const STATES: StateRow[] = [federal, california, newYork, texas, illinois, florida, strictest];

/** The row of a jurisdiction. A state without a verified row, and no state at all, take the strictest row. */
export const stateRow = (jurisdiction: Jurisdiction | null | undefined): StateRow =>
  STATES.find(({ state }) => state === jurisdiction) ?? strictest;
