import { readFileSync, readdirSync } from 'node:fs';

import { Facts } from '@sequester/law';
import * as z from 'zod';

const folder = new URL('../../../packages/law/scenarios/', import.meta.url);
const Case = z.object({ id: z.string(), facts: Facts });
export type Case = z.infer<typeof Case>;

/** The worked scenarios of the engine. */
export const cases: readonly Case[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => z.array(Case).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

const NOTE_CLASSES = new Set(['all', 'billing_folder', 'psychotherapy_notes']);

/** The notes that a request asks for, each of which the policies decide alone. */
export const asked = ({ requested, notes }: Facts): Facts['notes'] => {
  const { classes, note_ids: ids, date_from: from, date_to: to } = requested;
  if (classes?.length && !classes.some((name) => NOTE_CLASSES.has(name))) return [];
  return notes.filter(({ id, date }) => (ids?.includes(id) ?? true) && !(from && date < from) && !(to && date > to));
};

/** Why the policies do not say what the engine says of these facts; undefined where they do. */
export const notExpressed = (facts: Facts): string | undefined => {
  const notes = asked(facts);
  const others = new Set(notes.flatMap((note) => note.other_participants ?? []));
  const dockets = facts.artifacts.flatMap((paper) => (paper.type === 'court_order' ? [paper.docket] : []));
  if (notes.length === 0) return 'no note is asked for: other tables decide';
  if (facts.holder.part2_program !== false || notes.some((note) => note.class === 'sud_counseling_note'))
    return '42 CFR Part 2: a second table, and papers that must come together';
  if (facts.artifacts.some((paper) => paper.type === 'authorization' && others.has(paper.patient ?? '')))
    return 'a waiver of each participant: "for every" over a set';
  if (new Set(dockets).size < dockets.length) return 'the latest order of a docket: one paper compared with another';
  return notes.some(
    (note) =>
      note.author_is_mental_health_professional === false ||
      note.separated === false ||
      note.medium === 'machine_transcript',
  )
    ? 'a note that may be ordinary record: other tables decide'
    : undefined;
};
