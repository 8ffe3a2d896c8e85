import { readFileSync, readdirSync } from 'node:fs';

import * as z from 'zod';

import { Content, Outcome } from '../decision.ts';
import { Jurisdiction } from '../jurisdiction.ts';
import { BASES, NOTES, PAPERS, RECORDS, type Tree } from './bases.ts';

const Tree = z.record(z.string(), z.unknown());

const Situation = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: Jurisdiction,
  like: z.string(),
  differs: z
    .looseObject({ every_note: Tree, first_note: Tree, every_record: Tree, paper: Tree, papers: z.array(Tree) })
    .partial()
    .default({}),
  expected: z.strictObject({
    outcome: Outcome,
    leaves: z.union([z.enum(['nothing', 'a statement', 'notes', 'records', 'all']), z.array(z.string())]),
    content: Content.optional(),
    accounting: z.boolean().optional(),
    minimumNecessary: z.boolean().optional(),
  }),
  citation: z.string(),
  source: z.string(),
});
export type Situation = z.infer<typeof Situation>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects field by field, `absent` for a field that nobody recorded; everything else as it is written. */
const merged = (base: unknown, over: unknown): unknown => {
  if (!isTree(over)) return over;
  const of = isTree(base) ? base : {};
  const both = {
    ...of,
    ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, merged(of[key], value)])),
  };
  return Object.fromEntries(Object.entries(both).filter(([, value]) => value !== 'absent'));
};

const paperOf = ({ like, ...over }: Tree): unknown => merged(typeof like === 'string' ? PAPERS[like] : {}, over);

const artifactsOf = (base: unknown, paper: Tree | undefined, papers: readonly Tree[] | undefined): unknown[] => {
  if (papers) return papers.map(paperOf);
  const [first, ...rest] = Array.isArray(base) ? base : [];
  return first === undefined ? [] : [merged(first, paper ?? {}), ...rest];
};

/** The facts of a situation, as somebody hands them in: its base, with what differs. */
export const factsOf = ({ id, like, state, differs }: Situation): Tree => {
  const base = BASES[like];
  if (!base) throw new Error(`${id} is like ${like}, which is no base`);
  const { every_note: each, first_note: one, every_record: record, paper, papers, ...rest } = differs;
  const changed = merged({ ...base, jurisdiction: state }, rest);
  if (!isTree(changed)) throw new Error(`${id} has no facts`);
  return {
    ...changed,
    notes: NOTES.map((note, index) => merged(note, { ...each, ...(index === 0 ? one : {}) })),
    other_records: rest['other_records'] ?? RECORDS.map((entry) => merged(entry, record ?? {})),
    artifacts: artifactsOf(base['artifacts'], paper, papers),
  };
};

const idsOf = (records: readonly Tree[]) => records.map(({ id }) => String(id));

/** The ids that are to leave, in the order of the record. */
export const leaving = ({ expected: { leaves } }: Situation): readonly string[] => {
  if (typeof leaves !== 'string') return leaves;
  if (leaves === 'nothing' || leaves === 'a statement') return [];
  return [...(leaves === 'records' ? [] : idsOf(NOTES)), ...(leaves === 'notes' ? [] : idsOf(RECORDS))];
};

const CONTENT: Partial<Record<string, Content>> = { nothing: 'none', 'a statement': 'statement_only' };

export const contentOf = ({ expected: { leaves, content } }: Situation): Content | undefined =>
  content ?? (typeof leaves === 'string' ? CONTENT[leaves] : undefined);

const files = readdirSync(import.meta.dirname).filter(
  (name) => name.startsWith('situations-') && name.endsWith('.json'),
);

/** Situations that were found in public sources, each with the law that decides it and where it was found. */
export const situations: readonly Situation[] = files.flatMap((name) =>
  z.array(Situation).parse(JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))),
);
