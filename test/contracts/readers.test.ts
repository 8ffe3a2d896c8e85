import type { PracticeContext } from '@sequester/domain';
import { CalendarDate, IndexedNote, Patient, type PatientId, plusSeconds, PsychotherapyNote } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, freshPatientId, memberId, otherMemberId, traceOf } from './acting.ts';
import { memberOf } from './practices.ts';
import { withPatient } from './requests.ts';
import { worlds } from './worlds.ts';

const noteOf = (
  { practiceId }: PracticeContext,
  patientId: PatientId,
  { originatorId = memberId, sessionDate = '2026-02-27' } = {},
): PsychotherapyNote =>
  PsychotherapyNote.parse({
    noteId: freshId('psychotherapyNote'),
    practiceId,
    originatorId,
    patientId,
    sessionDate: CalendarDate.parse(sessionDate),
    language: 'en-US',
    createdAt: now,
    version: 1,
    sealedAt: now,
    kind: 'written',
    pages: 3,
    bytes: 4000,
    sha256: 'ab'.repeat(32),
    objectKey: `notes/${freshId('upload')}.pdf`,
  });

describe.each(worlds)('an index of notes %s', (_, open) => {
  const world = open();
  const { notes, noteIndex } = world;

  test("shows the newest version of a patient's notes by every originator, and what was said of it", async () => {
    const { context, patientId } = await withPatient(world);
    const later = noteOf(context, patientId);
    const earlier = noteOf(context, patientId, { originatorId: otherMemberId, sessionDate: '2026-01-15' });
    for (const note of [later, earlier]) await notes.add(context, { note }, traceOf(context));
    const revised = { ...later, version: 2, sha256: 'cd'.repeat(32) };
    await notes.revise(context, revised, traceOf(context));
    const facts = { separated: true };
    const said = { ...revised, facts, factsRecorded: 1 };
    await notes.recordFacts(context, { note: said, recorded: { at: now, by: memberId, facts } }, traceOf(context));
    const indexed = await noteIndex.ofPatient(context, patientId);
    expect(indexed).toHaveLength(2);
    expect(indexed).toEqual(expect.arrayContaining([IndexedNote.parse(earlier), IndexedNote.parse(said)]));
  });

  test('shows nothing of another patient or another practice', async () => {
    const { context, patientId } = await withPatient(world);
    await notes.add(context, { note: noteOf(context, patientId) }, traceOf(context));
    expect(await noteIndex.ofPatient(context, freshPatientId())).toEqual([]);
    expect(await noteIndex.ofPatient(contextOf(), patientId)).toEqual([]);
  });
});

describe.each(worlds)('a directory of members %s', (_, open) => {
  const world = open();

  test('names every member as they are now, in whatever state, and none of another practice', async () => {
    const context = contextOf();
    const first = memberOf(context, { roles: ['privacy-officer'] });
    const second = memberOf(context, { state: 'disabled' });
    for (const member of [first, second]) await world.practices.addMember(context, member, traceOf(context));
    const changed = { ...first, name: 'Invented Anew', revision: 2 };
    await world.practices.changeMember(context, { before: first, after: changed }, traceOf(context));
    const members = await world.directory.members(context);
    expect(members).toHaveLength(2);
    expect(members).toEqual(expect.arrayContaining([changed, second]));
    expect(await world.directory.members(contextOf())).toEqual([]);
  });
});

describe.each(worlds)('what a chart says of its own address %s', (_, open) => {
  const world = open();

  test('is nothing before the address was changed, and then when it was', async () => {
    const { context, patientId } = await withPatient(world);
    expect((await world.ownDemographics.own(context, patientId))?.emailChangedAt).toBeUndefined();
    const before = Patient.parse(await world.patients.patient(context, patientId));
    const changedAt = plusSeconds(now, 60);
    const after = Patient.parse({ ...before, emailChangedAt: changedAt, revision: 2 });
    await world.patients.update(context, { before, after }, traceOf(context));
    expect((await world.ownDemographics.own(context, patientId))?.emailChangedAt).toBe(changedAt);
  });
});
