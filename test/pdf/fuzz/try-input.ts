import { extractPages, inspectUpload, RedactionRefused, SelectionRefused, verifyExtract } from '@sequester/pdf';

import { EngineFailure, seen } from '../../../packages/pdf/engine/run-engine.ts';
import { everythingIn } from '../adversarial/reading.ts';
import { families } from '../adversarial/specimens.ts';
import { mutated } from './mutations.ts';

/** How an input fared: refused at upload or at selection, released, or a fault that must not be. */
export type Fate = {
  input: number;
  seed: number;
  outcome: string;
  fault?: 'crash' | 'leak' | 'slow';
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

const REFUSALS = [SelectionRefused, RedactionRefused, EngineFailure];

const selectOne = async (
  bytes: Uint8Array,
  { page, verify }: { page: number; verify: boolean },
): Promise<Partial<Fate>> => {
  const sources = [{ id: 'a', bytes, pages: [page] }];
  const texts = await shownTexts(bytes, page).catch(() => []);
  try {
    const extract = await extractPages(sources);
    const everything = everythingIn(extract.bytes);
    const leaked = foreignMarkers(texts, page).filter((marker) => everything.includes(marker));
    if (!verify && leaked.length === 0) return { outcome: 'selected' };
    const { findings } = await verifyExtract({ extract: extract.bytes, sources });
    if (leaked.length > 0 && findings.length === 0)
      return { outcome: 'leaked', fault: 'leak', detail: leaked.join(' ') };
    return {
      outcome:
        findings.length === 0 ? 'selected and verified' : `selected, stopped by the verifier: ${findings[0]?.code}`,
    };
  } catch (cause) {
    if (REFUSALS.some((refusal) => cause instanceof refusal))
      return { outcome: `selection: ${cause instanceof Error ? cause.message : ''}` };
    return {
      outcome: 'crashed',
      fault: 'crash',
      detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    };
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
