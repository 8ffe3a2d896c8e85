import { chosenRecords } from './records-ceiling.ts';
import type { RecordsFile } from './records-file.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What left, for the log of disclosures: how many entries of which days, on how many pages. */
export const describedRecords = (file: RecordsFile): string => {
  const entries = chosenRecords(file)?.entries ?? [];
  const days = entries.map(({ on }) => on.slice(0, 10)).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  const range = from === undefined || to === undefined ? '' : from === to ? ` of ${from}` : ` of ${from} to ${to}`;
  const pages = file.request.extract?.pages ?? 0;
  return `Extract of the record, ${counted(entries.length, 'entry', 'entries')}${range}, ${counted(pages, 'page', 'pages')}`;
};
