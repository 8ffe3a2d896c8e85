import { readFileSync } from 'node:fs';

import * as z from 'zod';

const Pending = z.strictObject({
  area: z.enum(['papers', 'authority', 'states', 'safety', 'minors', 'others-in-record', 'ordinary-record']),
  reason: z.string(),
  ids: z.array(z.string()).min(1),
});

/** Situations that the engine does not decide as the law does yet, by the kind of fault and the part of the engine. */
const pending = z.array(Pending).parse(JSON.parse(readFileSync(`${import.meta.dirname}/pending.json`, 'utf8')));

const pendingIds = new Set(pending.flatMap(({ ids }) => ids));

/** What is still to be explained: a difference of a situation that is not pending, or that a pending one agrees by now. */
export const unexplained = (id: string, differs: readonly string[]): readonly string[] => {
  if (!pendingIds.has(id)) return differs;
  return differs.length > 0 ? [] : [`${id} agrees now: take it out of pending.json`];
};
