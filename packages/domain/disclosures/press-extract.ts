import {
  ExtractManifest,
  type Cover,
  type HiddenChoice,
  type Instant,
  type PageSize,
  type RecordedDecision,
  type Redaction,
  type RequestFile,
  type SelectedNote,
} from '@sequester/model';

import { atOnce } from '../at-once.ts';
import { sha256Hex } from '../sha256.ts';
import { blackedOut } from './black-out.ts';
import { selectionOf } from './ceiling.ts';
import { demandsEachDecided, notAsDecided } from './decide-hidden.ts';
import { coverOf } from './extract-cover.ts';
import { misplaced } from './place-redactions.ts';
import type { DisclosureStore, ExtractVault, NoteIndex, RequestRecords } from './ports.ts';
import type { ProgressReport } from './report-progress.ts';
import { sourceBytesAtMost } from './source-bytes.ts';
import type { PaperPress } from './write-letter.ts';

/** Calls to S3 and KMS at a time. */
export const parallelCalls = 8;

export interface ExtractSource {
  id: string;
  bytes: Uint8Array;
  pages: number[];
  redactions: Redaction[];
  /** What becomes of words that cannot be seen: those of no place named here are taken out. Without it there are none. */
  hidden?: HiddenChoice[];
}

export interface PressedExtract {
  bytes: Uint8Array;
  pages: number;
  sha256: string;
  /** As the PDF package writes it; what is kept of it passes `ExtractManifest`. */
  manifest: unknown;
}

/** Builds extracts, and checks them with another engine. */
export interface ExtractPress {
  /** The extract, or a code for why none can be made of these sources. */
  build(request: { cover: Cover; sources: ExtractSource[] }): Promise<PressedExtract | { refused: string }>;
  /** The size of each page as shown, in points. */
  sizes(bytes: Uint8Array): Promise<PageSize[]>;
  verify(request: {
    extract: Uint8Array;
    cover: Cover;
    sources: ExtractSource[];
  }): Promise<{ ok: boolean; findings: { code: string }[] }>;
}

export interface BuildStores {
  disclosures: DisclosureStore;
  noteIndex: NoteIndex;
  records: Pick<RequestRecords, 'practice' | 'policy'>;
  vault: ExtractVault;
  press: ExtractPress;
  paperPress: PaperPress;
  clock: () => Instant;
  /** Waits before KMS is asked again about a grant; false where there is no more time. */
  wait: (tries: number) => Promise<boolean>;
}

/** KMS does not know a grant yet. Nothing is lost: the same record comes again. */
export class GrantsPending extends Error {
  constructor() {
    super('grants pending');
    this.name = 'GrantsPending';
  }
}

/** The sources or the extract have a defect, named by a code; nothing is stored. */
export class Unfit extends Error {
  readonly codes: string[];

  constructor(codes: string[]) {
    super('unfit');
    this.codes = codes;
  }
}

const opened = async ({ vault, wait }: BuildStores, note: SelectedNote): Promise<Uint8Array> => {
  for (let tries = 1; ; tries += 1) {
    const bytes = await vault.opened(note);
    if (bytes !== undefined) return bytes;

    if (!(await wait(tries))) throw new GrantsPending();
  }
};

/** What is taken out of a source, placed on the pages that it really has. */
const redactionsOf = async ({ press }: BuildStores, note: SelectedNote, bytes: Uint8Array): Promise<Redaction[]> => {
  if ((note.redactions ?? []).length + (note.kept ?? []).length === 0) return [];

  const sizes = await press.sizes(bytes);
  if (
    misplaced(note, { version: note.version, chosen: note.selected, sizeOf: (page) => sizes[page - 1] }, '').length > 0
  )
    throw new Unfit(['redaction-outside-page']);

  return blackedOut(note, sizes);
};

const sourceOf = async (stores: BuildStores, note: SelectedNote): Promise<ExtractSource> => {
  const bytes = await opened(stores, note);
  if (sha256Hex(bytes) !== note.sha256) throw new Unfit(['source-digest-mismatch']);

  const redactions = await redactionsOf(stores, note, bytes);
  const source = { id: note.noteId, bytes, pages: note.selected, redactions };
  return note.hidden?.length === 0 ? source : { ...source, hidden: note.hidden ?? [] };
};

/** The manifest of what was built, where it does as the originators decided on words that cannot be seen. Throws `Unfit`. */
const asDecided = (written: unknown, notes: readonly SelectedNote[], eachDecided: boolean): ExtractManifest => {
  const manifest = ExtractManifest.parse(written);
  const faults = notes.flatMap((note, index) => {
    const source = manifest.sources[index];
    return (source === undefined ? undefined : notAsDecided(note, source, eachDecided)) ?? [];
  });
  if (faults.length > 0) throw new Unfit([...new Set(faults)]);

  return manifest;
};

/** How often a build is tried. One that never finishes is refused, with the likely reason. */
const beginningsAtMost = 3;

/** From here on size may be why a build is cut off: half of what one extract is made of. */
const largeBytes = sourceBytesAtMost / 2;

const whyNotEnded = ({ failed, bytes }: ProgressReport): string => {
  if (failed >= beginningsAtMost) return 'build-failed';

  return bytes !== undefined && bytes >= largeBytes ? 'build-cut-off-large' : 'build-cut-off';
};

/** Opens what was selected, makes one extract of it, and has it checked by another engine. Throws `Unfit` and `GrantsPending`; nothing is stored. */
export const pressed = async (
  stores: BuildStores,
  { file, decided, report }: { file: RequestFile; decided: RecordedDecision; report: ProgressReport },
) => {
  if (report.begun >= beginningsAtMost) throw new Unfit([whyNotEnded(report)]);

  const cover = coverOf(file, decided);
  const notes = selectionOf(file);
  let held = 0;
  const sources = await atOnce(notes, parallelCalls, async (note) => {
    const source = await sourceOf(stores, note);
    held += source.bytes.length;
    if (held > sourceBytesAtMost) throw new Unfit(['sources-too-large']);

    await report.counted('opening', notes.length);
    return source;
  });
  await report.assembling(held);
  const extract = await stores.press.build({ cover, sources });
  if ('refused' in extract) throw new Unfit([extract.refused]);

  const manifest = asDecided(extract.manifest, notes, demandsEachDecided(file, decided));

  await report.step('checking');
  const { ok, findings } = await stores.press.verify({ extract: extract.bytes, cover, sources });
  if (!ok) throw new Unfit([...new Set(findings.map(({ code }) => code))]);

  return {
    ...extract,
    manifest,
    sourcePages: sources.reduce((sum, { pages }) => sum + pages.length, 0),
  };
};
