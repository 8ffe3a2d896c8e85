import type { ReadRecord, RecordsToPress } from '@sequester/domain';
import { textAt } from '@sequester/model';
import {
  JoinedDocument,
  setDocument,
  setEntries,
  setFront,
  setPlots,
  type PagesAmong,
  type RecordFront,
  type RecordPlot,
  type RecordStamp,
} from '@sequester/pdf';

import { checkPart } from './check-part.ts';
import { entryInWords } from './entry-in-words.ts';
import { portions } from './portions.ts';
import { wordsWithout } from './taken-out.ts';
import type { EntryWords, PlottedResult, Surroundings } from './types.ts';
import type { WrittenFile } from './written-file.ts';

interface Job extends RecordsToPress {
  around: Surroundings;
}

/** Entries in words, without the passages that are taken out of each. */
const inWords = ({ takenOut, around }: Job, records: readonly ReadRecord[]): EntryWords[] =>
  records.map((record) => {
    const out = takenOut.filter(({ entryId }) => entryId === record.entryId);
    return wordsWithout(entryInWords(record, around), out);
  });

interface Filed {
  entryId: string;
  caption: string;
  pages: number;
  sha256: string;
}

/** What the first reading finds: how many pages everything takes, and where each entry begins. */
interface Layout {
  contents: { text: string; page: number }[];
  parts: number[];
  plots: RecordPlot[];
  filed: Filed[];
}

const plotsOf = (results: readonly PlottedResult[]): RecordPlot[] =>
  [...Map.groupBy(results, ({ instrument }) => instrument).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined || some.length < 2) return [];

    const points = some.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(({ on, total }) => ({ on, total }));
    return [{ title: first.title, most: first.most, points }];
  });

const filedOf = ({ kind, entryId, entry }: ReadRecord, { heading }: EntryWords): Filed[] => {
  const [pages, sha256]: [unknown, string | undefined] = [Reflect.get(entry, 'pages'), textAt(entry, 'sha256')];
  return kind === 'document' && typeof pages === 'number' && sha256 !== undefined
    ? [{ entryId, caption: heading, pages, sha256 }]
    : [];
};

const stampOf = ({ cover }: RecordsToPress): RecordStamp => ({ head: cover.stamp, foot: cover.notice });

/** Reads and sets everything once, to know how long it is. */
const laidOut = async (job: Job): Promise<Layout> => {
  const layout: Layout = { contents: [], parts: [], plots: [], filed: [] };
  const results: PlottedResult[] = [];
  let first = 1;
  for (const portion of portions(job.entries)) {
    const records = await job.read(portion);
    const words = inWords(job, records);
    const part = await setEntries(words, { stamp: stampOf(job), among: { first, of: 1 } });
    for (const [index, entry] of words.entries()) {
      layout.contents.push({ text: entry.heading, page: first + (part.starts[index] ?? 1) - 1 });
      if (entry.plotted !== undefined) results.push(entry.plotted);
      const record = records[index];
      if (record !== undefined) layout.filed.push(...filedOf(record, entry));
    }
    layout.parts.push(part.pages);
    first += part.pages;
    await job.mark({ step: 'reading', done: layout.contents.length, of: job.entries.length });
  }
  return { ...layout, plots: plotsOf(results) };
};

const frontOf = ({ cover }: RecordsToPress, contents: RecordFront['contents']): RecordFront => {
  const { title, practice, contact, facts, withheld, certification, notice } = cover;
  return { title, practice, contact, facts, withheld, certification, notice, contents };
};

/** How many pages the front takes and all do, and on which the plots and each document begin. */
interface Numbers {
  front: number;
  of: number;
  plotsAt: number;
  filedAt: number[];
}

const contentsOf = (
  layout: Layout,
  numbers: Pick<Numbers, 'front' | 'plotsAt' | 'filedAt'>,
): RecordFront['contents'] => [
  ...layout.contents.map(({ text, page }) => ({ text, page: page + numbers.front })),
  ...(layout.plots.length === 0 ? [] : [{ text: 'Measures over time', page: numbers.plotsAt }]),
  ...layout.filed.map(({ caption }, index) => ({ text: `${caption} (pages)`, page: numbers.filedAt[index] ?? 0 })),
];

const numbersOf = async (job: RecordsToPress, layout: Layout): Promise<Numbers> => {
  const stamp = stampOf(job);
  const among: PagesAmong = { first: 1, of: 1 };
  const contents = contentsOf(layout, { front: 0, plotsAt: 1, filedAt: [] });
  const { pages: front } = await setFront(frontOf(job, contents), { stamp, among });
  const plotPages = layout.plots.length === 0 ? 0 : (await setPlots(layout.plots, { stamp, among })).pages;
  const plotsAt = front + layout.parts.reduce((sum, pages) => sum + pages, 0) + 1;
  let next = plotsAt + plotPages;
  const filedAt = layout.filed.map(({ pages }) => {
    const at = next;
    next += pages;
    return at;
  });
  return { front, of: next - 1, plotsAt, filedAt };
};

/** Sets the PDF part by part into a file. */
export const pressPdf = async (job: Job, file: WrittenFile) => {
  const layout = await laidOut(job);
  const numbers = await numbersOf(job, layout);
  const joined = new JoinedDocument(file.write);
  const stamp = stampOf(job);
  const among = (first: number): PagesAmong => ({ first, of: numbers.of });
  const front = await setFront(frontOf(job, contentsOf(layout, numbers)), { stamp, among: among(1) });
  await joined.add(front.bytes);
  let first = numbers.front + 1;
  let done = 0;
  for (const [index, portion] of portions(job.entries).entries()) {
    const words = inWords(job, await job.read(portion));
    const part = await setEntries(words, { stamp, among: among(first) });
    await checkPart(part, words, { pages: layout.parts[index] ?? 0, first, of: numbers.of });
    await joined.add(part.bytes);
    first += part.pages;
    done += portion.length;
    await job.mark({ step: 'setting', done, of: job.entries.length });
  }
  if (layout.plots.length > 0) await joined.add((await setPlots(layout.plots, { stamp, among: among(first) })).bytes);
  for (const [index, { entryId, caption, pages, sha256 }] of layout.filed.entries()) {
    const bytes = await job.file(entryId, sha256);
    const part = await setDocument({ bytes, pages, caption }, { stamp, among: among(numbers.filedAt[index] ?? 0) });
    await joined.add(part.bytes);
    await job.mark({ step: 'filing', done: index + 1, of: layout.filed.length });
  }
  const made = await joined.finish({ title: 'Extract of the record', language: 'en-US' });
  const written = await file.end();
  const documents = layout.filed.map(({ entryId, sha256, pages }) => ({ entryId, sha256, pages }));
  return { pdf: { ...written, pages: made.pages, coverPages: numbers.front }, documents };
};
