import { readFileSync } from 'node:fs';

import * as z from 'zod';

import type { Cells, State, Topic } from './row.ts';
import { stateRow } from './rows.ts';
import { said, titles } from './words.ts';

const Provenance = z.object({
  source: z.string(),
  note: z.string().nullable(),
  reviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
});

const provenanceOf = (state: State) =>
  z
    .record(z.string(), z.record(z.string(), Provenance))
    .parse(JSON.parse(readFileSync(`${import.meta.dirname}/sources.json`, 'utf8')))[state] ?? {};

const VERIFIED = {
  read: 'read in its source',
  secondary: 'NOT READ: from a secondary source',
  memory: 'NOT READ: from memory',
  unknown: 'NOT READ: nothing found',
};

const WIDTH = 100;

/** Lines of at most a hundred characters, each below the label. */
const wrapped = (label: string, text: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH - 14) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(12)}${line}`);
};

const inForce = ({ from, until }: { from?: string; until?: string }) =>
  from || until ? [`${from ? `from ${from}` : ''}${from && until ? ' ' : ''}${until ? `until ${until}` : ''}`] : [];

const rule = <Each extends Topic>(topic: Each, cell: Cells[Each]): string[] => [
  ...wrapped('says', said(topic, cell) || 'nothing beyond the federal rule'),
  ...wrapped('statute', cell.statute ?? 'none found'),
  ...wrapped('checked', VERIFIED[cell.verified]),
  ...inForce(cell).flatMap((dates) => wrapped('in force', dates)),
];

const TOPICS = [
  'threat',
  'danger',
  'childReport',
  'adultReport',
  'confidentiality',
  'authorization',
  'orders',
  'minors',
  'access',
] as const satisfies readonly Topic[];

const section = (state: State, topic: Topic): string[] => {
  const cells: Cells[Topic][] = stateRow(state)[topic] ?? [];
  const { source, note, reviewed } = provenanceOf(state)[topic] ?? { source: 'none found', note: null, reviewed: null };
  if (cells.length === 0) return [];
  return [
    `${titles[topic]} (${state}.${topic})`,
    ...cells.flatMap((cell) => rule(topic, cell)),
    ...wrapped('source', source),
    ...(note ? wrapped('note', note) : []),
    ...wrapped('reviewed', reviewed ? `by ${reviewed.by} on ${reviewed.on}` : 'by nobody yet'),
    '',
  ];
};

/** The rules of a state for a lawyer to check: what the engine decides on, in words, with statute, source and dates. */
export const printedRow = (state: State): string =>
  [
    `${state}: what the law of this state adds to the federal rules`,
    '',
    ...TOPICS.flatMap((topic) => section(state, topic)),
  ]
    .join('\n')
    .trimEnd();
