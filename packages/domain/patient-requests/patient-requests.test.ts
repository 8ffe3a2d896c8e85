import {
  AskedOfPractice,
  CalendarDate,
  entryKinds,
  HoldReview,
  MemberId,
  NewAccessHold,
  NewAnswer,
  NewDiagnosis,
  type PatientId,
  type PatientRequest,
  plusSeconds,
  type Role,
} from '@sequester/model';
import { callBy, canary, colleague, demographics, staff } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { now } from '@sequester/testing/clock';
import { idOf } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';

import { entryUseCases } from '../chart/entry-use-cases.ts';
import { holdEntry } from '../chart/hold-entry.ts';
import { reviewAccessHold } from '../chart/review-access-hold.ts';
import type { PracticeContext } from '../context.ts';
import { admitPatient } from '../patients/admit-patient.ts';
import { answerPatientRequest } from './answer-patient-request.ts';
import { disagreeWithDenial } from './disagree-with-denial.ts';
import { extendPatientRequest } from './extend-patient-request.ts';
import { listOpenPatientRequests } from './list-open-patient-requests.ts';
import { listOwnRequests } from './list-own-requests.ts';
import { listRequestsOfPatient } from './list-requests-of-patient.ts';
import { makeOwnRequest } from './make-own-request.ts';
import { rebutDisagreement } from './rebut-disagreement.ts';
import { recordPatientRequest } from './record-patient-request.ts';
import { withRelease } from './with-release.ts';
import { withdrawOwnRequest } from './withdraw-own-request.ts';

const day = 86_400;
const as = (patientId: PatientId, seconds = 0): PracticeContext => ({
  ...callBy({ kind: 'patient', id: patientId, account: 'account-1' }),
  now: plusSeconds(now, seconds),
});
const by = (role: Role, seconds = 0): PracticeContext => ({
  ...callBy({ kind: 'member', id: MemberId.parse(idOf('mbr', 'm')), roles: [role] }),
  now: plusSeconds(now, seconds),
});

const inChart = async (language?: string) => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), {
    ...demographics,
    ...(language === undefined ? {} : { preferredLanguage: language }),
  });
  const diagnosis = NewDiagnosis.parse(exampleEntries.diagnosis);
  const { diagnosisId } = await entryUseCases.recordDiagnosis(stores)(callBy(), { patientId, ...diagnosis });
  return { stores, patientId, entryId: diagnosisId };
};

type InChart = Awaited<ReturnType<typeof inChart>>;

const ask = ({ stores, patientId }: InChart, asked: object) =>
  makeOwnRequest(stores)(as(patientId), AskedOfPractice.parse(asked));

const answer = (
  { stores, patientId }: InChart,
  { patientRequestId, revision }: Pick<PatientRequest, 'patientRequestId' | 'revision'>,
  given: object,
  context = by('privacy-officer'),
) => answerPatientRequest(stores)(context, { patientId, patientRequestId, revision, ...NewAnswer.parse(given) });

const amendment = (entryId?: string) => ({
  kind: 'amendment',
  ...(entryId === undefined ? {} : { entryId }),
  change: `${canary} the code is wrong`,
  reason: 'Invented: I never had it',
});
const denial = { outcome: 'denied', ground: 'accurate-and-complete', basis: 'Invented: as observed' };

describe('an amendment that a patient asks for (45 CFR 164.526)', () => {
  test('has sixty days and waits in the list of the practice until it is answered', async () => {
    const world = await inChart();
    const { stores, patientId, entryId } = world;
    const made = await ask(world, amendment(entryId));
    expect(made).toMatchObject({ status: 'received', due: { by: '2026-04-30', extendedBy: '2026-05-30' }, told: [] });
    const { requests } = await listOpenPatientRequests(stores)(callBy(staff), {});
    expect(requests).toMatchObject([{ patientId, kind: 'amendment', dueOn: '2026-04-30' }]);
    expect(JSON.stringify(requests)).not.toContain(canary);
    await answer(world, made, { outcome: 'accepted', entryIds: [entryId], amendment: 'Invented: the code is F41.9' });
    expect((await listOpenPatientRequests(stores)(callBy(staff), {})).requests).toEqual([]);
  });

  test('takes thirty days more once, in time, with the reason, which the patient is told in their language', async () => {
    const world = await inChart('es');
    const { stores, patientId, entryId } = world;
    const { patientRequestId, revision } = await ask(world, amendment(entryId));
    const extend = (seconds: number, at = revision) =>
      extendPatientRequest(stores)(by('provider', seconds), {
        patientId,
        patientRequestId,
        revision: at,
        reason: 'Motivo inventado',
      });
    await expect(extend(61 * day)).rejects.toMatchObject({ code: 'no-extension' });
    expect(await extend(50 * day)).toMatchObject({ due: { by: '2026-05-30' } });
    await expect(extend(50 * day, revision + 1)).rejects.toMatchObject({ code: 'no-extension' });
    const { requests } = await listOwnRequests(stores)(as(patientId));
    expect(requests[0]?.told.join(' ')).toMatch(/más tiempo.*2026-05-30.*Motivo inventado/);
  });

  test('is accepted and linked to entries of this record alone, and travels with them', async () => {
    const world = await inChart();
    const { stores, patientId, entryId } = world;
    const other = await admitPatient(stores)(callBy(), {
      ...demographics,
      birthDate: CalendarDate.parse('1980-01-01'),
    });
    const made = await ask(world, amendment());
    const accepted = {
      outcome: 'accepted',
      entryIds: [entryId],
      amendment: 'Invented: it reads F41.9',
      told: ['Invented Clinic'],
    };
    await expect(
      answer(world, made, { ...accepted, entryIds: [idOf(entryKinds[6].idPrefix, 'z')] }),
    ).rejects.toMatchObject({
      code: 'invalid-request',
    });
    await expect(answer({ ...world, patientId: other.patientId }, made, accepted)).rejects.toMatchObject({
      code: 'not-found',
    });
    await answer(world, made, accepted);
    const requests = await stores.patientRequests.ofPatient(as(patientId), patientId);
    expect(withRelease(requests, new Set([entryId]))).toMatchObject([{ what: 'amended', entryIds: [entryId] }]);
    expect(withRelease(requests, new Set([idOf('prn', 'z')]))).toEqual([]);
    expect((await listOwnRequests(stores)(as(patientId))).requests[0]?.told.join(' ')).toContain('Invented Clinic');
  });

  test('is denied on one of four grounds, disagreed with and rebutted, and all of that travels with the entry', async () => {
    const world = await inChart();
    const { stores, patientId, entryId } = world;
    const made = await ask(world, amendment(entryId));
    const denied = await answer(world, made, denial);
    expect(denied.told.join(' ')).toMatch(/164\.526\(a\)\(2\)\(iv\).*statement that you disagree.*Secretary/s);
    expect(withRelease([denied], new Set([entryId]))).toEqual([]);
    const disagree = {
      patientRequestId: made.patientRequestId,
      how: 'statement',
      text: 'Invented: I disagree',
    } as const;
    const said = await disagreeWithDenial(stores)(as(patientId), { ...disagree, revision: denied.revision });
    const rebut = { patientId, patientRequestId: made.patientRequestId, text: 'Invented: we stand by it' };
    const rebutted = await rebutDisagreement(stores)(by('privacy-officer'), { ...rebut, revision: said.revision });
    for (const again of [
      disagreeWithDenial(stores)(as(patientId), { ...disagree, revision: rebutted.revision }),
      rebutDisagreement(stores)(by('privacy-officer'), { ...rebut, revision: rebutted.revision }),
    ])
      await expect(again).rejects.toMatchObject({ code: 'recorded-already' });

    const [travels] = withRelease([rebutted], new Set([entryId]));
    expect(travels?.paragraphs.join('\n')).toMatch(/the code is wrong.*as observed.*I disagree.*we stand by it/s);
  });

  test('without a statement, the request and its denial travel where the patient asks so', async () => {
    const world = await inChart();
    const { stores, patientId, entryId } = world;
    const { patientRequestId, revision } = await answer(world, await ask(world, amendment(entryId)), denial);
    const after = await disagreeWithDenial(stores)(as(patientId), {
      patientRequestId,
      revision,
      how: 'attach-request',
    });
    expect(withRelease([after], new Set([entryId]))[0]?.paragraphs).toHaveLength(3);
    await expect(
      rebutDisagreement(stores)(by('provider'), { patientId, patientRequestId, revision: after.revision, text: 'x' }),
    ).rejects.toMatchObject({ code: 'no-disagreement' });
  });

  test('is nothing to disagree with before it was denied', async () => {
    const world = await inChart();
    const { patientRequestId, revision } = await ask(world, amendment());
    await expect(
      disagreeWithDenial(world.stores)(as(world.patientId), { patientRequestId, revision, how: 'attach-request' }),
    ).rejects.toMatchObject({ code: 'not-denied' });
  });
});

describe('a restriction that a patient asks for (45 CFR 164.522(a))', () => {
  test.each(['agreed', 'refused'] as const)('is %s, and stands in the chart from the same act', async (outcome) => {
    const world = await inChart();
    const { stores, patientId } = world;
    const made = await ask(world, { kind: 'restriction', asked: canary, persons: ['Invented Employer'] });
    await expect(answer(world, made, { outcome }, by('provider'))).rejects.toMatchObject({ code: 'forbidden' });
    const { entryId = '' } = await answer(world, made, { outcome }, by('owner'));
    expect(stores.entry(entryId)).toMatchObject({ answer: outcome, asked: canary, persons: ['Invented Employer'] });
    const { restrictions } = await stores.charts.current(callBy(), patientId);
    expect(restrictions).toHaveLength(1);
  });

  test('of what was paid in full cannot be refused ((a)(1)(vi))', async () => {
    const world = await inChart();
    const made = await ask(world, { kind: 'restriction', asked: 'not to my plan', paidInFull: true });
    await expect(answer(world, made, { outcome: 'refused' }, by('owner'))).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.outcome', code: 'must-agree' }],
    });
  });
});

test('another way to hear from the practice is accommodated by the front desk, and stands in the chart (45 CFR 164.522(b))', async () => {
  const world = await inChart();
  const made = await ask(world, { kind: 'confidential-communication', asked: canary, channel: 'mail' });
  await expect(answer(world, made, { outcome: 'agreed' }, by('staff'))).rejects.toMatchObject({
    details: [{ path: 'body.outcome', code: 'no-answer-to-this' }],
  });
  const { entryId = '' } = await answer(world, made, { outcome: 'accommodated' }, by('staff'));
  expect(world.stores.entry(entryId)).toMatchObject({ answer: 'accommodated', channel: 'mail' });
});

test('a review is asked of what is held back alone, and answered once another clinician has made it (45 CFR 164.524(d)(4))', async () => {
  const world = await inChart();
  const { stores, patientId, entryId } = world;
  await expect(ask(world, { kind: 'review', entryId })).rejects.toMatchObject({
    details: [{ path: 'body.entryId', code: 'not-held' }],
  });
  const hold = await holdEntry(stores)(callBy(), {
    patientId,
    ...NewAccessHold.parse({ entryId, ground: 'endangers-life', reason: canary, until: '2026-06-01' }),
  });
  const made = await ask(world, { kind: 'review', entryId });
  await expect(answer(world, made, { outcome: 'reviewed' })).rejects.toMatchObject({ code: 'not-reviewed-yet' });
  await reviewAccessHold(stores)(callBy(colleague), {
    patientId,
    accessHoldId: hold.accessHoldId,
    revision: 1,
    ...HoldReview.parse({ decision: 'upheld', reason: canary }),
  });
  expect(await answer(world, made, { outcome: 'reviewed' })).toMatchObject({ status: 'answered' });
});

describe('whatever a patient asks', () => {
  test('is recorded by the practice where it came on paper, from the day on which it came', async () => {
    const { stores, patientId } = await inChart();
    const record = (receivedOn: string) =>
      recordPatientRequest(stores)(by('staff'), {
        patientId,
        receivedOn: CalendarDate.parse(receivedOn),
        asked: AskedOfPractice.parse(amendment()),
      });
    expect(await record('2026-02-01')).toMatchObject({ due: { by: '2026-04-02' } });
    await expect(record('2026-12-01')).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('is withdrawn until it is answered, answered once, and changed by nobody who read another revision', async () => {
    const world = await inChart();
    const { stores, patientId } = world;
    const made = await ask(world, amendment());
    const { patientRequestId, revision } = made;
    const withdraw = (at: number) => withdrawOwnRequest(stores)(as(patientId), { patientRequestId, revision: at });
    await expect(withdraw(7)).rejects.toMatchObject({ code: 'stale' });
    expect(await withdraw(revision)).toMatchObject({ status: 'withdrawn' });
    await expect(answer(world, { patientRequestId, revision: 2 }, denial)).rejects.toMatchObject({
      code: 'recorded-already',
    });
    await expect(withdraw(2)).rejects.toMatchObject({ code: 'recorded-already' });
  });

  test('is found by no other patient and in no other chart, and its events hold ids alone', async () => {
    const world = await inChart();
    const { stores, patientId } = world;
    const { patientRequestId, revision } = await ask(world, amendment(world.entryId));
    const other = await admitPatient(stores)(callBy(), {
      ...demographics,
      birthDate: CalendarDate.parse('1980-01-01'),
    });
    await expect(withdrawOwnRequest(stores)(as(other.patientId), { patientRequestId, revision })).rejects.toMatchObject(
      { code: 'not-found' },
    );
    await expect(ask({ ...world, patientId: other.patientId }, amendment(world.entryId))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await listOwnRequests(stores)(as(other.patientId))).requests).toEqual([]);
    expect((await listRequestsOfPatient(stores)(callBy(staff), { patientId })).requests).toHaveLength(1);
    for (const refused of [
      makeOwnRequest(stores)(callBy(), AskedOfPractice.parse(amendment())),
      listOwnRequests(stores)(callBy()),
      listOpenPatientRequests(stores)(as(patientId), {}),
      listRequestsOfPatient(stores)(as(patientId), { patientId }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });

    expect(stores.events.filter(({ action }) => action.startsWith('patient-request.')).length).toBeGreaterThan(1);
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });
});
