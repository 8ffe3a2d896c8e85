import * as z from 'zod';

import { qpdf } from './engine/run-engine.ts';
import { FORMATS, HiddenInManifest, ManifestToRebuild } from './rebuild-extract.ts';
import type { HiddenDecision, Redaction, StoredPdf } from './types.ts';

/** The call itself is wrong; the message says how. */
export class BadCall extends Error {}

export type Range = { path: string; pages: number[] | undefined };

const Passage = z.strictObject({
  page: z.int().positive(),
  passage: z.string().min(1),
  reason: z.string().min(1),
  matchCase: z.boolean().optional(),
});
const Rect = z.strictObject({
  page: z.int().positive(),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  reason: z.string().min(1),
});
const Items = z.array(z.looseObject({}));

const MOST_PAGES = 100_000;

const run = (words: string, whole: string): number[] => {
  const match = /^(\d+)(?:-(\d+))?$/.exec(words);
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || from < 1 || to < from || to - from > MOST_PAGES) throw new BadCall(`${whole}: pages are written 2-4,7`);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};

/** `A.pdf:2-4,7` is these pages of the file, `A.pdf` all of them. Throws `BadCall`. */
export const rangesIn = (words: string): Range => {
  const match = /^(.+?\.pdf)(?::(.*))?$/i.exec(words) ?? /^([^:]+)(?::(.*))?$/.exec(words);
  const path = match?.[1];
  if (!path) throw new BadCall(`${words}: sources are written A.pdf:2-4,7`);
  return { path, pages: match[2] === undefined ? undefined : match[2].split(',').flatMap((part) => run(part, words)) };
};

const jsonIn = (name: string, bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new BadCall(`${name} is not JSON`);
  }
};

/** What a file of redactions may hold. */
export type Wanted = 'passages' | 'rects' | 'either';

const itemOf = (wanted: Wanted, item: object) =>
  wanted === 'passages' || (wanted === 'either' && 'passage' in item) ? Passage : Rect;

/** The redactions in a file. Throws `BadCall` with the places that are wrong. */
export const readRedactions = (name: string, bytes: Uint8Array, wanted: Wanted): Redaction[] => {
  const items = Items.safeParse(jsonIn(name, bytes));
  if (!items.success) throw new BadCall(`${name}: a list of redactions is wanted`);
  if (items.data.length === 0) throw new BadCall(`${name}: the list is empty`);
  const parsed = items.data.map((item) => itemOf(wanted, item).safeParse(item));
  const issues = parsed.flatMap(
    ({ error }, index) => error?.issues.map(({ path, message }) => `${[index, ...path].join('.')} ${message}`) ?? [],
  );
  if (issues.length > 0) throw new BadCall(`${name}: ${issues.join('; ')}`);
  return parsed.flatMap(({ data }) => data ?? []);
};

/** Decisions on hidden words, as a manifest has them for one source. Throws `BadCall`. */
export const readHidden = (name: string, bytes: Uint8Array): HiddenDecision[] => {
  const items = z.array(HiddenInManifest).safeParse(jsonIn(name, bytes));
  if (!items.success) throw new BadCall(`${name}: a list of places of hidden words is wanted, as a manifest has it`);
  return items.data;
};

/** The text of a note from its file. Throws `BadCall` where it is not text, or holds none. */
export const readNote = (name: string, bytes: Uint8Array): string => {
  const text = decoded(name, bytes);
  if (text.trim() === '') throw new BadCall(`${name} has no text`);
  return text;
};

const decoded = (name: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadCall(`${name} is not text in UTF-8`);
  }
};

/** A BCP 47 tag, in its usual letters. Throws `BadCall`. */
export const languageIn = (words: string): string => {
  try {
    return Intl.getCanonicalLocales(words)[0] ?? words;
  } catch {
    throw new BadCall(`${words}: languages are written en-US`);
  }
};

const OfOtherFormat = z.object({ format: z.string().regex(/^sequester-extract\//) });

/** A manifest from its file. Throws `BadCall` with the places that are wrong, or where other bytes would come of it. */
export const readManifest = (name: string, bytes: Uint8Array): ManifestToRebuild => {
  const content = jsonIn(name, bytes);
  const other = OfOtherFormat.safeParse(content).data?.format;
  if (other !== undefined && !FORMATS.some((format) => format === other)) {
    throw new BadCall(
      `${name} has the format ${other}, and this edition builds ${FORMATS.join(' and ')}: use the edition that made it`,
    );
  }

  const manifest = ManifestToRebuild.safeParse(content);
  if (!manifest.success) {
    throw new BadCall(
      `${name} is not a manifest: ${manifest.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  }
  return manifest.data;
};

/** Whether a PDF is protected by a password or by restrictions. Throws `EngineFailure`. */
export const isEncrypted = async (bytes: StoredPdf): Promise<boolean> => {
  const { status, messages } = await qpdf({
    files: [{ name: 'in.pdf', bytes }],
    args: ['--is-encrypted', '/in.pdf'],
    output: '',
  });
  return status === 0 || messages.some((message) => /password|unsupported encryption/i.test(message));
};
