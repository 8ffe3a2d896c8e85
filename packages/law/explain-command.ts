import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { readFacts } from './left-out.ts';
import { explainCase } from './letters/explain-case.ts';

const USAGE =
  'explain prints one case on one page: pnpm -s explain FILE [ID]. FILE holds the facts of a case, or { "id", "facts" }, or an array of those, of which ID names one.';

const Case = z.looseObject({ id: z.union([z.string(), z.number()]).optional(), facts: z.unknown().optional() });
type Case = z.infer<typeof Case>;

/** What stops the command, in words for who called it. */
class Stopped extends Error {}

const read = (path: string): unknown => {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    throw new Stopped(`${path} cannot be read. Is the name right?`);
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new Stopped(`${path} is not JSON.`);
  }
};

const casesIn = (value: unknown): Case[] => {
  const found = Case.safeParse(value);
  if (!found.success) return [];
  return [found.data.facts === undefined ? { id: 'of the file', facts: value } : found.data];
};

const chosen = (path: string, id: string | undefined): Case => {
  const content = read(path);
  const all = (Array.isArray(content) ? content : [content]).flatMap(casesIn);
  const ids = all.map((each) => String(each.id));
  const found = id === undefined && all.length === 1 ? all[0] : all.find((each) => String(each.id) === id);
  if (found) return found;
  if (all.length === 0) throw new Stopped(`${path} holds no case.`);
  const some = ids.slice(0, 10).join(', ');
  throw new Stopped(`${path} holds ${all.length} cases. Name one of them: ${some}${ids.length > 10 ? ', …' : ''}.`);
};

const explained = ({ id, facts }: Case): string => {
  const parsed = readFacts(facts);
  if (parsed.success) return explainCase(String(id), parsed.data);
  const wrong = (parsed.error?.issues ?? []).map(
    ({ path, message }) => `- ${path.map(String).join('.') || 'the facts'}: ${message}`,
  );
  throw new Stopped(['These are no facts that can be judged. What is wrong, and where:', ...wrong].join('\n'));
};

const [path, id] = process.argv.slice(2);
try {
  if (path === undefined) throw new Stopped(USAGE);
  process.stdout.write(`${explained(chosen(path, id))}\n`);
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
