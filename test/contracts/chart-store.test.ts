import type { PracticeContext, EntryName } from '@sequester/domain';
import { type EntryKind, entryKinds, idPrefixes, Patient, type PatientId, progressNoteKind } from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const patientOf = ({ practiceId }: PracticeContext, patientId: PatientId = freshPatientId()): Patient =>
  Patient.parse({ ...demographics, patientId, practiceId, admittedAt: now, admittedBy: memberId, revision: 1 });

/** An entry of a kind, as its example says it, with every field that an entry of any kind has. */
const entryOf = (kind: EntryKind, { practiceId, patientId }: Patient): { name: EntryName; entry: object } => {
  const id = freshId(kind.name);
  const input: unknown = kind.input.parse(exampleEntries[kind.name]);
  const fields = { [`${kind.name}Id`]: id, practiceId, patientId, recordedBy: memberId, recordedAt: now };
  const draft = { authorId: memberId, state: 'draft', writtenAt: now, revision: 1 };
  return { name: { kind, patientId, id }, entry: kind.entry.parse(Object.assign({}, input, fields, draft)) };
};

const signed = (entry: object, revision: number) => ({ ...entry, state: 'signed', signedAt: now, revision });

describe.each(worlds)('a chart store %s', (_, open) => {
  const world = open();

  const admitted = async (context: PracticeContext = contextOf()) => {
    const patient = patientOf(context);
    await world.charts.admit(context, patient, traceOf(context));
    return { context, patient };
  };

  test('reads a chart as it was written, each kind of entry in its own field', async () => {
    const { context, patient } = await admitted();
    const { charts } = world;
    const written = entryKinds.map((kind) => ({ kind, ...entryOf(kind, patient) }));
    for (const added of written) await charts.addEntry(context, added, traceOf(context));
    expect(await charts.patient(context, patient.patientId)).toEqual(patient);
    for (const { name, entry } of written) expect(await charts.entry(context, name)).toEqual(entry);

    expect(await charts.chart(context, patient.patientId)).toEqual({
      patient,
      ...Object.fromEntries(written.map(({ kind, entry }) => [kind.plural, [entry]])),
    });
  });

  test('lists the entries of a kind by the field that the kind says', async () => {
    const { context, patient } = await admitted();
    const [later, earlier] = [entryOf(progressNoteKind, patient), entryOf(progressNoteKind, patient)];
    const session = { ...exampleEntries.progressNote.session, setting: 'video', startedAt: '2026-02-20T15:00:00.000Z' };
    const before = { ...earlier.entry, session };
    await world.charts.addEntry(context, later, traceOf(context));
    await world.charts.addEntry(context, { ...earlier, entry: before }, traceOf(context));
    expect((await world.charts.chart(context, patient.patientId))?.progressNotes).toEqual([before, later.entry]);
  });

  test("finds nothing of another practice, nor an entry in another patient's chart", async () => {
    const { context, patient } = await admitted();
    const added = entryKinds.map((kind) => entryOf(kind, patient));
    for (const one of added) await world.charts.addEntry(context, one, traceOf(context));
    const elsewhere = contextOf();
    expect(await world.charts.patient(elsewhere, patient.patientId)).toBeUndefined();
    expect(await world.charts.chart(elsewhere, patient.patientId)).toBeUndefined();
    expect(await world.charts.patients(elsewhere, {})).toEqual({ patients: [] });
    for (const { name } of added) {
      expect(await world.charts.entry(elsewhere, name)).toBeUndefined();
      expect(await world.charts.entry(context, { ...name, patientId: freshPatientId() })).toBeUndefined();
      expect(await world.charts.entry(context, { ...name, id: `${idPrefixes.patient}_none` })).toBeUndefined();
    }
  });

  test('lists every patient once, in the order of their ids, page after page', async () => {
    const context = contextOf();
    for (let count = 0; count < 60; count += 1) await admitted(context);
    const first = await world.charts.patients(context, {});
    const second = await world.charts.patients(context, { cursor: first.cursor });
    const ids = [...first.patients, ...second.patients].map(({ patientId }) => patientId);
    expect([first.patients.length, second.patients.length, second.cursor]).toEqual([50, 10, undefined]);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  test('refuses a cursor that is none', async () => {
    await expect(world.charts.patients(contextOf(), { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  test('changes a patient at the revision that was read, and refuses a stale one without a trace', async () => {
    const { context, patient } = await admitted();
    const changed = { ...patient, telephone: '555 010 0999', revision: 2 };
    await world.charts.updatePatient(context, changed, traceOf(context));
    const stale = traceOf(context);
    await expect(world.charts.updatePatient(context, changed, stale)).rejects.toMatchObject({ code: 'stale' });
    expect(await world.charts.patient(context, patient.patientId)).toEqual(changed);
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test.each(entryKinds.filter(({ life }) => life === 'signed').map((kind) => [kind.name, kind] as const))(
    'changes and signs a draft (%s), and nothing that is signed, without a trace of a try',
    async (_name, kind) => {
      const { context, patient } = await admitted();
      const { name, entry } = entryOf(kind, patient);
      const { charts } = world;
      await charts.addEntry(context, { name, entry }, traceOf(context));
      const before = { state: 'draft' as const };
      await charts.changeEntry(context, { name, before, after: signed(entry, 2) }, traceOf(context));
      const late = traceOf(context);
      for (const revision of [2, 3]) {
        await expect(
          charts.changeEntry(context, { name, before, after: signed(entry, revision) }, late),
        ).rejects.toMatchObject({ code: 'stale' });
      }

      expect(await charts.entry(context, name)).toEqual(signed(entry, 2));
      expect(await eventsOf(world, context)).not.toContain(late.event.id);
    },
  );

  test('saves a draft within an editing spell without another event', async () => {
    const { context, patient } = await admitted();
    const { name, entry } = entryOf(progressNoteKind, patient);
    const { charts } = world;
    const first = traceOf(context);
    await charts.addEntry(context, { name, entry }, first);
    const events = await eventsOf(world, context);
    const after = { ...entry, revision: 2 };
    const change = { name, before: { state: 'draft' as const }, after };
    await charts.changeEntry(context, change, { continues: first.event.id });
    expect(await charts.entry(context, name)).toEqual(after);
    expect(await eventsOf(world, context)).toEqual(events);
    await expect(charts.changeEntry(context, change, { continues: first.event.id })).rejects.toMatchObject({
      code: 'stale',
    });
  });

  test.each(entryKinds.map((kind) => [kind.name, kind] as const))(
    'refuses an entry (%s) of somebody who is no patient of the practice',
    async (_name, kind) => {
      const elsewhere = await admitted();
      const context = contextOf();
      for (const patient of [patientOf(context), patientOf(context, elsewhere.patient.patientId)]) {
        await expect(world.charts.addEntry(context, entryOf(kind, patient), traceOf(context))).rejects.toMatchObject({
          code: 'not-found',
        });
      }

      expect(await eventsOf(world, context)).toEqual([]);
    },
  );

  test('writes trace, change and answer of an attempt together, once', async () => {
    const context = attempted(contextOf());
    const patient = patientOf(context);
    const trace = traceOf(context, 'patient.admitted', { patientId: patient.patientId });
    await world.charts.admit(context, patient, trace);
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
    expect(await world.attempts.find(context)).toEqual({
      requestSha256: context.attempt?.requestSha256,
      answer: { patientId: patient.patientId },
    });
    const again = patientOf(context);
    await expect(world.charts.admit(context, again, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect(await world.charts.patient(context, again.patientId)).toBeUndefined();
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
  });
});
