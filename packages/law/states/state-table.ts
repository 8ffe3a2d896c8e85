import { Jurisdiction } from '../jurisdiction.ts';
import type { Cells, StateRow, Topic } from './row.ts';
import { isState, stateRow } from './rows.ts';
import { said, titles } from './words.ts';

const COLUMNS = [
  'threat',
  'childReport',
  'adultReport',
  'authorization',
  'orders',
  'minors',
  'access',
] as const satisfies readonly Topic[];

const states = Jurisdiction.options.filter(isState);

const latest = (row: StateRow, topic: Topic): Cells[Topic] | undefined => {
  const cells: Cells[Topic][] = row[topic] ?? [];
  return cells.at(-1);
};

const cellOf = (row: StateRow, topic: Topic): string => {
  const cell = latest(row, topic);
  if (!cell) return '*';
  return `${said(topic, cell) || 'nothing more'}${cell.verified === 'read' ? '' : ' *'}`;
};

const unread = (topic: Topic) => states.filter((state) => latest(stateRow(state), topic)?.verified !== 'read');

/** Which rules nobody read in their source, by topic, with the count. */
export const unreadList = (): string => {
  const topics = [...COLUMNS, 'confidentiality' as const].map((topic) => [topic, unread(topic)] as const);
  const count = topics.reduce((sum, [, missing]) => sum + missing.length, 0);
  const lines = topics.map(([topic, missing]) => `- ${titles[topic]}: ${missing.length} (${missing.join(', ')})`);
  return [`Not read in their source: ${count} of ${topics.length * states.length} rules.`, '', ...lines].join('\n');
};

/** The table of grounds by state as the README shows it, as the rules stand last. */
export const statesTable = (): string =>
  [
    `| State | ${COLUMNS.map((topic) => titles[topic]).join(' | ')} |`,
    `|---|${COLUMNS.map(() => '---').join('|')}|`,
    ...states.map((state) => {
      const row = stateRow(state);
      return `| ${state} | ${COLUMNS.map((topic) => cellOf(row, topic)).join(' | ')} |`;
    }),
  ].join('\n');
