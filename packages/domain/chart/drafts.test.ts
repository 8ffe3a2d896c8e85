import {
  type Instant,
  MemberId,
  PatientId,
  plusSeconds,
  ProgressNoteDraft,
  progressNoteKind,
  Refusal,
} from '@sequester/model';
import { callBy, canary, dap, demographics, session, sessionDate } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import { placeLegalHold } from '../patients/place-legal-hold.ts';
import { entryUseCases } from './entry-use-cases.ts';

const { deleteProgressNote, signProgressNote, updateProgressNote, writeProgressNote } = entryUseCases;

const at = (instant: Instant) => ({ ...callBy(), now: instant });
const after = (minutes: number) => at(plusSeconds(now, minutes * 60));

const drafted = async (input: ProgressNoteDraft = {}) => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const { progressNoteId } = await writeProgressNote(stores)(callBy(), { patientId, ...input });
  return { stores, patientId, progressNoteId };
};

const afterSession = (days: number) => at(plusSeconds(session.stoppedAt, days * 86_400));

const whole = { sessionDate, session, content: dap };

/** What a draft is refused for, by path and in words. */
const missingIn = async (input: ProgressNoteDraft): Promise<unknown> => {
  const { stores, ...ids } = await drafted(input);
  try {
    return await signProgressNote(stores)(callBy(), { ...ids, revision: 1 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;

    return { code: error.code, details: error.details.map(({ path, text }) => `${path}: ${text}`) };
  }
};

describe('a draft', () => {
  test.each<[string, ProgressNoteDraft]>([
    ['nothing at all', {}],
    ['a format alone', { content: { format: 'SOAP' } }],
    ['an empty part', { content: { format: 'DAP', data: '', plan: ' ' } }],
    ['half a session', { session: { startedAt: session.startedAt } }],
    [
      'an end before the start, as it is while the times are typed',
      { session: { ...session, stoppedAt: session.startedAt } },
    ],
  ])('may hold %s', async (_what, input) => {
    const { stores, progressNoteId } = await drafted(ProgressNoteDraft.parse(input));
    expect(stores.entry(progressNoteId)).toMatchObject({ state: 'draft', ...input });
  });

  test('keeps spaces at the end of a part, as its author goes on there', () => {
    expect(ProgressNoteDraft.parse({ content: { format: 'DAP', data: 'went on ' } }).content).toEqual({
      format: 'DAP',
      data: 'went on ',
    });
  });

  test('may not be longer than its row', () => {
    const part = 'x'.repeat(19_990);
    const parts = { presentingProblem: part, history: part, mentalStatus: part, risk: part, assessment: part };
    expect(ProgressNoteDraft.safeParse({ content: { format: 'intake', ...parts } }).success).toBe(true);
    const longer = { format: 'intake', ...parts, plan: 'x'.repeat(50) };
    expect(ProgressNoteDraft.safeParse({ content: longer }).error?.issues[0]?.path).toEqual(['content']);
  });

  test('is replaced by what is sent: what is no longer sent is gone, as is another format', async () => {
    const { stores, ...ids } = await drafted(whole);
    const content = { format: 'narrative', narrative: canary } as const;
    const second = await updateProgressNote(stores)(callBy(), { ...ids, sessionDate, content, revision: 1 });
    expect(second).toMatchObject({ revision: 2, sessionDate, content });
    expect(second).not.toHaveProperty('session');
  });
});

describe('a signature', () => {
  test('names in words each part that is empty', async () => {
    expect(await missingIn({ sessionDate, session, content: { format: 'DAP', data: 'd', plan: '\u200b ' } })).toEqual({
      code: 'draft-incomplete',
      details: [
        'entry.content.assessment: “Assessment” is empty. Fill it in, then sign.',
        'entry.content.plan: “Plan” is empty. Fill it in, then sign.',
      ],
    });
    expect(await missingIn({})).toEqual({
      code: 'draft-incomplete',
      details: [
        'entry.sessionDate: “Day of the session” is empty. Fill it in, then sign.',
        'entry.session: “Session” is empty. Fill it in, then sign.',
        'entry.content: “Note” is empty. Fill it in, then sign.',
      ],
    });
    expect(await missingIn({ ...whole, session: { setting: 'video' } })).toMatchObject({
      details: [
        'entry.session.startedAt: “Start of the session” is empty. Fill it in, then sign.',
        'entry.session.stoppedAt: “End of the session” is empty. Fill it in, then sign.',
        'entry.session.modality: “Modality of treatment” is empty. Fill it in, then sign.',
        'entry.session.frequency: “Frequency of treatment” is empty. Fill it in, then sign.',
      ],
    });
  });

  test.each([
    ['ends before it starts', { ...session, stoppedAt: session.startedAt }, 'entry.session.stoppedAt'],
    [
      'takes more than a day',
      { ...session, stoppedAt: plusSeconds(session.startedAt, 90_000) },
      'entry.session.stoppedAt',
    ],
    [
      'is of another day',
      {
        ...session,
        startedAt: plusSeconds(session.startedAt, -200_000),
        stoppedAt: plusSeconds(session.startedAt, -197_000),
      },
      'entry.session.startedAt',
    ],
  ])('is refused where the session %s', async (_what, wrong, path) => {
    expect(await missingIn({ ...whole, session: wrong })).toMatchObject({
      code: 'draft-incomplete',
      details: [expect.stringContaining(path)],
    });
  });

  test('is refused where the session was before the patient was born, or has not come yet', async () => {
    const early = { startedAt: '1989-12-31T15:00:00.000Z', stoppedAt: '1989-12-31T15:50:00.000Z' };
    const late = { startedAt: plusSeconds(now, 600), stoppedAt: plusSeconds(now, 3000) };
    for (const [day, times, code] of [
      ['1989-12-31', early, 'date-before-birth'],
      [now.slice(0, 10), late, 'date-in-future'],
    ] as const) {
      const { stores, ...ids } = await drafted(
        ProgressNoteDraft.parse({ sessionDate: day, session: { ...session, ...times }, content: dap }),
      );
      const signing = signProgressNote(stores)(callBy(), { ...ids, revision: 1 });
      await expect(signing).rejects.toMatchObject({
        code: 'draft-incomplete',
        details: expect.arrayContaining([expect.objectContaining({ path: 'entry.session.startedAt', code })]),
      });
    }
  });

  test.each([
    ['in Samoa', '2026-02-28', '2026-02-27T10:30:00.000Z'],
    ['in Hawaii', '2026-02-27', '2026-02-28T09:30:00.000Z'],
  ])('is given where the session began on that day %s', async (_where, day, startedAt) => {
    const { stores, ...ids } = await drafted(
      ProgressNoteDraft.parse({
        sessionDate: day,
        session: { ...session, startedAt, stoppedAt: startedAt.replace(':30', ':50') },
        content: dap,
      }),
    );
    expect(await signProgressNote(stores)(callBy(), { ...ids, revision: 1 })).toMatchObject({ state: 'signed' });
  });

  test('more than three days after the session marks the entry as late, with the days', async () => {
    const { stores, ...ids } = await drafted(whole);
    expect(await signProgressNote(stores)(afterSession(3), { ...ids, revision: 1 })).not.toHaveProperty('lateEntry');
    const other = await drafted(whole);
    const { stores: others, ...late } = other;
    expect(await signProgressNote(others)(afterSession(9.5), { ...late, revision: 1 })).toMatchObject({
      sessionDate,
      lateEntry: { daysAfter: 9, lateAfterDays: 3 },
    });
  });

  test('is late after as many days as the practice says', async () => {
    const { stores, ...ids } = await drafted(whole);
    stores.rules.lateAfterDays = 1;
    expect(await signProgressNote(stores)(afterSession(1.5), { ...ids, revision: 1 })).toMatchObject({
      lateEntry: { daysAfter: 1, lateAfterDays: 1 },
    });
  });

  test('is of what was read: refused where the draft was saved since, with the draft as it stands', async () => {
    const { stores, ...ids } = await drafted(whole);
    await updateProgressNote(stores)(callBy(), { ...ids, ...whole, revision: 1 });
    await expect(signProgressNote(stores)(callBy(), { ...ids, revision: 1 })).rejects.toMatchObject({
      code: 'stale',
      current: { state: 'draft', revision: 2, content: dap },
    });
  });
});

describe('two saves that meet', () => {
  test('lose nothing: the later one is answered with what stands, and that is on record', async () => {
    const { stores, ...ids } = await drafted(whole);
    const here = { format: 'DAP', data: 'in this tab' } as const;
    const there = { format: 'DAP', data: 'in the other' } as const;
    await updateProgressNote(stores)(callBy(), { ...ids, content: there, revision: 1 });
    const refused = updateProgressNote(stores)(callBy(), { ...ids, content: here, revision: 1 });
    await expect(refused).rejects.toMatchObject({ code: 'stale', current: { content: there, revision: 2 } });
    await expect(refused).rejects.not.toHaveProperty('current.practiceId');
    expect(stores.events.at(-1)).toMatchObject({
      action: 'chart.read',
      subject: { ...ids, part: 'conflict' },
    });
  });

  test('of which one is written first in the store are answered the same way', async () => {
    const { stores, ...ids } = await drafted(whole);
    const results = await Promise.allSettled(
      ['one', 'other'].map((data) =>
        updateProgressNote(stores)(callBy(), { ...ids, content: { format: 'DAP', data }, revision: 1 }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: { code: 'stale', current: { content: { data: 'one' } } } });
  });

  test('that are the same save, sent again, are one', async () => {
    const { stores, ...ids } = await drafted(whole);
    const save = { ...ids, content: dap, revision: 1 };
    const first = await updateProgressNote(stores)(callBy(), save);
    expect(await updateProgressNote(stores)(callBy(), save)).toEqual(first);
    expect(stores.entry(ids.progressNoteId)).toEqual(first);
  });
});

describe('an editing spell (45 CFR 164.312(b))', () => {
  test('is one event, until a pause of fifteen minutes', async () => {
    const { stores, ...ids } = await drafted(whole);
    const save = (minutes: number, revision: number) =>
      updateProgressNote(stores)(after(minutes), { ...ids, content: { format: 'DAP', data: `${minutes}` }, revision });
    await save(1, 1);
    await save(14, 2);
    await save(28, 3);
    expect(stores.events.map(({ action }) => action)).toEqual(['patient.admitted', 'progress-note.written']);
    await save(43, 4);
    await save(44, 5);
    expect(stores.events.map(({ action, at: when }) => [action, when])).toEqual([
      ['patient.admitted', now],
      ['progress-note.written', now],
      ['progress-note.updated', plusSeconds(now, 43 * 60)],
    ]);
    expect(stores.entry(ids.progressNoteId)).toMatchObject({ revision: 6, savedAt: plusSeconds(now, 44 * 60) });
  });

  test('never holds a signature', async () => {
    const { stores, ...ids } = await drafted(whole);
    await signProgressNote(stores)(after(1), { ...ids, revision: 1 });
    expect(stores.events.at(-1)).toMatchObject({ action: 'progress-note.signed' });
    expect(stores.entry(ids.progressNoteId)).not.toHaveProperty('editing');
  });
});

const heldDraft = async () => {
  const { stores, ...ids } = await drafted(whole);
  const officer = callBy({ kind: 'member', id: MemberId.parse(idOf('mbr', 'o')), roles: ['privacy-officer'] });
  await placeLegalHold(stores)(officer, { patientId: ids.patientId, reason: 'A suit is expected (invented)' });
  return { stores, ids };
};

describe('a legal hold on the records of the patient', () => {
  test('has each version of a draft kept', async () => {
    const { stores, ids } = await heldDraft();
    await updateProgressNote(stores)(callBy(), { ...ids, content: { format: 'DAP', data: 'second' }, revision: 1 });
    await updateProgressNote(stores)(callBy(), { ...ids, content: { format: 'DAP', data: 'third' }, revision: 2 });
    const name = { kind: progressNoteKind, patientId: ids.patientId, id: ids.progressNoteId };
    const kept = await stores.charts.earlier(callBy(), name);
    expect(kept.map(({ content }) => content)).toEqual([{ format: 'DAP', data: 'second' }, dap]);
  });

  test('lets no draft be deleted', async () => {
    const { stores, ids } = await heldDraft();
    await expect(deleteProgressNote(stores)(callBy(), { ...ids, revision: 1 })).rejects.toMatchObject({
      code: 'under-legal-hold',
    });
    expect(stores.entry(ids.progressNoteId)).toMatchObject({ state: 'draft', content: dap });
  });
});

test('a draft of another patient is found by nobody', async () => {
  const { stores, progressNoteId } = await drafted(whole);
  const patientId = PatientId.parse(`pat_${'q'.repeat(26)}`);
  await expect(updateProgressNote(stores)(callBy(), { patientId, progressNoteId, revision: 1 })).rejects.toMatchObject({
    code: 'not-found',
    current: undefined,
  });
});
