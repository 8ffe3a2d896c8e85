import { text } from 'node:stream/consumers';

import * as z from 'zod';

import { type BadFacts, adjudicateUnknown } from './adjudicate.ts';

const READS = 'adjudicate reads a JSON array of { "id", "facts" } from standard input';

const Entry = z.looseObject({ id: z.unknown().optional(), facts: z.unknown().optional() });

const bad = (id: unknown, error: BadFacts['error']) => ({ id, error: error[0], errors: error });

/** The answer to one entry. Whatever is wrong with it stays its own. */
const answered = (entry: unknown) => {
  const read = Entry.safeParse(entry);
  if (!read.success) return bad(null, [{ path: '', code: 'not-an-entry' }]);
  const { id = null, facts } = read.data;
  if (facts === undefined) return bad(id, [{ path: 'facts', code: 'facts-missing' }]);
  const answer = adjudicateUnknown(facts);
  return 'error' in answer ? bad(id, answer.error) : { id, ...answer };
};

/** What standard input holds, or in words why it cannot be read. Never the input itself. */
const parsed = (input: string): unknown[] | string => {
  if (input.trim() === '') return `${READS}; it was empty.`;
  try {
    const entries: unknown = JSON.parse(input);
    return Array.isArray(entries) ? entries : `${READS}; it was JSON and no array.`;
  } catch {
    return `${READS}; it was not JSON.`;
  }
};

const entries = parsed(await text(process.stdin));
if (typeof entries === 'string') {
  process.stderr.write(`${entries}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${JSON.stringify(entries.map(answered), null, 2)}\n`);
}
