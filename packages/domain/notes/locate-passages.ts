import { type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { originatorOf } from './originator.ts';
import type {
  FoundOnPage,
  FoundPassage,
  NotePress,
  NoteStore,
  NoteVault,
  PageRectangle,
  QuotedPassage,
} from './ports.ts';

interface Stores {
  notes: NoteStore;
  traces: TraceStore;
  vault: Pick<NoteVault, 'read'>;
  press: Pick<NotePress, 'locate'>;
}

interface Input {
  noteId: PsychotherapyNoteId;
  version?: number | undefined;
  passages: QuotedPassage[];
  /** The selected pages, on which each passage is looked for besides its own; all of them unless named. */
  pages?: number[] | undefined;
}

interface LocatedOnPage {
  page: number;
  times: number;
  byOcr: boolean;
  /** As which words; those that were quoted are not repeated. */
  forms: { text?: string; times: number }[];
  rectangles: PageRectangle[];
  near: { text: string; rectangles: PageRectangle[] }[];
}

export interface LocatedPassages {
  noteId: PsychotherapyNoteId;
  version: number;
  sha256: string;
  passages: (LocatedOnPage & { elsewhere: LocatedOnPage[] })[];
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().normalize('NFC');

const located = (page: number, quoted: string, { times, byOcr, forms, rects, near }: FoundOnPage): LocatedOnPage => ({
  page,
  times,
  byOcr,
  forms: forms.map(({ text, times: often }) =>
    text === inOneLine(quoted) ? { times: often } : { text, times: often },
  ),
  rectangles: rects,
  near: near.map(({ text, rects: rectangles }) => ({ text, rectangles })),
});

const NOT_FOUND: FoundPassage = { times: 0, byOcr: false, forms: [], rects: [], near: [], elsewhere: [] };

/** Why a passage is not on its page; nothing where it is. */
const defectOf = (found: FoundPassage | undefined, { page, pages }: { page: number; pages: number }) => {
  if (page > pages) return 'no-such-page';
  if (found !== undefined && found.times > 0) return undefined;
  if (found?.elsewhere.some(({ times }) => times > 0) === true) return 'on-another-page';
  return (found?.near.length ?? 0) > 0 ? 'nearly-on-page' : 'not-on-page';
};

/**
 * Finds quoted passages in one version of the originator's own note, as rectangles that an approval can redact by, and lists where
 * else among the pages each stands, as which words, and what is nearly the same: what leaves this key's reach is where, never what.
 * Only the read is recorded. Refuses `passage-not-found`, naming each passage that is not on its page by its place in the request.
 */
export const locatePassages =
  ({ notes, traces, vault, press }: Stores) =>
  async (context: PracticeContext, { noteId, version, passages, pages }: Input): Promise<LocatedPassages> => {
    const history = await notes.history(context, originatorOf(context), noteId);
    const sealed = history?.versions.find((one) => one.version === (version ?? history.note.version));
    if (history === undefined || sealed === undefined) throw new Refusal('not-found');

    const subject = { noteId, patientId: history.note.patientId, version: sealed.version, passages: passages.length };
    await traces.record(context, auditEvent(context, 'psychotherapy-note.passages-located', subject));
    const found = await press.locate(await vault.read(sealed), passages, pages ?? 'all');
    const missing = passages.flatMap(({ page }, index) => {
      const code = defectOf(found[index], { page, pages: sealed.pages });
      return code === undefined ? [] : [{ path: `body.passages.${index}`, code }];
    });
    if (missing.length > 0) throw new Refusal('passage-not-found', missing);

    const answers = passages.map(({ page, passage }, index) => {
      const { elsewhere, ...own } = found[index] ?? NOT_FOUND;
      const others = elsewhere.map(({ page: further, ...other }) => located(further, passage, other));
      return { ...located(page, passage, own), elsewhere: others };
    });
    return { noteId, version: sealed.version, sha256: sealed.sha256, passages: answers };
  };
