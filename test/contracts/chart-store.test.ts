import type { PracticeContext, EntryName, EntryQuery } from '@sequester/domain';
import {
  Addendum,
  CalendarDate,
  contactNoteKind,
  currentKinds,
  diagnosisKind,
  type EntryHeader,
  type TypedKind,
  typedKinds,
  entryNames,
  type EntryState,
  HeldSession,
  idPrefixes,
  Instant,
  isCurrent,
  LegalHoldId,
  ListedSession,
  medicationKind,
  type MemberId,
  Patient,
  type PatientId,
  progressNoteKind,
  sessionKind,
  treatmentPlanKind,
} from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, memberId, otherMemberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const patientOf = ({ practiceId }: PracticeContext, patientId: PatientId = freshPatientId()): Patient =>
  Patient.parse({ ...demographics, patientId, practiceId, admittedAt: now, admittedBy: memberId, revision: 1 });

/** An entry of a kind, as its example says it, with every field that an entry of any kind has. */
const entryOf = (kind: TypedKind, { practiceId, patientId }: Patient): { name: EntryName; entry: object } => {
  const id = freshId(kind.name);
  const input: unknown = kind.input.parse(exampleEntries[kind.name]);
  const fields = { [`${kind.name}Id`]: id, practiceId, patientId, recordedBy: memberId, recordedAt: now };
  const draft = { authorId: memberId, state: 'draft', writtenAt: now, revision: 1 };
  return { name: { kind, patientId, id }, entry: kind.entry.parse(Object.assign({}, input, fields, draft)) };
};

/** Every entry of a patient that one member may see. */
const everything = { kinds: entryNames, draftsOf: [memberId] };

const signed = (entry: object, revision: number) => ({ ...entry, state: 'signed', signedAt: now, revision });

const addendumOf = (signedAt: string) =>
  Addendum.parse({ addendumId: freshId('addendum'), authorId: memberId, signedAt, text: 'Added (invented)' });

describe.each(worlds)('a chart store %s', (_, open) => {
  const world = open();

  const admitted = async (context: PracticeContext = contextOf(), held: Partial<Pick<Patient, 'legalHolds'>> = {}) => {
    const patient = { ...patientOf(context), ...held };
    await world.patients.admit(context, patient, traceOf(context));
    return { context, patient };
  };

  test('reads a chart as it was written, each kind of entry in its own field', async () => {
    const { context, patient } = await admitted();
    const { charts, patients } = world;
    const written = typedKinds.map((kind) => ({ kind, ...entryOf(kind, patient) }));
    for (const added of written) await charts.addEntry(context, added, traceOf(context));
    expect(await patients.patient(context, patient.patientId)).toEqual(patient);
    for (const { name, entry } of written) expect(await charts.entry(context, name)).toEqual(entry);

    const holding = written.filter(({ kind, entry }) => isCurrent(kind, entry, now.slice(0, 10)));
    expect(await charts.current(context, patient.patientId)).toEqual({
      ...Object.fromEntries(currentKinds.map(({ plural }) => [plural, []])),
      ...Object.fromEntries(holding.map(({ kind, entry }) => [kind.plural, [entry]])),
      more: false,
    });
  });

  test('lists entries by what they are about, the newest first, page after page, each once', async () => {
    const { context, patient } = await admitted();
    const days = Array.from({ length: 120 }, (_one, index) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString());
    for (const [index, day] of days.entries()) {
      const { name, entry } = entryOf(index % 2 === 0 ? diagnosisKind : medicationKind, patient);
      const dated = { ...entry, diagnosedOn: day.slice(0, 10), startedOn: day.slice(0, 10) };
      await world.charts.addEntry(context, { name, entry: dated }, traceOf(context));
    }
    const pages = async (query: Partial<EntryQuery>) => {
      const found: EntryHeader[][] = [];
      let cursor: string | undefined;
      do {
        const wanted = { ...everything, patientId: patient.patientId, ...query };
        const page = await world.charts.entries(context, { ...wanted, cursor: cursor ?? query.cursor });
        found.push(page.entries);
        ({ cursor } = page);
      } while (cursor !== undefined);
      return found;
    };
    const all = await pages({});
    expect(all.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(all.flat().map(({ on }) => on)).toEqual(days.map((day) => day.slice(0, 10)).toReversed());

    const diagnoses = (await pages({ kinds: ['diagnosis'] })).flat();
    expect([diagnoses.length, new Set(diagnoses.map(({ kind }) => kind))]).toEqual([60, new Set(['diagnosis'])]);
    const some = (await pages({ from: CalendarDate.parse('2025-01-31'), to: CalendarDate.parse('2025-02-02') })).flat();
    expect(some.map(({ on }) => on)).toEqual(['2025-02-02', '2025-02-01', '2025-01-31']);
    expect((await pages({ author: otherMemberId })).flat()).toEqual([]);
    expect((await pages({ state: 'recorded' })).flat()).toHaveLength(120);
    expect((await pages({ state: 'draft' })).flat()).toEqual([]);
  });

  test('shows a draft to those to whom its author is open, and to everybody once it is signed', async () => {
    const { context, patient } = await admitted();
    const { name, entry } = entryOf(progressNoteKind, patient);
    const before = { ...entry, state: 'draft', revision: 1 };
    const listedTo = async (draftsOf: readonly MemberId[], state?: EntryState) => {
      const query = { ...everything, patientId: patient.patientId, draftsOf, state };
      return (await world.charts.entries(context, query)).entries.map((header) => [header.entryId, header.state]);
    };
    await world.charts.addEntry(context, { name, entry }, traceOf(context));
    expect(await listedTo([memberId])).toEqual([[name.id, 'draft']]);
    expect(await listedTo([memberId], 'signed')).toEqual([]);
    expect(await listedTo([otherMemberId])).toEqual([]);
    await world.charts.changeEntry(context, { name, before, after: signed(entry, 2) }, traceOf(context));
    expect(await listedTo([otherMemberId])).toEqual([[name.id, 'signed']]);
    expect(await listedTo([memberId])).toEqual([[name.id, 'signed']]);
    expect(await listedTo([memberId], 'draft')).toEqual([]);
  });

  test('lists sessions by day, and those without a note until a note names them', async () => {
    const { context, patient } = await admitted();
    const { charts, sessions } = world;
    const at = async (hour: number) => {
      const { name, entry } = entryOf(sessionKind, patient);
      const startedAt = `2026-02-27T${hour}:00:00.000Z`;
      const held = HeldSession.parse({
        ...entry,
        clinicianId: memberId,
        startedAt,
        stoppedAt: `2026-02-27T${hour}:50:00.000Z`,
      });
      await charts.addEntry(context, { name, entry: held }, traceOf(context));
      return { name, held };
    };
    const second = await at(16);
    const first = await at(11);
    const date = CalendarDate.parse('2026-02-27');
    const ofDay = async () => (await sessions.ofDay(context, { date })).sessions;
    const waiting = async () =>
      (await sessions.withoutNote(context, { clinicianId: memberId })).sessions.map(({ sessionId }) => sessionId);
    expect(await ofDay()).toEqual(
      [first, second].map(({ held }) => ({ ...ListedSession.parse(held), patientName: patient.name })),
    );
    expect(await waiting()).toEqual([first.name.id, second.name.id]);
    expect((await sessions.ofDay(contextOf(), { date })).sessions).toEqual([]);
    await expect(sessions.ofDay(context, { date, cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });

    const { name, entry } = entryOf(progressNoteKind, patient);
    const note = progressNoteKind.entry.parse({ ...entry, sessionId: first.name.id });
    await charts.addEntry(context, { name, entry: note }, traceOf(context));
    expect(await waiting()).toEqual([second.name.id]);
    const moved = { ...first.held, startedAt: Instant.parse('2026-02-27T12:00:00.000Z'), revision: 2 };
    await charts.changeEntry(context, { name: first.name, before: first.held, after: moved }, traceOf(context));
    expect(await waiting()).toEqual([second.name.id]);
    expect((await ofDay()).map(({ startedAt }) => startedAt)).toEqual([moved.startedAt, second.held.startedAt]);
    const other = { ...note, sessionId: second.held.sessionId, revision: 2 };
    await charts.changeEntry(context, { name, before: note, after: other }, traceOf(context));
    expect(await waiting()).toEqual([first.name.id]);

    const beside = entryOf(progressNoteKind, patient);
    const besideNote = progressNoteKind.entry.parse({ ...beside.entry, sessionId: second.name.id });
    await charts.addEntry(context, { name: beside.name, entry: besideNote }, traceOf(context));
    const { sessionId: _tied, ...untied } = { ...other, revision: 3 };
    await charts.changeEntry(context, { name, before: other, after: untied }, traceOf(context));
    expect(await waiting()).toEqual([first.name.id]);
    const takenOut = { ...besideNote, state: 'taken-out' as const, revision: 2 };
    await charts.changeEntry(context, { name: beside.name, before: besideNote, after: takenOut }, traceOf(context));
    expect(await waiting()).toEqual([first.name.id, second.name.id]);

    const elsewhere = await admitted(context);
    const strange = { ...entryOf(progressNoteKind, elsewhere.patient).name, kind: progressNoteKind };
    const added = { name: strange, entry: { ...note, patientId: elsewhere.patient.patientId } };
    await expect(charts.addEntry(context, added, traceOf(context))).rejects.toMatchObject({
      code: 'session-not-found',
    });
  });

  test('writes entries of several patients with an event for each, or none of them', async () => {
    const { context, patient } = await admitted();
    const other = await admitted(context);
    const [one, two] = [entryOf(sessionKind, patient), entryOf(sessionKind, other.patient)];
    const trace = traceOf(context);
    const { event } = traceOf(context);
    await world.charts.addEntries(context, [one, { ...two, event }], trace);
    for (const { name, entry } of [one, two]) expect(await world.charts.entry(context, name)).toEqual(entry);
    expect(await eventsOf(world, context)).toEqual(expect.arrayContaining([trace.event.id, event.id]));

    const nobody = entryOf(sessionKind, patientOf(context));
    const again = entryOf(sessionKind, patient);
    await expect(
      world.charts.addEntries(context, [again, { ...nobody, event: traceOf(context).event }], traceOf(context)),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await world.charts.entry(context, again.name)).toBeUndefined();
  });

  test('keeps what an entry was before a change where that is asked for, the latest first', async () => {
    const { context, patient } = await admitted();
    const { name, entry } = entryOf(medicationKind, patient);
    const versions = [1, 2, 3].map((revision) => ({ ...entry, dose: `${revision} mg`, revision }));
    const [first, second, third] = versions.map((version) => medicationKind.entry.parse(version));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three versions');

    await world.charts.addEntry(context, { name, entry: first }, traceOf(context));
    const change = { name, keepsBefore: true };
    await world.charts.changeEntry(context, { ...change, before: first, after: second }, traceOf(context));
    await world.charts.changeEntry(context, { ...change, before: second, after: third }, traceOf(context));
    const stale = world.charts.changeEntry(context, { ...change, before: second, after: third }, traceOf(context));
    await expect(stale).rejects.toMatchObject({ code: 'stale' });
    expect(await world.charts.entry(context, name)).toEqual(third);
    expect(await world.charts.earlier(context, name)).toEqual([second, first]);
    expect((await world.charts.current(context, patient.patientId)).medications).toEqual([third]);
  });

  test("finds nothing of another practice, nor an entry in another patient's chart", async () => {
    const { context, patient } = await admitted();
    const added = typedKinds.map((kind) => entryOf(kind, patient));
    for (const one of added) await world.charts.addEntry(context, one, traceOf(context));
    const elsewhere = contextOf();
    expect(await world.patients.patient(elsewhere, patient.patientId)).toBeUndefined();
    expect(await world.charts.entries(elsewhere, { ...everything, patientId: patient.patientId })).toEqual({
      entries: [],
    });
    expect(Object.values(await world.charts.current(elsewhere, patient.patientId)).flat()).toEqual([false]);
    for (const { name } of added) {
      expect(await world.charts.entry(elsewhere, name)).toBeUndefined();
      expect(await world.charts.entry(context, { ...name, patientId: freshPatientId() })).toBeUndefined();
      expect(await world.charts.entry(context, { ...name, id: `${idPrefixes.patient}_none` })).toBeUndefined();
    }
  });

  test('refuses a cursor that is none', async () => {
    const query = { ...everything, patientId: freshPatientId(), cursor: 'nonsense' };
    await expect(world.charts.entries(contextOf(), query)).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  test.each(typedKinds.filter(({ life }) => life === 'signed').map((kind) => [kind.name, kind] as const))(
    'changes and signs a draft (%s), and nothing that is signed, without a trace of a try',
    async (_name, kind) => {
      const { context, patient } = await admitted();
      const { name, entry } = entryOf(kind, patient);
      const { charts } = world;
      await charts.addEntry(context, { name, entry }, traceOf(context));
      const before = { ...entry, state: 'draft' as const, revision: 1 };
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
    const change = { name, before: { ...entry, state: 'draft' as const, revision: 1 }, after };
    await charts.changeEntry(context, change, { continues: first.event.id });
    expect(await charts.entry(context, name)).toEqual(after);
    expect(await eventsOf(world, context)).toEqual(events);
    await expect(charts.changeEntry(context, change, { continues: first.event.id })).rejects.toMatchObject({
      code: 'stale',
    });
  });

  test('keeps what is added to an entry in its order, and nothing of it where the entry has changed meanwhile', async () => {
    const { context, patient } = await admitted();
    const { name, entry } = entryOf(progressNoteKind, patient);
    const { charts } = world;
    await charts.addEntry(context, { name, entry }, traceOf(context));
    const added = [addendumOf('2026-03-02T10:00:00.000Z'), addendumOf('2026-03-02T11:00:00.000Z')];
    for (const [index, addendum] of added.entries()) {
      const before = { ...entry, state: 'draft', revision: index + 1 };
      const after = { ...entry, revision: index + 2 };
      await charts.changeEntry(context, { name, before, after, addendum }, traceOf(context));
    }
    const before = { ...entry, state: 'draft', revision: 1 };
    const late = { name, before, after: { ...entry, revision: 2 } };
    const addendum = addendumOf('2026-03-02T12:00:00.000Z');
    await expect(charts.changeEntry(context, { ...late, addendum }, traceOf(context))).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await charts.addenda(context, name)).toEqual(added);
    expect(await charts.addenda(contextOf(), name)).toEqual([]);
    expect(await charts.addenda(context, { ...name, id: freshId('progressNote') })).toEqual([]);
  });

  test('keeps what a draft was under a legal hold, and changes nothing then that is free of holds alone', async () => {
    const { context, patient } = await admitted(contextOf(), {
      legalHolds: [LegalHoldId.parse(freshId('legalHold'))],
    });
    const { name, entry } = entryOf(progressNoteKind, patient);
    const { charts } = world;
    await charts.addEntry(context, { name, entry }, traceOf(context));
    const before = { ...entry, state: 'draft', revision: 1 };
    const after = { ...entry, savedAt: now, revision: 2 };
    await expect(
      charts.changeEntry(context, { name, before, after, unlessHeld: true }, traceOf(context)),
    ).rejects.toMatchObject({ code: 'stale' });
    await charts.changeEntry(context, { name, before, after, keepsBefore: true }, traceOf(context));
    expect(await charts.entry(context, name)).toEqual(after);
    expect(await charts.earlier(context, name)).toEqual([entry]);
    const free = await admitted();
    const other = entryOf(progressNoteKind, free.patient);
    await charts.addEntry(free.context, other, traceOf(free.context));
    const change = { name: other.name, before, after: { ...other.entry, revision: 2 }, unlessHeld: true };
    await charts.changeEntry(free.context, change, traceOf(free.context));
    expect(await charts.earlier(free.context, other.name)).toEqual([]);
  });

  test('lists what is not signed by its authors, page after page, and no longer once it is', async () => {
    const { context, patient } = await admitted();
    const { charts } = world;
    const written = Array.from({ length: 55 }, (_one, index) => {
      const { name, entry } = entryOf(index % 2 === 0 ? contactNoteKind : progressNoteKind, patient);
      const on = new Date(Date.UTC(2025, 0, 1 + index)).toISOString();
      return {
        name,
        entry: { ...entry, at: on, session: { startedAt: on }, authorId: index < 50 ? memberId : otherMemberId },
      };
    });
    for (const one of written) await charts.addEntry(context, one, traceOf(context));
    const authors = [memberId, otherMemberId];
    const first = await charts.unsigned(context, { authors });
    const second = await charts.unsigned(context, { authors, cursor: first.cursor });
    const newest = written.toReversed().map(({ name }) => name.id);
    expect([...first.entries, ...second.entries].map(({ entryId }) => entryId)).toEqual(newest);
    expect([first.entries.length, second.cursor]).toEqual([50, undefined]);
    const [one, waiting, deleted] = written.slice(50);
    for (const [change, state] of [
      [one, 'signed'],
      [waiting, 'awaiting-cosignature'],
      [deleted, 'deleted'],
    ] as const) {
      if (change === undefined) continue;

      const { name, entry } = change;
      const before = { ...entry, state: 'draft', revision: 1 };
      const after = { ...entry, state, revision: 2 };
      await charts.changeEntry(context, { name, before, after }, traceOf(context));
    }
    const left = (await charts.unsigned(context, { authors: [otherMemberId] })).entries;
    expect(left.map(({ entryId, state }) => [entryId, state])).toEqual([
      [written[54]?.name.id, 'draft'],
      [written[53]?.name.id, 'draft'],
      [waiting?.name.id, 'awaiting-cosignature'],
    ]);
    const listed = await charts.entries(context, { ...everything, draftsOf: [], patientId: patient.patientId });
    expect(new Set(listed.entries.map(({ state }) => state))).toEqual(new Set(['signed', 'awaiting-cosignature']));
    expect((await charts.unsigned(contextOf(), { authors })).entries).toEqual([]);
  });

  test('lists what is due by the day, the earliest first, while it holds', async () => {
    const { context, patient } = await admitted();
    const { charts } = world;
    const plans = ['2026-06-01', '2026-05-01', '2026-07-01'].map((reviewOn) => {
      const { name, entry } = entryOf(treatmentPlanKind, patient);
      return { name, entry: { ...entry, state: 'signed', reviewOn } };
    });
    for (const plan of plans) await charts.addEntry(context, plan, traceOf(context));
    const due = async () => (await charts.due(context, { memberId })).entries.map(({ on }) => on);
    expect(await due()).toEqual(['2026-05-01', '2026-06-01', '2026-07-01']);
    const [ended] = plans;
    if (ended !== undefined) {
      const after = { ...ended.entry, ended: { on: '2026-03-01', why: 'reached' }, revision: 2 };
      const before = { ...ended.entry, revision: 1 };
      await charts.changeEntry(context, { name: ended.name, before, after }, traceOf(context));
    }
    expect(await due()).toEqual(['2026-05-01', '2026-07-01']);
    expect((await charts.due(context, { memberId: otherMemberId })).entries).toEqual([]);
  });

  test('lists what somebody has asked to take out, until it is decided', async () => {
    const { context, patient } = await admitted();
    const { charts } = world;
    const { name, entry } = entryOf(progressNoteKind, patient);
    const done = { by: memberId, at: context.now };
    const asked = { ...entry, state: 'signed', misfiling: { reason: 'x', asked: done } };
    await charts.addEntry(context, { name, entry: asked }, traceOf(context));
    const listed = async () => (await charts.askedOut(context, {})).entries.map(({ entryId }) => entryId);
    expect(await listed()).toContain(name.id);
    const misfiling = { ...asked.misfiling, decided: { ...done, decision: 'stays', reason: 'x' } };
    const change = { name, before: { ...asked, revision: 1 }, after: { ...asked, misfiling, revision: 2 } };
    await charts.changeEntry(context, change, traceOf(context));
    expect(await listed()).not.toContain(name.id);
  });

  test.each(typedKinds.map((kind) => [kind.name, kind] as const))(
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
    await world.patients.admit(context, patient, trace);
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
    expect(await world.attempts.find(context)).toEqual({
      requestSha256: context.attempt?.requestSha256,
      answer: { patientId: patient.patientId },
    });
    const again = patientOf(context);
    await expect(world.patients.admit(context, again, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect(await world.patients.patient(context, again.patientId)).toBeUndefined();
    expect(await eventsOf(world, context)).toEqual([trace.event.id]);
  });
});
