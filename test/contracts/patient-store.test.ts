import type { PatientQuery, PracticeContext } from '@sequester/domain';
import type { Demographics } from '@sequester/model';
import { CalendarDate, LegalHoldId, Patient, PrivacyNotice, typedWords } from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import { attempted, contextOf, freshId, freshMemberId, freshPatientId, memberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const patientOf = ({ practiceId }: PracticeContext, more: Partial<z.input<typeof Demographics>> = {}): Patient =>
  Patient.parse({
    ...demographics,
    ...more,
    patientId: freshPatientId(),
    practiceId,
    admittedAt: now,
    admittedBy: memberId,
    revision: 1,
  });

const long = (letter: string) => Array.from({ length: 12 }, (_, index) => `${letter}${index}word`).join(' ');
const clinicians = () => Array.from({ length: 6 }, () => freshMemberId());

describe.each(worlds)('a patient store %s', (_, open) => {
  const world = open();

  const admitted = async (context: PracticeContext = contextOf(), more: Partial<z.input<typeof Demographics>> = {}) => {
    const patient = patientOf(context, more);
    await world.patients.admit(context, patient, traceOf(context));
    return { context, patient };
  };
  const named = (context: PracticeContext, given: string | undefined, family: string | undefined) =>
    admitted(context, { name: { given, family } });
  const idsBy = async (context: PracticeContext, query: PatientQuery) =>
    (await world.patients.find(context, query, {})).patients.map(({ patientId }) => patientId);

  test('reads a patient as they were admitted, and nobody of another practice', async () => {
    const clinician = freshMemberId();
    const { context, patient } = await admitted(contextOf(), {
      death: { on: '2025' },
      telephones: [{ number: '+81 3-5550-0100', extension: '12' }, { number: '555 010 0300' }],
      clinicians: [clinician],
    });
    expect(await world.patients.patient(context, patient.patientId)).toEqual(patient);
    const elsewhere = contextOf();
    expect(await world.patients.patient(elsewhere, patient.patientId)).toBeUndefined();
    expect(await world.patients.find(elsewhere, {}, {})).toEqual({ patients: [] });
    expect(await world.patients.find(elsewhere, { birthDate: patient.birthDate }, {})).toEqual({ patients: [] });
  });

  test('lists every patient once, in the order of their names, page after page', async () => {
    const context = contextOf();
    for (let count = 0; count < 60; count += 1) await named(context, `Given${count % 7}`, `Family${59 - count}`);
    const first = await world.patients.find(context, {}, {});
    const second = await world.patients.find(context, {}, { cursor: first.cursor });
    const all = [...first.patients, ...second.patients];
    expect([first.patients.length, second.patients.length, second.cursor]).toEqual([50, 10, undefined]);
    expect(new Set(all.map(({ patientId }) => patientId)).size).toBe(60);
    const families = all.map(({ name }) => name.family?.toLowerCase() ?? '');
    expect(families).toEqual(families.toSorted());
  });

  test('finds by words of names, dates of birth and clinicians, and by several of them', async () => {
    const context = contextOf();
    const clinician = freshMemberId();
    const maria = (await named(context, 'María', 'García')).patient.patientId;
    const mario = (await admitted(context, { name: { given: 'Mario', family: 'Garrett' }, clinicians: [clinician] }))
      .patient.patientId;
    const kim = (await admitted(context, { name: { given: '민준', family: '김' }, birthDate: '1980-01-01' })).patient
      .patientId;
    const birthDate = CalendarDate.parse('1980-01-01');
    const cases: [PatientQuery, string[]][] = [
      [{ words: typedWords('garcia') }, [maria]],
      [{ words: typedWords('gar') }, [maria, mario]],
      [{ words: typedWords('Gar, Mar') }, [maria, mario]],
      [{ words: typedWords('garr mar') }, [mario]],
      [{ words: typedWords('m') }, [maria, mario]],
      [{ words: typedWords('김민') }, [kim]],
      [{ words: typedWords('김 민준') }, [kim]],
      [{ birthDate }, [kim]],
      [{ birthDate, words: typedWords('gar') }, []],
      [{ clinician }, [mario]],
      [{ clinician, words: typedWords('mar gar') }, [mario]],
      [{ clinician, words: typedWords('maria') }, []],
    ];
    for (const [query, ids] of cases) expect(await idsBy(context, query)).toEqual(ids);
  });

  test('goes on after a cursor where a patient has several words of the same beginning, and shows each once', async () => {
    const context = contextOf();
    const ids: string[] = [];
    for (let count = 0; count < 55; count += 1)
      ids.push((await named(context, `Maria${count}`, `Martinez${count % 2}`)).patient.patientId);
    const query = { words: ['mar'] };
    const first = await world.patients.find(context, query, {});
    const second = await world.patients.find(context, query, { cursor: first.cursor });
    const shown = [...first.patients, ...second.patients].map(({ patientId }) => patientId);
    expect([first.patients.length, shown.length]).toEqual([50, 55]);
    expect(new Set(shown)).toEqual(new Set(ids));
  });

  test('gives a cursor that says nothing of a patient, and refuses one that is none or of another list', async () => {
    const context = contextOf();
    for (let count = 0; count < 51; count += 1) await named(context, `Secret${count}`, 'Name');
    const { cursor = '' } = await world.patients.find(context, {}, {});
    expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/secret|name/i);
    const elsewhere = contextOf();
    await named(elsewhere, 'Other', 'Practice');
    for (const [by, query, wrong] of [
      [context, {}, 'nonsense'],
      [elsewhere, {}, cursor],
      [context, { words: ['other'] }, cursor],
    ] as const)
      await expect(world.patients.find(by, query, { cursor: wrong })).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  test('changes a patient at the revision that was read, found by what they are now, and refuses a stale change without a trace', async () => {
    const { context, patient } = await admitted(contextOf(), { name: { given: 'Ana', family: 'Old' } });
    const clinician = freshMemberId();
    const changed = Patient.parse({
      ...patient,
      name: { given: 'Ana', family: 'New' },
      birthDate: '1991-01-01',
      clinicians: [clinician],
      revision: 2,
    });
    await world.patients.update(context, { before: patient, after: changed }, traceOf(context));
    const stale = traceOf(context);
    await expect(world.patients.update(context, { before: patient, after: changed }, stale)).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await world.patients.patient(context, patient.patientId)).toEqual(changed);
    expect(await idsBy(context, { words: ['old'] })).toEqual([]);
    expect(await idsBy(context, { birthDate: patient.birthDate })).toEqual([]);
    for (const query of [
      {},
      { words: ['new'] },
      { words: ['new', 'ana'] },
      { birthDate: changed.birthDate },
      { clinician },
    ])
      expect(await idsBy(context, query)).toEqual([patient.patientId]);
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test('writes the longest names with the most clinicians, and another such name after it, in one transaction', async () => {
    const { context, patient } = await admitted(contextOf(), {
      name: { given: long('a'), family: long('b') },
      clinicians: clinicians(),
    });
    const after = Patient.parse({
      ...patient,
      name: { given: long('c'), family: '長'.repeat(200) },
      birthDate: '1991-01-01',
      clinicians: clinicians(),
      revision: 2,
    });
    const again = attempted(context);
    await world.patients.update(again, { before: patient, after }, traceOf(context));
    expect(await idsBy(context, { words: typedWords('長長') })).toEqual([patient.patientId]);
  });

  test('places and ends holds with the patient, and refuses one over a change', async () => {
    const { context, patient } = await admitted();
    const { practiceId, patientId } = patient;
    const holdId = LegalHoldId.parse(freshId('legalHold'));
    const hold = { holdId, practiceId, patientId, reason: 'Invented', placedAt: now, placedBy: memberId };
    const held = { ...patient, legalHolds: [holdId], revision: 2 };
    await world.patients.changeHold(context, { changes: [{ before: patient, after: held }], hold }, traceOf(context));
    await expect(
      world.patients.changeHold(context, { changes: [{ before: patient, after: held }], hold }, traceOf(context)),
    ).rejects.toMatchObject({ code: 'stale' });
    const ended = { ...hold, ended: { reason: 'Invented', at: now, by: memberId } };
    const free = { ...held, legalHolds: [], revision: 3 };
    await world.patients.changeHold(
      context,
      { changes: [{ before: held, after: free }], hold: ended },
      traceOf(context),
    );
    expect(await world.patients.holds(context, patientId)).toEqual([ended]);
    expect(await world.patients.holds(contextOf(), patientId)).toEqual([]);
    expect(await world.patients.patient(context, patientId)).toEqual(free);
  });

  test('merges two patients or neither, and both are found as before', async () => {
    const { context, patient: ends } = await named(contextOf(), 'Ana', 'Ends');
    const { patient: goesOn } = await named(context, 'Ana', 'Goes');
    const record = {
      practiceId: context.practiceId,
      patientId: ends.patientId,
      into: goesOn.patientId,
      reason: 'Invented',
      mergedAt: now,
      mergedBy: memberId,
      earlier: [],
    };
    const changes = [
      { before: ends, after: { ...ends, merged: { into: goesOn.patientId, at: now, by: memberId }, revision: 2 } },
      { before: goesOn, after: { ...goesOn, mergedFrom: [ends.patientId], revision: 3 } },
    ];
    await expect(world.patients.merge(context, { changes, record }, traceOf(context))).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await world.patients.patient(context, ends.patientId)).toEqual(ends);
    const both = changes.map(({ before, after }) => ({ before, after: { ...after, revision: 2 } }));
    await world.patients.merge(context, { changes: both, record }, traceOf(context));
    expect(await world.patients.patient(context, goesOn.patientId)).toEqual(both[1]?.after);
    const { patients } = await world.patients.find(context, { words: ['ana'] }, {});
    expect(patients.map(({ merged }) => merged?.into)).toEqual([goesOn.patientId, undefined]);
  });
});

describe.each(worlds)('a store of privacy notices %s', (_, open) => {
  const world = open();

  test('reads notices as they were published, the one that is effective last first, and none of another practice', async () => {
    const context = contextOf();
    const noticeOf = (effectiveOn: string) =>
      PrivacyNotice.parse({
        noticeId: freshId('privacyNotice'),
        practiceId: context.practiceId,
        title: 'Notice (invented)',
        effectiveOn,
        text: 'Invented text.',
        textSha256: '0'.repeat(64),
        publishedAt: now,
        publishedBy: memberId,
      });
    const [first, second] = [noticeOf('2026-01-01'), noticeOf('2026-02-01')];
    for (const notice of [first, second]) await world.privacyNotices.publish(context, notice, traceOf(context));
    expect(await world.privacyNotices.notices(context)).toEqual([second, first]);
    expect(await world.privacyNotices.notice(context, first.noticeId)).toEqual(first);
    const elsewhere = contextOf();
    expect(await world.privacyNotices.notices(elsewhere)).toEqual([]);
    expect(await world.privacyNotices.notice(elsewhere, first.noticeId)).toBeUndefined();
  });
});
