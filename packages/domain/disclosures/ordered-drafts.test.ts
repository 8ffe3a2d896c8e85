import { CalendarDate, type Change, type IndexedDraft, PsychotherapyNoteId, type RequestId } from '@sequester/model';
import {
  accepted,
  approve,
  build,
  chosen,
  documented,
  firstNote,
  inReview,
  paperOf,
  received,
  secondNote,
  statusOf,
  typed,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  authorization,
  contentOf,
  firstTherapist,
  now,
  officer,
  orderForOne,
  practiceId,
  patientId,
  secondTherapist,
  secondTherapistId,
  staff,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { idOf } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';

import { sha256Hex } from '../sha256.ts';
import { changeArtifactStatus } from './change-artifact-status.ts';
import { getRequest } from './get-request.ts';
import { getSelection } from './get-selection.ts';
import { withdrawRequest } from './withdraw-request.ts';

const noteId = PsychotherapyNoteId.parse(idOf('psn', 'z'));
const draftOf = (sessionDate: string): IndexedDraft => ({
  noteId,
  originatorId: secondTherapistId,
  sessionDate: CalendarDate.parse(sessionDate),
});

/** A draft of the second therapist in the days of the order, of whom it reaches no note. */
const draft = draftOf('2025-10-01');
const sha256 = sha256Hex(contentOf({ noteId, version: 1 }));
const copied: IndexedDraft = {
  ...draft,
  copy: { version: 1, sealedAt: now, pages: 2, bytes: 40, sha256, objectKey: `drafts/copies/${noteId}` },
};

const world = (drafts: IndexedDraft[] = [draft]) => {
  const stores = literalStores();
  stores.drafts.push(...drafts);
  let asked = 0;
  const noteIndex: LiteralStores['noteIndex'] = {
    ...stores.noteIndex,
    drafts: (...of) => {
      asked += 1;
      return stores.noteIndex.drafts(...of);
    },
  };
  const changes: Change[] = [];
  const disclosures: LiteralStores['disclosures'] = {
    ...stores.disclosures,
    change: (context, change, trace) => {
      changes.push(change);
      return stores.disclosures.change(context, change, trace);
    },
  };
  return { stores: { ...stores, noteIndex, disclosures }, changes, asked: () => asked };
};

const judgedNotes = (stores: LiteralStores, requestId: RequestId) =>
  stores.files
    .get(requestId)
    ?.decisions.at(-1)
    ?.facts.notes.map(({ id }) => id);
const ceiling = (stores: LiteralStores, requestId: RequestId) =>
  stores.files.get(requestId)?.decisions.at(-1)?.decision.scope.note_ids;

describe('a draft and an order', () => {
  test('is asked about by nobody, and counted by nobody, before the order is accepted', async () => {
    const { stores, asked } = world();
    const requestId = await received(stores);
    await typed(stores, requestId, orderForOne);
    expect(asked()).toBe(0);
    expect(judgedNotes(stores, requestId)).not.toContain(noteId);
    await accepted(stores, requestId, paperOf(stores, requestId));
    expect(asked()).toBe(1);
    expect(ceiling(stores, requestId)).toEqual([firstNote.noteId, secondNote.noteId, noteId]);
    const counted = stores.files
      .get(requestId)
      ?.decisions.at(-1)
      ?.facts.notes.filter(({ draft: said }) => said === true);
    expect(counted?.map(({ id }) => id)).toEqual([noteId]);
  });

  test.each([
    ['an authorization', authorization, '2025-10-01'],
    ['a subpoena', subpoena, '2025-10-01'],
    ['an order of other days', orderForOne, '2025-10-11'],
  ])('is not counted on %s', async (_, paper, sessionDate) => {
    const { stores } = world([draftOf(sessionDate)]);
    const requestId = await received(stores);
    await documented(stores, requestId, paper, {
      groundAsserted: paper === authorization ? 'authorization' : 'court_order',
    });
    expect(judgedNotes(stores, requestId)).not.toContain(noteId);
  });

  test('is shown to its therapist, who may then know of the request, and is chosen from once it has pages', async () => {
    const { stores } = world();
    const requestId = await inReview(stores);
    const shown = await getSelection(stores)(acting(secondTherapist), { requestId });
    expect([shown.notes, shown.drafts]).toEqual([[], [{ noteId, sessionDate: draft.sessionDate }]]);
    expect(await getRequest(stores)(acting(secondTherapist), { requestId })).toMatchObject({ view: 'whole' });
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    const selection = [{ noteId, pages: 'all' as const }];
    await expect(approve(stores, secondTherapist, { requestId, as: 'originator', selection })).rejects.toMatchObject({
      code: 'selection-beyond-ceiling',
      details: [{ code: 'draft-without-pages' }],
    });
  });

  test('leaves as pages that say that nobody has signed it, where its therapist lets it go', async () => {
    const { stores } = world([copied]);
    const requestId = await inReview(stores);
    const shown = await getSelection(stores)(acting(secondTherapist), { requestId });
    expect(shown.notes).toMatchObject([{ noteId, draft: true, pages: 2 }]);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await approve(stores, firstTherapist, { requestId, ...chosen });
    await approve(stores, secondTherapist, { requestId, as: 'originator', selection: [{ noteId, pages: [1] }] });
    const { drafts: _, ...withoutDrafts } = stores.noteIndex;
    await build({ ...stores, noteIndex: { ...withoutDrafts, drafts: async () => [] } }, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
    const manifest = await stores.disclosures.manifest(acting(officer), requestId);
    expect(manifest?.manifest.cover.items.map(({ label }) => label.split(' on ')[0])).toEqual([
      'Psychotherapy note',
      'Unsigned draft of a psychotherapy note',
      'Psychotherapy note',
    ]);
  });

  test('stays where its therapist lets nothing of it go', async () => {
    const { stores } = world();
    const requestId = await inReview(stores);
    await approve(stores, officer, { requestId, as: 'privacy-officer' });
    await approve(stores, secondTherapist, { requestId, as: 'originator', selection: [] });
    await approve(stores, firstTherapist, { requestId, ...chosen });
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
  });

  test('that became a note meanwhile is that note', async () => {
    const { stores } = world([{ ...draft, noteId: firstNote.noteId }]);
    const requestId = await inReview(stores);
    expect(ceiling(stores, requestId)).toEqual([firstNote.noteId, secondNote.noteId]);
  });
});

const holdsOf = (changes: readonly Change[]) => changes.flatMap(({ draftHolds = [] }) => draftHolds);

describe('from the receipt of a paper that asks for notes, drafts of its days are kept', () => {
  const { date_from: dateFrom, date_to: dateTo } = orderForOne;

  test('by one row of the patient and the days, whether there are drafts or not, before anybody has accepted it', async () => {
    const [{ stores, changes }, without] = [world(), world([])];
    for (const one of [stores, without.stores]) await typed(one, await received(one), orderForOne);
    const [hold] = holdsOf(changes);
    expect(hold).toMatchObject({ practiceId, patientId, dateFrom, dateTo, since: now });
    expect(hold).not.toHaveProperty('endedAt');
    const { requestId: _request, artifactId: _artifact, ...said } = hold ?? {};
    expect(holdsOf(without.changes)).toMatchObject([said]);
  });

  test.each([
    ['a subpoena', subpoena, 1],
    ['an authorization', authorization, 0],
  ])('on %s', async (_, paper, holds) => {
    const { stores, changes } = world();
    await typed(stores, await received(stores), paper);
    expect(holdsOf(changes)).toHaveLength(holds);
  });

  test('until the order falls, and again when it is in force again', async () => {
    const { stores, changes } = world();
    const requestId = await inReview(stores);
    const named = { requestId, artifactId: paperOf(stores, requestId), how: 'by telephone' };
    await changeArtifactStatus(stores)(acting(officer), { ...named, status: 'stayed' });
    await changeArtifactStatus(stores)(acting(officer), { ...named, status: 'vacated' });
    expect(holdsOf(changes).map(({ endedAt }) => endedAt)).toEqual([undefined, undefined, now]);
  });

  test('until the request is withdrawn', async () => {
    const { stores, changes } = world();
    const requestId = await inReview(stores);
    await withdrawRequest(stores)(acting(staff), { requestId, reason: 'withdrawn-by-requester' });
    expect(holdsOf(changes).at(-1)).toMatchObject({ requestId, endedAt: now });
  });
});
