import { textAt, type Kind } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { demandPastDates } from '../plausible-date.ts';

const dayLength = 10;

/** Refuses an entry with a date in the future, where its kind does not allow that. */
export const demandPastEntry = (context: PracticeContext, { past }: Pick<Kind, 'past'>, input: unknown): void => {
  const dates = past.map((path) => [`body.${path}`, textAt(input, path)?.slice(0, dayLength)]);
  demandPastDates(context, Object.fromEntries(dates));
};
