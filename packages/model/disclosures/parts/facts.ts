import { RecordedFacts } from '../recorded-facts.ts';
import type { Part } from './part.ts';

/** What members said of the request, in the order in which they said it. */
export const facts = {
  form: 'added',
  schema: RecordedFacts,
  list: 'facts',
} as const satisfies Part;
