import { RecordedFacts } from '../recorded-facts.ts';
import type { Part } from './part.ts';

/** What members said of the request, in the order in which they said it. */
export const facts = {
  form: 'added',
  partition: 'request',
  row: 'FACTS#{at}#{factsId}',
  schema: RecordedFacts,
  list: 'facts',
} as const satisfies Part;
