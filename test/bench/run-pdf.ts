import { readFileSync } from 'node:fs';

import { extractPages, sealNote, verifyExtract, type ExtractSource } from '@sequester/pdf';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import * as z from 'zod';

const Job = z.object({
  tool: z.enum(['sequester', 'pdf-lib']),
  work: z.string(),
  source: z.string(),
  pages: z.array(z.number()),
});
const { tool, work, source, pages } = Job.parse(JSON.parse(process.argv[2] ?? '{}'));

const PASSAGE = 'who talk about the weather';

const sources = (redacted: boolean): ExtractSource[] => [
  {
    id: 'a',
    bytes: { path: source },
    pages,
    redactions: redacted ? pages.map((page) => ({ page, passage: PASSAGE, reason: 'third party' })) : [],
  },
];

const lines = () => readFileSync(source, 'utf8').split('\n');

const copyPages = async (): Promise<number> => {
  const document = await PDFDocument.create();
  const from = await PDFDocument.load(readFileSync(source));
  for (const page of await document.copyPages(
    from,
    pages.map((number) => number - 1),
  ))
    document.addPage(page);
  return (await document.save()).length;
};

const drawLines = async (): Promise<number> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  let page = document.addPage();
  let y = 720;
  for (const line of lines()) {
    if (y < 76) [page, y] = [document.addPage(), 720];
    page.drawText(line, { x: 72, y, size: 10.5, font });
    y -= 15.2;
  }
  return (await document.save()).length;
};

const sealed = async (): Promise<number> =>
  (await sealNote({ heading: 'Note', lines: [], language: 'en-US', text: lines().join('\n') })).bytes.length;

const works: Record<string, () => Promise<() => Promise<number>>> = {
  'sequester select': async () => async () => (await extractPages(sources(false))).bytes.length,
  'sequester redact': async () => async () => (await extractPages(sources(true))).bytes.length,
  'sequester seal': async () => sealed,
  'sequester verify': async () => {
    const made = sources(false);
    const { bytes } = await extractPages(made);
    return async () => {
      const { ok } = await verifyExtract({ extract: bytes, sources: made });
      if (!ok) throw new Error('the extract does not verify');
      return bytes.length;
    };
  },
  'pdf-lib select': async () => copyPages,
  'pdf-lib seal': async () => drawLines,
};

const RUNS = 6;
const once = await works[`${tool} ${work}`]?.();
if (!once) throw new Error(`no ${work} by ${tool}`);
const times: number[] = [];
let [outputBytes, peakBytes] = [0, 0];
for (let run = 0; run < RUNS; run += 1) {
  const from = performance.now();
  outputBytes = await once();
  times.push(performance.now() - from);
  if (run === 0) peakBytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}
const [firstMilliseconds, ...later] = times;
console.log(JSON.stringify({ firstMilliseconds, laterMilliseconds: later, outputBytes, peakBytes }));
