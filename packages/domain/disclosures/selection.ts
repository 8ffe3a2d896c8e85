import {
  type AccountedName,
  type IndexedNote,
  type KeptPassage,
  type MemberId,
  type PsychotherapyNoteId,
  type Recipient,
  type RecordedDecision,
  type Redaction,
  Refusal,
  type RequestId,
  SelectedNote,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { originatorOf } from '../notes/originator.ts';
import { sizeOfPage } from '../notes/page-sizes.ts';
import type { TraceStore } from '../traces.ts';
import { demandsNecessity } from './account-for.ts';
import { decide, fileOf, measured, reasonsOf, type Gate } from './adjudicate-request.ts';
import { ceilingOf, selectionOf } from './ceiling.ts';
import { releases } from './decision.ts';
import { misplaced } from './place-redactions.ts';
import type { DisclosureStore } from './ports.ts';

/** Pages of one note, from 1, and what of them is taken out or alone kept; rectangles name the version that they were located in. */
export interface PageChoice {
  noteId: PsychotherapyNoteId;
  pages: 'all' | number[];
  version?: number | undefined;
  redactions?: Redaction[] | undefined;
  kept?: KeptPassage[] | undefined;
  names?: AccountedName[] | undefined;
}

/** The originator's own notes within the ceiling, by session date. */
export const ownWithinCeiling = (
  notes: readonly IndexedNote[],
  decided: RecordedDecision,
  originatorId: MemberId,
): IndexedNote[] => {
  const ceiling = new Set(ceilingOf(decided).map(({ noteId }) => noteId));
  return notes
    .filter((note) => note.originatorId === originatorId && ceiling.has(note.noteId))
    .toSorted((a, b) => `${a.sessionDate}${a.noteId}`.localeCompare(`${b.sessionDate}${b.noteId}`));
};

const allPages = (pages: number): number[] => Array.from({ length: pages }, (_, index) => index + 1);

const beyond = (path: string, code: string): never => {
  throw new Refusal('selection-beyond-ceiling', [{ path, code }]);
};

const marksOf = ({
  redactions = [],
  kept = [],
  names = [],
}: PageChoice): Pick<SelectedNote, 'redactions' | 'kept' | 'names'> => ({
  ...(redactions.length === 0 ? {} : { redactions }),
  ...(kept.length === 0 ? {} : { kept }),
  ...(names.length === 0 ? {} : { names }),
});

/** The chosen pages, pinned to the version and digest that the index has now. The choice may be less than the ceiling, never more. */
export const selected = (own: readonly IndexedNote[], choices: readonly PageChoice[]): SelectedNote[] => {
  if (new Set(choices.map(({ noteId }) => noteId)).size < choices.length) beyond('selection', 'repeated-note');

  return choices.map((choice, index) => {
    const { noteId, pages } = choice;
    const note = own.find((one) => one.noteId === noteId) ?? beyond(`selection.${index}.noteId`, 'not-in-ceiling');
    const chosen = pages === 'all' ? allPages(note.pages) : [...new Set(pages)].toSorted((a, b) => a - b);
    if (chosen.length === 0 || chosen.some((page) => page < 1 || page > note.pages))
      beyond(`selection.${index}.pages`, 'no-such-page');

    const faults = misplaced(
      choice,
      { version: note.version, chosen, sizeOf: (page) => sizeOfPage(note.sizes ?? [], page) },
      `selection.${index}`,
    );
    if (faults.length > 0) throw new Refusal('redaction-misplaced', faults);

    return SelectedNote.parse({ ...note, selected: chosen, ...marksOf(choice) });
  });
};

export interface ShownSelection {
  requestId: RequestId;
  recipient: Recipient;
  terms: string[];
  /** How much may leave, and whom the ceiling demands to be taken out. */
  content: string;
  redact: string[];
  minimumNecessary: boolean;
  notes: (Pick<IndexedNote, 'noteId' | 'sessionDate' | 'version' | 'pages'> &
    Pick<SelectedNote, 'selected' | 'redactions' | 'kept' | 'names'>)[];
}

/** What an originator may choose from: their own notes within the ceiling, with their pages. Refuses `law-refuses` where nothing may leave. */
export const getSelection =
  ({ disclosures, traces, ...gate }: { disclosures: DisclosureStore; traces: TraceStore } & Gate) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<ShownSelection> => {
    const originatorId = originatorOf(context);
    const file = await fileOf(disclosures, context, requestId);
    const { patientId, recipient } = file.request;
    const known = await measured(gate, context, patientId);
    if (!known.notes.some((note) => note.originatorId === originatorId)) throw new Refusal('approval-not-demanded');

    const decided = decide(context, { ...file, ...known }, 'approval');
    if (!releases(decided.decision)) throw new Refusal('law-refuses', reasonsOf(decided));

    const own = ownWithinCeiling(known.notes, decided, originatorId);
    if (own.length === 0) throw new Refusal('approval-not-demanded');

    await traces.record(context, auditEvent(context, 'selection.read', { requestId, patientId, count: own.length }));
    const chosen = new Map(selectionOf(file).map((note) => [note.noteId, note]));
    const notes = own.map(({ noteId, sessionDate, version, pages }) => {
      const { selected: at = [], redactions, kept, names } = chosen.get(noteId) ?? {};
      return { noteId, sessionDate, version, pages, selected: at, redactions, kept, names };
    });
    const { terms = [], content, redact = [] } = decided.decision.scope;
    return {
      requestId,
      recipient,
      terms,
      content,
      redact,
      minimumNecessary: demandsNecessity(decided.decision),
      notes,
    };
  };
