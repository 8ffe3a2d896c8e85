import { entryKinds, type PsychotherapyNoteId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { originatorOf } from './originator.ts';
import type { NoteStore } from './ports.ts';
import { atRevision, type RevisedNote } from './revised-note.ts';

/** What makes a note one that never was a psychotherapy note, whatever was said of it before (45 CFR 164.501). */
const ordinary = { separated: false, misfiled_in: null, intended_class: null } as const;

/**
 * Records that a note was none, and that what it says stands in the chart as an entry that its author wrote there. From then on
 * the law reads it as ordinary record; what was sealed stays sealed. Refuses `not-found` where the chart of the patient has no
 * such entry, `moved-already` where another entry was named, `stale` where the note has changed meanwhile.
 */
export const moveNoteToChart =
  ({ notes }: { notes: NoteStore }) =>
  async (
    context: PracticeContext,
    { noteId, entryId }: { noteId: PsychotherapyNoteId; entryId: string },
  ): Promise<RevisedNote> => {
    const by = originatorOf(context);
    const note = await notes.find(context, by, noteId);
    const kind = entryKinds.find(({ idPrefix }) => entryId.startsWith(`${idPrefix}_`));
    if (note === undefined || kind === undefined) throw new Refusal('not-found');

    if (note.movedTo !== undefined) {
      if (note.movedTo.entryId === entryId) return atRevision(note);

      throw new Refusal('moved-already');
    }

    const movedTo = { entryId, at: context.now };
    const moved = {
      ...note,
      movedTo,
      facts: { ...note.facts, ...ordinary },
      factsRecorded: (note.factsRecorded ?? 0) + 1,
    };
    const { patientId } = note;
    const event = auditEvent(context, 'psychotherapy-note.moved-to-chart', { noteId, patientId, entryId });
    const recorded = { at: context.now, by, facts: ordinary, movedTo };
    await notes.recordFacts(
      context,
      { note: moved, recorded, inChart: { kind: kind.row, entryId } },
      { event, answer: atRevision(moved) },
    );
    return atRevision(moved);
  };
