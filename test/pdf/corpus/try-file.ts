import { readFileSync, writeFileSync } from 'node:fs';

import {
  EngineFailure,
  findPassages,
  inspectUpload,
  pageTexts,
  pressPages,
  RedactionRefused,
  SelectionRefused,
  type ExtractSource,
  type Redaction,
} from '@sequester/pdf';

import { compareLooks, type Looks } from './two-looks.ts';

/** How one way of releasing pages of a file went: `released`, or why not. */
type Release = { outcome: string; images: number };

/** What became of a file. A step that was not reached is missing. */
export type FileFate = {
  file: string;
  outcome: string;
  pages?: number;
  chosen?: number[];
  select?: Release;
  looks?: (Looks & { page: number; image: boolean })[];
  passage?: Release;
  rectangle?: Release;
  ms: number;
  peakMb: number;
};

/** The first, the middle and the last page. */
const chosenOf = (pages: number): number[] => [...new Set([1, Math.ceil(pages / 2), pages])].toSorted((a, b) => a - b);

const refusalOf = (cause: unknown): string => {
  if (cause instanceof SelectionRefused || cause instanceof RedactionRefused) return cause.code;
  if (cause instanceof EngineFailure) return cause.reason;
  return `fault: ${cause instanceof Error ? cause.message.slice(0, 80) : 'unknown'}`;
};

/** Releases the pages and verifies them; the bytes are there where they were made, whether or not they verify. */
const release = async (source: ExtractSource): Promise<Release & { bytes?: Uint8Array; rasterised: number[] }> => {
  try {
    const { extract, verification } = await pressPages([source]);
    const { bytes, rasterised } = extract;
    const codes = verification.findings.map(({ code, detail }) => `${code}: ${detail.replaceAll(/\d+/g, 'N')}`);
    return { outcome: codes[0] ?? 'released', images: rasterised.length, bytes, rasterised };
  } catch (cause) {
    return { outcome: refusalOf(cause), images: 0, rasterised: [] };
  }
};

/** A word of a page that stands on it a few times at most: the longest in its middle. */
const wordOf = (text: string): string | undefined => {
  const words = text.match(/[\p{L}\p{N}]{4,24}/gu) ?? [];
  const middle = words.slice(Math.floor(words.length / 4), Math.ceil((3 * words.length) / 4) + 1);
  return middle.toSorted((a, b) => b.length - a.length)[0];
};

const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\u00ad]/gu, '')
    .toLowerCase();

/** Whether the word is gone and how many of the letters around it stayed. */
const redacted = async (source: ExtractSource, word: string, redactions: Redaction[]): Promise<Release> => {
  const { outcome, images, bytes } = await release({ ...source, redactions });
  if (outcome !== 'released' || !bytes) return { outcome, images };
  const text = squeezed((await pageTexts(bytes)).join('\n'));
  if (text.includes(squeezed(word))) return { outcome: 'the word is still there', images };
  const before = squeezed((await pageTexts(source.bytes))[(source.pages[0] ?? 1) - 1] ?? '')
    .split(squeezed(word))
    .join('');
  const kept = images > 0 ? before.length : text.length;
  return { outcome: before.length > 200 && kept < 0.9 * before.length ? 'neighbours are gone' : 'released', images };
};

const redactOne = async (bytes: Uint8Array, page: number): Promise<Pick<FileFate, 'passage' | 'rectangle'>> => {
  const passage = wordOf((await pageTexts(bytes))[page - 1] ?? '');
  if (passage === undefined) return {};
  const source = { id: 'a', bytes, pages: [page] };
  const reason = 'third party';
  const [found] = await findPassages(bytes, [{ page, passage }]);
  const rects = found?.rects.map((rect) => ({ ...rect, reason })) ?? [];
  return {
    passage: await redacted(source, passage, [{ page, passage, reason }]),
    rectangle: rects.length > 0 ? await redacted(source, passage, rects) : { outcome: 'not found', images: 0 },
  };
};

type Options = { redact: boolean; scratch: string };

const compareAll = async (
  file: string,
  chosen: number[],
  { scratch, bytes, rasterised }: { scratch: string; bytes: Uint8Array; rasterised: number[] },
) => {
  writeFileSync(scratch, bytes);
  const looks: FileFate['looks'] = [];
  for (const [index, page] of chosen.entries()) {
    const both = await compareLooks({ path: file, page }, { path: scratch, page: index + 1 }).catch(() => undefined);
    if (both) looks.push({ ...both, page, image: rasterised.includes(index + 1) });
  }
  return looks;
};

const fateOf = async (file: string, { redact, scratch }: Options): Promise<Omit<FileFate, 'ms' | 'peakMb'>> => {
  const inspected = await inspectUpload(new Uint8Array(readFileSync(file)));
  if (!inspected.ok) return { file, outcome: `refused: ${inspected.code}` };
  const chosen = chosenOf(inspected.pages);
  const { bytes, rasterised, ...select } = await release({ id: 'a', bytes: inspected.bytes, pages: chosen });
  const common = { file, pages: inspected.pages, chosen, select };
  if (!bytes || select.outcome !== 'released') return { ...common, outcome: `not releasable: ${select.outcome}` };
  return {
    ...common,
    outcome: 'released',
    looks: await compareAll(file, chosen, { scratch, bytes, rasterised }),
    ...(redact ? await redactOne(inspected.bytes, chosen[Math.floor(chosen.length / 2)] ?? 1) : {}),
  };
};

/** Brings a file through upload, selection, redaction and the verifier, and compares what it shows before and after. */
export const tryFile = async (file: string, options: Options): Promise<FileFate> => {
  const started = performance.now();
  const fate = await fateOf(file, options).catch((cause: unknown) => ({ file, outcome: refusalOf(cause) }));
  return {
    ...fate,
    ms: Math.round(performance.now() - started),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};
