import { type HiddenWords, type PsychotherapyNoteId, Refusal, type SealedVersion } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { ownHistory } from './own-history.ts';
import type { NoteHistory, NotePress, NoteStore, NoteVault } from './ports.ts';

export interface HiddenWordsStores {
  notes: NoteStore;
  traces: TraceStore;
  vault: Pick<NoteVault, 'read'>;
  press: Pick<NotePress, 'hidden'>;
}

interface Input {
  noteId: PsychotherapyNoteId;
  version?: number | undefined;
  /** The selected pages; all unless named. */
  pages?: number[] | undefined;
}

export interface ListedHiddenWords {
  noteId: PsychotherapyNoteId;
  version: number;
  sha256: string;
  /** Pages that have such words and were not looked at, because of how many there are. */
  further: number[];
  /** Whether a black box covers words that are there still. */
  failedRedaction: boolean;
  hidden: HiddenWords[];
}

/** Pages that are looked at in one answer, which has to come within half a minute. */
const pagesAtOnce = 40;
/** Of the words of one place, so many letters are told. */
const lettersAtMost = 2000;

/** The pages that may have such words, as far as the index knows. */
const pagesWith = ({ hidden, pages }: SealedVersion, wanted: readonly number[] | undefined): number[] => {
  const known = hidden?.map(({ page }) => page) ?? Array.from({ length: pages }, (_, index) => index + 1);
  return [...new Set(known)].filter((page) => wanted === undefined || wanted.includes(page)).toSorted((a, b) => a - b);
};

/** Reads the words of one sealed version that cannot be seen, once the read is on record. */
export const hiddenWordsOf = async (
  { traces, vault, press }: Omit<HiddenWordsStores, 'notes'>,
  context: PracticeContext,
  { history, sealed, pages }: { history: NoteHistory; sealed: SealedVersion; pages?: readonly number[] | undefined },
): Promise<ListedHiddenWords> => {
  const { noteId, patientId } = history.note;
  const { version, sha256 } = sealed;
  const event = auditEvent(context, 'psychotherapy-note.hidden-words-listed', { noteId, patientId, version });
  await traces.record(context, event);
  const wanted = pagesWith(sealed, pages);
  const now = wanted.slice(0, pagesAtOnce);
  const found = now.length === 0 ? [] : await press.hidden(await vault.read(sealed), now);
  const hidden = found.map(({ page, how, x, y, width, height, words }) => {
    const told = words.length > lettersAtMost ? `${words.slice(0, lettersAtMost)}…` : words;
    return { page, how, x, y, width, height, words: told };
  });
  const failedRedaction = hidden.some(({ how }) => how === 'failed-redaction');
  return { noteId, version, sha256, further: wanted.slice(pagesAtOnce), failedRedaction, hidden };
};

/**
 * The words that are in one version of the originator's own note (the newest unless named) and cannot be seen on its selected pages,
 * read from the sealed file each time: they are kept nowhere else. Only the read is recorded.
 */
export const listHiddenWords =
  (stores: HiddenWordsStores) =>
  async (context: PracticeContext, { noteId, version, pages }: Input): Promise<ListedHiddenWords> => {
    const history = await ownHistory(stores.notes, context, noteId);
    const sealed = history.versions.find((one) => one.version === (version ?? history.note.version));
    if (sealed === undefined) throw new Refusal('not-found');

    return hiddenWordsOf(stores, context, { history, sealed, pages });
  };
