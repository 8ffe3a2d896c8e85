import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { adjudicateUnknown } from './adjudicate.ts';

const Entries = z.array(z.looseObject({ id: z.unknown().optional(), facts: z.unknown().optional() }).catch({}));

function answered({ id, facts }: z.infer<typeof Entries>[number]) {
  const answer = adjudicateUnknown(facts);
  if (!('error' in answer)) return { id, ...answer };
  const [first] = answer.error;
  return { id, error: first, errors: answer.error };
}

function parsed(input: string): z.infer<typeof Entries> | undefined {
  try {
    return Entries.safeParse(JSON.parse(input)).data;
  } catch {
    return undefined;
  }
}

const entries = parsed(await text(process.stdin));
if (entries) {
  process.stdout.write(`${JSON.stringify(entries.map(answered), null, 2)}\n`);
} else {
  process.stderr.write('adjudicate reads a JSON array of { "id", "facts" } from standard input.\n');
  process.exitCode = 1;
}
