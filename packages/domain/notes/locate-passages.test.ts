import { CalendarDate, Refusal } from '@sequester/model';
import { otherTherapistId, patientId, therapistContext } from '@sequester/testing/notes/example-notes';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { describe, expect, test } from 'vitest';

import { editNote } from './edit-note.ts';
import { locatePassages } from './locate-passages.ts';
import type { FoundPassage } from './ports.ts';
import { writeNote } from './write-note.ts';

const text = 'CANARY-A said it, and CANARY-A again. The garden.';

const sealed = async () => {
  const stores = literalNotes();
  const { noteId } = await writeNote(stores)(therapistContext(), {
    patientId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    text,
    language: 'en',
  });
  return { stores, noteId };
};

const found = (one: Partial<FoundPassage>): FoundPassage => ({
  times: 0,
  byOcr: false,
  forms: [],
  rects: [],
  near: [],
  elsewhere: [],
  ...one,
});

describe('passages of a note', () => {
  test('are located by rectangle, each with how often it stands there, and the version they stand in', async () => {
    const { stores, noteId } = await sealed();
    const located = await locatePassages(stores)(therapistContext(), {
      noteId,
      passages: [
        { page: 1, passage: 'CANARY-A' },
        { page: 1, passage: 'garden' },
      ],
    });
    expect(located).toMatchObject({
      noteId,
      version: 1,
      passages: [
        { page: 1, times: 2, forms: [{ times: 2 }], near: [], elsewhere: [] },
        { page: 1, times: 1 },
      ],
    });
    expect(located.passages.map(({ rectangles }) => rectangles.length)).toEqual([2, 1]);
  });

  test('are found in the version that is named', async () => {
    const { stores, noteId } = await sealed();
    await editNote(stores)(therapistContext(), { noteId, text: 'The sea.', revision: 1 });
    const passages = [{ page: 1, passage: 'CANARY-A' }];
    await expect(locatePassages(stores)(therapistContext(), { noteId, passages })).rejects.toMatchObject({
      code: 'passage-not-found',
    });
    expect(await locatePassages(stores)(therapistContext(), { noteId, version: 1, passages })).toMatchObject({
      version: 1,
    });
    await expect(locatePassages(stores)(therapistContext(), { noteId, version: 3, passages })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('that are not there are all named by their place in the request, and never by their words', async () => {
    const { stores, noteId } = await sealed();
    const passages = [
      { page: 1, passage: 'CANARY-B' },
      { page: 1, passage: 'garden' },
      { page: 7, passage: 'garden' },
    ];
    const refusal = await locatePassages(stores)(therapistContext(), { noteId, passages }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      details: [
        { path: 'body.passages.0', code: 'not-on-page' },
        { path: 'body.passages.2', code: 'no-such-page' },
      ],
    });
    expect(JSON.stringify(refusal)).not.toContain('CANARY');
  });

  test('that are nearly there, or are on another page, are said to be, and other forms are named', async () => {
    const { stores, noteId } = await sealed();
    const place = { page: 1, x: 72, y: 700, width: 40, height: 10 };
    const near = [{ text: 'Marygold', rects: [place] }];
    const forms = [
      { text: 'MARIGOLD', times: 1 },
      { text: 'Marigold', times: 1 },
    ];
    const there = { times: 2, byOcr: true, forms, rects: [place, place], near };
    const asked = async (one: FoundPassage, pages?: number[]) => {
      const press = { ...stores.press, locate: async () => [one] };
      const passages = [{ page: 1, passage: ' Marigold' }];
      return locatePassages({ ...stores, press })(therapistContext(), { noteId, passages, pages });
    };
    const elsewhere = [{ page: 3, ...there }];
    await expect(asked(found({ near }))).rejects.toMatchObject({ details: [{ code: 'nearly-on-page' }] });
    await expect(asked(found({ near, elsewhere }))).rejects.toMatchObject({ details: [{ code: 'on-another-page' }] });
    const { passages } = await asked(found({ ...there, elsewhere }), [1, 3]);
    const rectangles = [place, place];
    const answer = { times: 2, byOcr: true, forms: [{ text: 'MARIGOLD', times: 1 }, { times: 1 }], rectangles };
    const misses = [{ text: 'Marygold', rectangles: [place] }];
    expect(passages).toEqual([{ page: 1, ...answer, near: misses, elsewhere: [{ page: 3, ...answer, near: misses }] }]);
  });

  test('leave nothing but the record that the note was read, which is made before it is', async () => {
    const { stores, noteId } = await sealed();
    const before = stores.events.length;
    await locatePassages(stores)(therapistContext(), { noteId, passages: [{ page: 1, passage: 'CANARY-A' }] });
    expect(stores.events.slice(before)).toMatchObject([
      { action: 'psychotherapy-note.passages-located', subject: { noteId, version: 1, passages: 1 } },
    ]);
    expect(JSON.stringify(stores.events)).not.toContain('CANARY');
    const unrecorded = { ...stores, traces: { record: async () => Promise.reject(new Error('no table')) } };
    await expect(
      locatePassages(unrecorded)(therapistContext(), { noteId, passages: [{ page: 1, passage: 'CANARY-A' }] }),
    ).rejects.toThrow('no table');
  });

  test("are found in one's own notes alone", async () => {
    const { stores, noteId } = await sealed();
    const other = locatePassages(stores)(therapistContext(otherTherapistId), {
      noteId,
      passages: [{ page: 1, passage: 'CANARY-A' }],
    });
    await expect(other).rejects.toMatchObject({ code: 'not-found' });
  });
});
