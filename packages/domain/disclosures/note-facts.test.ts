import type { Artifact } from '@sequester/law';
import type { NoteFacts } from '@sequester/model';
import { approve, chosen, documented, received, released } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  authorization,
  firstTherapist,
  notes,
  officer,
  orderForOne,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { adjudicateLink } from '../release/adjudicate-link.ts';
import { shownFile } from './show-request.ts';

/** The first of the notes with what its originator said of it, and the second without. */
const held = (facts: NoteFacts) => notes.slice(0, 2).map((note, index) => (index === 0 ? { ...note, facts } : note));

const judged = async (facts: NoteFacts, paper: Artifact, asked: Parameters<typeof received>[1] = {}) => {
  const stores = literalStores({ notes: held(facts) });
  const requestId = await received(stores, asked);
  await documented(stores, requestId, paper);
  return { stores, requestId, decision: stores.files.get(requestId)?.decisions.at(-1)?.decision };
};

const [first, second] = notes;
const authorized = { groundAsserted: 'authorization' as const };

describe('what an originator said of a note counts wherever it is asked for', () => {
  test('a couple’s note leaves on one signature only with the other taken out (45 CFR 164.508(a)(2))', async () => {
    const { decision } = await judged(
      { session_kind: 'couple', other_participants: ['participant-1'] },
      authorization,
      authorized,
    );
    expect(decision).toMatchObject({ outcome: 'NARROW', scope: { content: 'redacted', redact: ['participant-1'] } });
  });

  test('in Florida it waits for every waiver (Fla. Stat. 491.0147(1)(b))', async () => {
    const { decision } = await judged(
      { session_kind: 'couple', other_participants: ['participant-1'] },
      authorization,
      { ...authorized, jurisdiction: 'FL' },
    );
    expect(decision?.scope.note_ids).toEqual([second.noteId]);
  });

  test('an order for one of a couple takes the other out (45 CFR 164.512(e)(1)(i), 164.508(a)(2))', async () => {
    const { decision } = await judged({ session_kind: 'couple', other_participants: ['participant-1'] }, orderForOne);
    expect(decision?.scope).toMatchObject({
      content: 'redacted',
      redact: ['participant-1'],
      note_ids: [first.noteId, second.noteId],
    });
  });

  test('an Illinois therapist’s personal notes stay under any order (740 ILCS 110/3)', async () => {
    const found = {
      ...orderForOne,
      state_findings: {
        interests_of_justice_outweigh_confidentiality: true,
        in_camera_review_completed: true,
        proceeding_permitted_by_statute: true,
      },
    };
    const { decision } = await judged({ il_personal_notes: true }, found, { jurisdiction: 'IL' });
    expect(decision?.scope.note_ids).toEqual([]);
    const { decision: ordinary } = await judged({ il_personal_notes: false }, found, { jurisdiction: 'IL' });
    expect(ordinary?.scope.note_ids).toEqual([first.noteId]);
    expect(ordinary?.reasons.map(({ code }) => code)).toContain('il-personal-notes-not-recorded');
  });

  test('a note that lost its separation is ordinary record (45 CFR 164.501), one that was misfiled stays protected', async () => {
    const { decision: lost } = await judged({ separated: false }, orderForOne);
    expect(lost?.reasons.map(({ code }) => code)).toContain('not-a-psychotherapy-note');
    const { decision: misfiled } = await judged({ separated: false, misfiled_in: 'billing_folder' }, orderForOne);
    expect(misfiled?.reasons.map(({ code }) => code)).toContain('misfiled-note-still-protected');
    expect(misfiled?.scope.note_ids).toEqual([first.noteId, second.noteId]);
  });

  test('what the definition excludes is found for a payer, and no page of a note leaves for it (45 CFR 164.501)', async () => {
    const stores = literalStores({ notes: held({ contains_excluded: ['medication_monitoring'] }) });
    const requestId = await received(stores, {
      groundAsserted: 'payment',
      requester: { ...attorney, type: 'health_plan' },
    });
    const decision = stores.files.get(requestId)?.decisions.at(-1)?.decision;
    expect(decision?.scope).toMatchObject({ content: 'extract', elements: ['medication_monitoring'] });
    const file = stores.files.get(requestId);
    const awaited = file === undefined ? [] : shownFile(file, acting(officer)).awaits;
    expect(awaited.filter(({ as }) => as === 'originator')).toEqual([]);
    await expect(approve(stores, firstTherapist, { requestId, ...chosen })).rejects.toMatchObject({
      code: 'content-not-supported',
    });
    expect(stores.grants.size).toBe(0);
  });

  test('and goes with the decision to where the index cannot be seen', async () => {
    const stores = literalStores({
      notes: held({ session_kind: 'private', contains_excluded: ['medication_monitoring'] }),
    });
    const requestId = await released(stores);
    const file = stores.files.get(requestId);
    const link = file?.links[0];
    if (file === undefined || link === undefined) throw new Error('no link');

    const door = { revision: 0, wrongCodes: 0, counted: [] };
    const answer = await adjudicateLink(stores)(acting(officer), { file, link: { ...link, door } });
    expect(answer.releasable && answer.decision.facts.notes[0]).toMatchObject({
      session_kind: 'private',
      contains_excluded: ['medication_monitoring'],
    });
  });
});
