import { extractPages, inspectUpload, pressPages, SelectionRefused, type ExtractSource } from '@sequester/pdf';

import { EngineFailure, seen } from '../../../packages/pdf/engine/run-engine.ts';
import { everythingIn } from '../adversarial/reading.ts';
import { families } from '../adversarial/specimens.ts';
import { mutated } from './mutations.ts';

/** How an input fared: refused at upload, selected, released, or a fault that must not be. */
export type Fate = {
  input: number;
  seed: number;
  outcome: string;
  fault?: 'crash' | 'leak' | 'slow' | 'not releasable';
  detail?: string;
  ms: number;
};

const SLOWEST_MS = 90_000;

const names = Object.keys(families);

const specimenOf = (number: number) =>
  families[names[number % names.length] ?? 'plain']?.(Math.floor(number / names.length) % 6);

/** The input of a number: a specimen of the adversarial set, mutated. */
const inputOf = (input: number, seed: number): Buffer => {
  const [one, other] = [specimenOf(input), specimenOf(input * 7 + 3)];
  return mutated(one?.bytes ?? Buffer.alloc(0), seed * 1_000_003 + input, other?.bytes ?? Buffer.alloc(0)).bytes;
};

/** A page may be given another's stream as content: then it holds its words unseen, and the verifier has to stop it. */
const VERIFIED_EVERY = 10;

/** The markers that the upload shows on other pages and not on the one selected, wherever a mutation has put them. */
const foreignMarkers = (texts: string[], selected: number): string[] => {
  const own = texts[selected - 1]?.replaceAll(/\s/g, '').toLowerCase() ?? '';
  const others = texts.filter((_, index) => index !== selected - 1).join('\n');
  const markers = Array.from(others.toLowerCase().matchAll(/mk[a-z]+\d+p\d[a-z]+/g), ([marker]) => marker);
  return [...new Set(markers)].filter((marker) => !own.includes(marker));
};

/** The text of every page, annotations as they show. */
const shownTexts = async (bytes: Uint8Array, page: number): Promise<string[]> => {
  const [pages = []] = await seen({ documents: [{ bytes, chosen: [page - 1], rects: [] }] });
  return pages.map((one) => one.seen);
};

const REFUSALS = [SelectionRefused, EngineFailure];

const isRefusal = (cause: unknown): boolean => REFUSALS.some((refusal) => cause instanceof refusal);

type Selecting = { sources: ExtractSource[]; foreign: string[] };

const leakedIn = (bytes: Uint8Array, foreign: string[]): string[] => {
  const everything = everythingIn(bytes);
  return foreign.filter((marker) => everything.includes(marker));
};

/** Whether the page can be copied as it is, and nothing else comes with it. */
const isCleanCopy = async ({ sources, foreign }: Selecting): Promise<boolean> => {
  try {
    return leakedIn((await extractPages(sources)).bytes, foreign).length === 0;
  } catch (cause) {
    if (isRefusal(cause)) return false;
    throw cause;
  }
};

/** What is accepted can be released, as an image if need be, and what is released holds nothing else. */
const released = async ({ sources, foreign }: Selecting): Promise<Partial<Fate>> => {
  try {
    const { extract, verification } = await pressPages(sources);
    const [finding] = verification.findings;
    if (finding) return { outcome: 'not releasable', fault: 'not releasable', detail: finding.code };
    const leaked = leakedIn(extract.bytes, foreign);
    return leaked.length > 0 ? { outcome: 'leaked', fault: 'leak', detail: leaked.join(' ') } : { outcome: 'released' };
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    return { outcome: 'not releasable', fault: 'not releasable', detail: String(cause) };
  }
};

const selectOne = async (
  bytes: Uint8Array,
  { page, verify }: { page: number; verify: boolean },
): Promise<Partial<Fate>> => {
  const texts = await shownTexts(bytes, page).catch(() => []);
  const selecting = { sources: [{ id: 'a', bytes, pages: [page] }], foreign: foreignMarkers(texts, page) };
  try {
    return (await isCleanCopy(selecting)) && !verify ? { outcome: 'selected' } : await released(selecting);
  } catch (cause) {
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { outcome: 'crashed', fault: 'crash', detail };
  }
};

/** Brings one input through the gate for uploads and, if it is let in, selects a page of it. */
export const tryInput = async (input: number, seed: number): Promise<Fate> => {
  const started = performance.now();
  const fate = await fateOf(input, seed).catch((cause: unknown): Partial<Fate> => ({
    outcome: 'crashed',
    fault: 'crash',
    detail: String(cause),
  }));
  const ms = Math.round(performance.now() - started);
  return { input, seed, outcome: '', ms, ...(ms > SLOWEST_MS ? { fault: 'slow' } : {}), ...fate };
};

const fateOf = async (input: number, seed: number): Promise<Partial<Fate>> => {
  const inspected = await inspectUpload(inputOf(input, seed));
  if (!inspected.ok) return { outcome: `upload: ${inspected.code}` };
  return selectOne(inspected.bytes, { page: 1 + (input % inspected.pages), verify: input % VERIFIED_EVERY === 0 });
};
