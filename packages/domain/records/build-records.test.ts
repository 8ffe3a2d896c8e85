import { AccessHold, Addendum, idPrefixes, type RequestId } from '@sequester/model';
import { received } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  attorneysRequest,
  firstTherapist,
  firstTherapistId,
  now,
  patientId,
  practiceId,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { idOf } from '@sequester/testing/ids';
import { Crash } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { receiveRequest } from '../disclosures/receive-request.ts';
import { buildRecords } from './build-records.ts';
import { chooseRecords } from './choose-records.ts';

const builder: PracticeActor = { kind: 'system', id: 'records' };
const patient: PracticeActor = { kind: 'patient', id: patientId };

const fileOf = (stores: LiteralStores, requestId: RequestId) => {
  const file = stores.files.get(requestId);
  if (file === undefined) throw new Error('no such request');

  return file;
};

const ownRecord = async (stores: LiteralStores): Promise<RequestId> =>
  (
    await receiveRequest(stores)(acting(patient, { seed: 'own' }), {
      ...attorneysRequest,
      requester: { type: 'individual', name: 'Paula', email: 'paula@mail.example.test', identityVerified: true },
      groundAsserted: 'patient_access',
      requested: { classes: ['all'], description: 'my record' },
    })
  ).requestId;

const forTreatment = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await received(stores, {
    groundAsserted: 'treatment',
    requester: { ...attorney, type: 'treating_provider' },
    requested: { classes: ['progress_notes', 'diagnosis'], description: 'the course of treatment' },
  });
  await chooseRecords(stores)(acting(firstTherapist), { requestId, format: 'pdf' });
  return requestId;
};

const build = (stores: LiteralStores, requestId: RequestId) => {
  const [job] = fileOf(stores, requestId).jobs;
  if (job === undefined) throw new Error('no job');

  return buildRecords(stores)(acting(builder), { requestId, jobId: job.jobId });
};

describe('the builder of the ordinary record', () => {
  test('builds of the patient’s own access all that may leave, and not what a clinician holds back (45 CFR 164.524(a)(3))', async () => {
    const stores = literalStores();
    const note = stores.charted.find(({ kind }) => kind === 'progressNote');
    const requestId = await ownRecord(stores);
    const judged = {
      entryId: note?.entryId,
      ground: 'endangers-life',
      reason: 'An invented danger',
      until: '2027-01-01',
    };
    stores.held.push(
      AccessHold.parse({
        ...judged,
        accessHoldId: idOf(idPrefixes.accessHold, 'h'),
        practiceId,
        patientId,
        held: { by: firstTherapistId, at: now },
        revision: 1,
      }),
    );
    expect(await build(stores, requestId)).toBe('built');
    const file = fileOf(stores, requestId);
    expect(file.request).toMatchObject({ status: 'ready', extract: { pages: 3, json: { bytes: expect.any(Number) } } });
    expect(file.jobs).toMatchObject([{ state: 'done' }]);
    const [text = ''] = stores.keptRecords.values();
    expect(text).not.toContain(note?.entryId);
    expect(text).toContain('"confidentialCommunication"');
    expect(await build(stores, requestId)).toBe('nothing');
  });

  test('asks the law again, and builds nothing of what has changed since it was chosen', async () => {
    const stores = literalStores();
    const requestId = await forTreatment(stores);
    const addendum = { addendumId: idOf(idPrefixes.addendum, 'd'), authorId: firstTherapistId, signedAt: now };
    for (const row of stores.charted.filter(({ kind }) => kind === 'progressNote'))
      row.addenda.push(Addendum.parse({ ...addendum, text: 'Added later' }));

    await build(stores, requestId);
    expect(fileOf(stores, requestId).request).toMatchObject({ status: 'refused', endedBecause: 'entry-changed' });
    expect(stores.keptRecords.size).toBe(0);
  });

  test('stores nothing that did not pass its check', async () => {
    const stores = literalStores();
    stores.unfit.code = 'missing-text';
    const requestId = await forTreatment(stores);
    await build(stores, requestId);
    expect(fileOf(stores, requestId)).toMatchObject({
      request: { status: 'refused', endedBecause: 'missing-text' },
      jobs: [{ state: 'failed', failure: 'refused' }],
    });
    expect(stores.keptRecords.size).toBe(0);
  });

  test.each([
    ['the patient’s own', ownRecord],
    ['one that was chosen', forTreatment],
  ])('ended at any step and begun again, it is one extract: %s', async (_what, prepare) => {
    const whole = literalStores();
    const first = await prepare(whole);
    whole.steps.crashAt(undefined);
    await build(whole, first);
    const steps = whole.steps.taken;
    expect(steps).toBeGreaterThan(5);
    for (const when of ['before', 'after'] as const) {
      for (let step = 1; step <= steps; step += 1) {
        const stores = literalStores();
        const requestId = await prepare(stores);
        stores.steps.crashAt(step, when);
        await build(stores, requestId).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        stores.steps.crashAt(undefined);
        await build(stores, requestId);
        expect(fileOf(stores, requestId).request.status, `${when} ${step}`).toBe('ready');
        expect(stores.events.filter(({ action }) => action === 'disclosure.built')).toHaveLength(1);
      }
    }
  });
});
