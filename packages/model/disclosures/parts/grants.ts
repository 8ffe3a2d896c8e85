import { GrantBatch } from '../grant-batch.ts';
import type { Part } from './part.ts';

/** Grants that were made for an approval, added batch by batch. */
export const grants = {
  form: 'added',
  schema: GrantBatch,
  change: 'granted',
  refusal: 'stale',
} as const satisfies Part;
