import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { sealNote } from '@sequester/pdf';
import * as z from 'zod';

import { median, row, table } from './report.ts';
import { scannedPdf } from './scans.ts';

const MB = 1024 * 1024;
/** 126 MB. */
const SCANS = 60;
/** 200 pages. */
const LINES = 7_400;
const TEN_OF_200 = [1, 20, 40, 60, 80, 100, 120, 140, 160, 180];
const THREE_SCANS = [3, 17, 44];

const Measured = z.object({
  firstMilliseconds: z.number(),
  laterMilliseconds: z.array(z.number()),
  outputBytes: z.number(),
  peakBytes: z.number(),
});
type Measured = z.infer<typeof Measured>;
type Work = { work: string; source: string; pages: number[] };

const inNode = async (tool: 'sequester' | 'pdf-lib', work: Work): Promise<Measured> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    resolve('test/bench/run-pdf.ts'),
    JSON.stringify({ tool, ...work }),
  ]);
  return Measured.parse(JSON.parse(stdout));
};

/** The most memory that a process of the system has held, as far as looking every millisecond shows it. */
const peakOf = (pid: number | undefined): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

/** A command of the system, run again and again: each run is a process of its own. */
const byCommand = async ([command = '', ...words]: string[], out: string): Promise<Measured> => {
  const times: number[] = [];
  let peakBytes = 0;
  for (let run = 0; run < 6; run += 1) {
    const from = performance.now();
    const child = spawn(command, [...words, out], { stdio: 'ignore' });
    const look = setInterval(() => (peakBytes = Math.max(peakBytes, peakOf(child.pid))), 1);
    const [status] = await once(child, 'exit');
    clearInterval(look);
    if (status !== 0) throw new Error(`${command} ended with ${status}`);
    times.push(performance.now() - from);
  }
  const [firstMilliseconds = 0, ...laterMilliseconds] = times;
  return { firstMilliseconds, laterMilliseconds, outputBytes: statSync(out).size, peakBytes };
};

const byQpdf = ({ source, pages }: Work): Promise<Measured> =>
  byCommand(
    ['qpdf', '--empty', '--pages', source, pages.join(','), '--', '--remove-unreferenced-resources=yes'],
    `${source}.out`,
  );

/** As a command of this package, which starts Node and the engines each time. */
const bySequester = ({ source, pages }: Work): Promise<Measured> =>
  byCommand(
    [process.execPath, resolve('packages/pdf/command.ts'), 'select', `${source}:${pages.join(',')}`, '-o'],
    `${source}.own`,
  );

const show = (name: string, measured: Measured, { source, against }: Work & { against: Measured }): void => {
  const [later, base] = [measured, against].map(({ laterMilliseconds }) => median(laterMilliseconds));
  const carried = statSync(source).size + measured.outputBytes;
  row([
    name,
    measured.firstMilliseconds.toFixed(0),
    (later ?? 0).toFixed(0),
    ((later ?? 0) / (base ?? 1)).toFixed(2),
    (measured.peakBytes / MB).toFixed(0),
    (measured.peakBytes / carried).toFixed(1),
  ]);
};

const compareSelection = async (work: Work, native: boolean): Promise<void> => {
  const own = await inNode('sequester', work);
  const qpdf = native ? await byQpdf(work) : own;
  const against = { ...work, against: qpdf };
  if (native) show('  qpdf', qpdf, against);
  show('  pdf-lib (leaks)', await inNode('pdf-lib', work), against);
  show('  sequester', own, against);
  show('  sequester, as a command', await bySequester(work), against);
};

/**
 * Time and peak memory of the work on PDFs, each in a process of its own: the first call with the start of the engines, the
 * median of five later ones and their ratio to the first row, the peak of the first call and its ratio to input plus output.
 */
export const benchPdf = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  const [text, note, scans] = ['note.txt', 'note.pdf', 'scans.pdf'].map((name) => join(folder, name));
  if (!text || !note || !scans) return;
  try {
    const words = Array.from(
      { length: LINES },
      (_, index) => `Line ${index} of an invented note on people who talk about the weather, ${(index * 7919) % 1000}.`,
    );
    writeFileSync(text, words.join('\n'));
    writeFileSync(
      note,
      (await sealNote({ heading: 'Note', lines: [], language: 'en-US', text: words.join('\n') })).bytes,
    );
    writeFileSync(scans, scannedPdf(SCANS));
    const native = spawnSync('qpdf', ['--version']).status === 0;
    if (!native)
      console.log('There is no qpdf on the PATH (apt-get install qpdf); ratios of selection are to sequester itself.');
    table(['', 'first ms', 'later ms', 'ratio', 'peak MB', 'of in+out']);
    row(['select 10 of 200 pages']);
    await compareSelection({ work: 'select', source: note, pages: TEN_OF_200 }, native);
    row([`select 3 pages of ${(statSync(scans).size / 1e6).toFixed(0)} MB`]);
    await compareSelection({ work: 'select', source: scans, pages: THREE_SCANS }, native);
    await measureRest({ text, note, scans });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const measureRest = async ({ text, note, scans }: { text: string; note: string; scans: string }): Promise<void> => {
  const seal = { work: 'seal', source: text, pages: [] };
  const byPdfLib = await inNode('pdf-lib', seal);
  row(['seal 200 pages']);
  show('  pdf-lib (no structure)', byPdfLib, { ...seal, against: byPdfLib });
  show('  sequester', await inNode('sequester', seal), { ...seal, against: byPdfLib });
  for (const [name, work] of [
    ['redact 10 of 200 pages', { work: 'redact', source: note, pages: TEN_OF_200 }],
    ['verify 10 of 200 pages', { work: 'verify', source: note, pages: TEN_OF_200 }],
    ['verify 3 pages of 126 MB', { work: 'verify', source: scans, pages: THREE_SCANS }],
  ] as const) {
    const measured = await inNode('sequester', { ...work, pages: [...work.pages] });
    show(name, measured, { ...work, pages: [...work.pages], against: measured });
  }
};
