import { CalendarDate, JobId, type UploadId } from '@sequester/model';
import { patientId, therapistContext, therapistId } from '@sequester/testing/notes/example-notes';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { describe, expect, test } from 'vitest';

import type { PracticeContext } from '../context.ts';
import { sha256Hex } from '../sha256.ts';
import { beginUpload } from './begin-upload.ts';
import { completeUpload } from './complete-upload.ts';
import { getUpload } from './get-upload.ts';
import { failInspection, inspectUpload } from './inspect-upload.ts';

type Stores = ReturnType<typeof literalNotes>;

const pdf = new TextEncoder().encode('%PDF-1.7 three pages');

/** Surroundings of one job: in each try its ids come out the same. */
const working = (): PracticeContext => therapistContext();

const arrived = async (came = pdf): Promise<{ stores: Stores; uploadId: UploadId }> => {
  const stores = literalNotes();
  const { uploadId } = await beginUpload(stores)(therapistContext(), {
    patientId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    bytes: pdf.length,
    sha256: sha256Hex(pdf),
  });
  stores.objects.set(`incoming/${uploadId}`, came);
  return { stores, uploadId };
};

/** Says that the parts have arrived, each time as another call. */
const completed = async (stores: Stores, uploadId: UploadId, call = 'first') => {
  const { newId, ...context } = therapistContext();
  const seeded = (kind: Parameters<PracticeContext['newId']>[0]) =>
    kind === 'job' ? `job_${sha256Hex(call).slice(0, 26)}` : newId(kind);
  const { job } = await completeUpload(stores)({ ...context, newId: seeded }, { uploadId });
  return { uploadId, jobId: JobId.parse(job?.jobId) };
};

const shown = (stores: Stores, uploadId: UploadId) => getUpload(stores)(therapistContext(), { uploadId });
const sealedEvents = ({ events }: Stores): number =>
  events.filter(({ action }) => action === 'psychotherapy-note.sealed').length;

class Crash extends Error {}

/** The same stores in a process that ends at one of its calls, before the call has any effect or just after. */
const ending = (stores: Stores, at: number, when: 'before' | 'after') => {
  let taken = 0;
  const wrapped = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;

        return async (...given: unknown[]): Promise<unknown> => {
          taken += 1;
          const here = taken === at;
          if (here && when === 'before') throw new Crash();

          const answer: unknown = await Reflect.apply(method, target, given);
          if (here) throw new Crash();

          return answer;
        };
      },
    });
  const { notes, vault, press, originatorKeys } = stores;
  return {
    stores: {
      notes: wrapped(notes),
      vault: wrapped(vault),
      press: wrapped(press),
      originatorKeys: wrapped(originatorKeys),
    },
    taken: () => taken,
  };
};

const system = (): PracticeContext => ({ ...therapistContext(), actor: { kind: 'system', id: 'inspections' } });

describe('the inspection of an upload', () => {
  test('waits, runs step by step, and is done', async () => {
    const { stores, uploadId } = await arrived();
    const job = await completed(stores, uploadId);
    expect(await shown(stores, uploadId)).toMatchObject({ state: 'begun', job: { state: 'waiting' } });
    const seen: unknown[] = [];
    const press: Stores['press'] = {
      ...stores.press,
      inspect: async (bytes) => {
        seen.push((await shown(stores, uploadId)).job);
        return stores.press.inspect(bytes);
      },
    };
    expect(await inspectUpload({ ...stores, press })(working(), job)).toBe('done');
    expect(seen).toMatchObject([{ state: 'running', step: 'inspecting' }]);
    expect(await shown(stores, uploadId)).toMatchObject({ state: 'sealed', job: { state: 'done' } });
  });

  test('that ends at any of its calls and is begun again is one note, and the file that arrived is gone', async () => {
    const whole = await arrived();
    const counted = ending(whole.stores, 0, 'before');
    await inspectUpload(counted.stores)(working(), await completed(whole.stores, whole.uploadId));
    expect(counted.taken()).toBeGreaterThan(8);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= counted.taken(); at += 1) {
        const { stores, uploadId } = await arrived();
        const job = await completed(stores, uploadId);
        await expect(inspectUpload(ending(stores, at, when).stores)(working(), job), `${when} ${at}`).rejects.toThrow(
          Crash,
        );
        await inspectUpload(stores)(working(), job);
        expect(await shown(stores, uploadId), `${when} ${at}`).toMatchObject({
          state: 'sealed',
          job: { state: 'done' },
        });
        expect([sealedEvents(stores), stores.objects.has(`incoming/${uploadId}`)]).toEqual([1, false]);
      }
    }
  });

  test('delivered twice at once, and again when it is done, is one note', async () => {
    const { stores, uploadId } = await arrived();
    const job = await completed(stores, uploadId);
    await Promise.allSettled([1, 2].map(() => inspectUpload(stores)(working(), job)));
    await inspectUpload(stores)(working(), job);
    expect([sealedEvents(stores), (await shown(stores, uploadId)).state]).toEqual([1, 'sealed']);
  });

  test('asked for again while it is to be done is the same job', async () => {
    const { stores, uploadId } = await arrived();
    const { jobId } = await completed(stores, uploadId);
    expect((await completed(stores, uploadId, 'second')).jobId).toBe(jobId);
  });

  test('that was tried too often is marked as failed, on record and in words, and asked for again is another job', async () => {
    const { stores, uploadId } = await arrived();
    const first = await completed(stores, uploadId);
    await failInspection(stores)(system(), { ...first, originatorId: therapistId, failure: 'given-up' });
    expect(await shown(stores, uploadId)).toMatchObject({
      state: 'begun',
      job: { state: 'failed', failure: { code: 'given-up', text: expect.stringContaining('Ask for it again') } },
    });
    expect(stores.events.map(({ action }) => action)).toContain('job.failed');
    const second = await completed(stores, uploadId, 'second');
    expect(second.jobId).not.toBe(first.jobId);
    expect(await inspectUpload(stores)(working(), first)).toBeUndefined();
    expect(await inspectUpload(stores)(working(), second)).toBe('done');
  });

  test('that is done is not marked as failed afterwards', async () => {
    const { stores, uploadId } = await arrived();
    const job = await completed(stores, uploadId);
    await inspectUpload(stores)(working(), job);
    await failInspection(stores)(system(), { ...job, originatorId: therapistId, failure: 'given-up' });
    expect((await shown(stores, uploadId)).job?.state).toBe('done');
  });

  test('of a file that is not there fails, says so, and can be asked for again', async () => {
    const { stores, uploadId } = await arrived();
    const job = await completed(stores, uploadId);
    stores.objects.delete(`incoming/${uploadId}`);
    stores.vault.parts = async () => undefined;
    await inspectUpload(stores)(working(), job);
    expect(await shown(stores, uploadId)).toMatchObject({
      state: 'begun',
      job: { state: 'failed', failure: { code: 'nothing-arrived' } },
    });
    stores.objects.set(`incoming/${uploadId}`, pdf);
    await inspectUpload(stores)(working(), await completed(stores, uploadId, 'second'));
    expect((await shown(stores, uploadId)).state).toBe('sealed');
  });
});

test('says what was taken out of the file, and on which pages there are words that nobody sees', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 with a script and hidden words');
  const stores = literalNotes();
  const { uploadId } = await beginUpload(stores)(therapistContext(), {
    patientId,
    sessionDate: CalendarDate.parse('2026-02-27'),
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
  });
  stores.objects.set(`incoming/${uploadId}`, bytes);
  await inspectUpload(stores)(working(), await completed(stores, uploadId));
  expect(await shown(stores, uploadId)).toMatchObject({ state: 'sealed', takenOut: ['scripts'], hiddenPages: [2, 3] });
});
