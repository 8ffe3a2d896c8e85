import type { Asked } from './asked.ts';
import { grantTuples } from './grant-tuples.ts';
import { joinedKeys } from './isolation-world.ts';
import { makingTuples, manageTuples, taggingTuples, useTuples } from './key-tuples.ts';
import { objectTuples } from './object-tuples.ts';
import { rowTuples } from './row-tuples.ts';

/** Everything that is asked, once, for every session to ask. */
export const everything: Asked[] = [
  ...rowTuples(),
  ...objectTuples(),
  ...joinedKeys.flatMap((key) => [...useTuples(key), ...grantTuples(key), ...manageTuples(key), ...taggingTuples(key)]),
  ...makingTuples(),
];
