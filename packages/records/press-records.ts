import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';

import { tellsPayer, type PressedRecords, type ReadRecord, type RecordsToPress } from '@sequester/domain';
import { amongMembers, textAt } from '@sequester/model';
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
import { takenOutOf, wordsWithout } from './taken-out.ts';
import type { EntryWords, PlottedResult, Surroundings } from './types.ts';

/** Entries in one part: what is in memory at a time. */
const entriesInPart = 100;

/** A file that is written a piece at a time. */
class WrittenFile {
  readonly path: string;
  readonly #stream;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(name: string) {
    this.path = name;
    this.#stream = createWriteStream(name);
  }

  readonly write = async (piece: Uint8Array): Promise<void> => {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    if (!this.#stream.write(piece)) await once(this.#stream, 'drain');
  };

  async end(): Promise<{ path: string; bytes: number; sha256: string }> {
    this.#stream.end();
    await finished(this.#stream);
    return { path: this.path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

const portions = <Thing>(things: readonly Thing[]): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / entriesInPart) }, (_, index) =>
    things.slice(index * entriesInPart, (index + 1) * entriesInPart),
  );

const around = ({ nameOf, timeZone, payerElements }: RecordsToPress): Surroundings => ({
  nameOf,
  timeZone,
  shows: payerElements === undefined ? () => true : tellsPayer(payerElements),
});

/** Entries in words, without the passages that are taken out of each. */
const inWords = (job: RecordsToPress, records: readonly ReadRecord[]): EntryWords[] =>
  records.map((record) => {
    const out = job.takenOut.filter(({ entryId }) => entryId === record.entryId);
    return wordsWithout(entryInWords(record, around(job)), out);
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
const laidOut = async (job: RecordsToPress): Promise<Layout> => {
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

interface Numbers {
  front: number;
  of: number;
  plotsAt: number;
  plotPages: number;
  filedAt: number[];
}

const numbersOf = async (job: RecordsToPress, layout: Layout): Promise<Numbers> => {
  const stamp = stampOf(job);
  const among: PagesAmong = { first: 1, of: 1 };
  const extra = [
    ...(layout.plots.length === 0 ? [] : [{ text: 'Measures over time', page: 1 }]),
    ...layout.filed.map(({ caption }) => ({ text: `${caption} (pages)`, page: 1 })),
  ];
  const { pages: front } = await setFront(frontOf(job, [...layout.contents, ...extra]), { stamp, among });
  const plotPages = layout.plots.length === 0 ? 0 : (await setPlots(layout.plots, { stamp, among })).pages;
  const plotsAt = front + layout.parts.reduce((sum, pages) => sum + pages, 0) + 1;
  let next = plotsAt + plotPages;
  const filedAt = layout.filed.map(({ pages }) => {
    const at = next;
    next += pages;
    return at;
  });
  return { front, of: next - 1, plotsAt, plotPages, filedAt };
};

const contentsOf = (layout: Layout, numbers: Numbers): RecordFront['contents'] => [
  ...layout.contents.map(({ text, page }) => ({ text, page: page + numbers.front })),
  ...(layout.plots.length === 0 ? [] : [{ text: 'Measures over time', page: numbers.plotsAt }]),
  ...layout.filed.map(({ caption }, index) => ({ text: `${caption} (pages)`, page: numbers.filedAt[index] ?? 0 })),
];

/** Sets the PDF part by part into a file. */
const pressPdf = async (job: RecordsToPress, file: WrittenFile) => {
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

/** What says only where a file or a row lies, and what members say to each other. */
const ofTheService = new Set([...amongMembers, 'appointmentId', 'editing', 'objectKey', 'practiceId']);

/** The fields of a value that are told, at any depth. */
const told = (value: unknown, at: string, shows: (path: string) => boolean): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;

  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const inside = at === '' ? name : `${at}.${name}`;
      return ofTheService.has(name) || !shows(inside) ? [] : [[name, told(inner, inside, shows)]];
    }),
  );
};

/** Of an entry as data: what a payer is not told stays out, and so does what says only where a file lies. */
const asData = (job: RecordsToPress, record: ReadRecord): unknown => {
  const { kind, entryId, entry, addenda } = record;
  const { shows } = around(job);
  const out = job.takenOut.filter((one) => one.entryId === entryId);
  const data = {
    kind,
    entryId,
    entry: told(entry, '', (at) => shows(kind, at)),
    ...(addenda.length === 0 ? {} : { addenda }),
  };
  return takenOutOf(data, out);
};

const pressJson = async (job: RecordsToPress, file: WrittenFile) => {
  const { title, practice, contact, facts, withheld, certification, notice } = job.cover;
  const cover = { title, practice, contact, facts, withheld, certification, notice };
  await file.write(Buffer.from(`{"format":"sequester-record/1","cover":${JSON.stringify(cover)},"entries":[`));
  let first = true;
  for (const portion of portions(job.entries)) {
    for (const record of await job.read(portion)) {
      await file.write(Buffer.from(`${first ? '' : ','}\n${JSON.stringify(asData(job, record))}`));
      first = false;
    }
  }
  await file.write(Buffer.from('\n]}\n'));
  return file.end();
};

/**
 * Makes the extract of a record in files of this machine, a hundred entries or one document at a time: as pages to read, as data, or
 * both. The same entries give the same bytes. `discard` removes the files.
 */
export const pressRecords = async (job: RecordsToPress): Promise<PressedRecords> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'record-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const pages =
      job.format === 'json' ? { documents: [] } : await pressPdf(job, new WrittenFile(path.join(folder, 'record.pdf')));
    const json =
      job.format === 'pdf' ? {} : { json: await pressJson(job, new WrittenFile(path.join(folder, 'record.json'))) };
    return { ...pages, ...json, discard };
  } catch (error) {
    await discard();
    throw error;
  }
};
