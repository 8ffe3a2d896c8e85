import { createHash } from 'node:crypto';

import {
  CalendarDate,
  PsychotherapyNoteId,
  type BuildProgress,
  type IndexedNote,
  type RequestId,
} from '@sequester/model';
import {
  approve,
  approveAlone,
  grantAll,
  build,
  inReview,
  paperOf,
  statusOf,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  contentOf,
  firstTherapist,
  firstTherapistId,
  officer,
  orderForOne,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeContext } from '../context.ts';
import { changeArtifactStatus } from './change-artifact-status.ts';
import { getRequest } from './get-request.ts';

const many = 1000;

const noteOf = (index: number): IndexedNote => {
  const noteId = PsychotherapyNoteId.parse(
    `psn_${createHash('sha256')
      .update(String(index))
      .digest('hex')
      .replaceAll(/[^2-7a-f]/g, 'a')
      .slice(0, 26)}`,
  );
  const sha256 = createHash('sha256')
    .update(contentOf({ noteId, version: 1 }))
    .digest('hex');
  const sessionDate = CalendarDate.parse(`2025-09-${String((index % 30) + 1).padStart(2, '0')}`);
  return {
    noteId,
    originatorId: firstTherapistId,
    sessionDate,
    version: 1,
    pages: 40,
    sha256,
    objectKey: `notes/${noteId}.pdf`,
  };
};

const notes = Array.from({ length: many }, (_, index) => noteOf(index));
const whole = { as: 'originator' as const, selection: notes.map(({ noteId }) => ({ noteId, pages: 'all' as const })) };

const approvedByOfficer = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await inReview(stores, { ...orderForOne, date_to: '2025-09-30' });
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  return requestId;
};

/** A job that is cut off after so many batches, each time that it is begun. */
const cutOffAfter = (stores: LiteralStores, batches: number): LiteralStores => {
  let left = batches;
  const disclosures: LiteralStores['disclosures'] = {
    ...stores.disclosures,
    addGrants: async (context, granted, trace) => {
      await stores.disclosures.addGrants(context, granted, trace);
      left -= 1;
      if (left > 0) return;

      left = batches;
      throw new Error('ended');
    },
  };
  return { ...stores, disclosures };
};

/** Approves, and has the job begun until it is done; answers how often. */
const triesUntilGranted = async (stores: LiteralStores, requestId: RequestId): Promise<number> => {
  for (let tries = 1; ; tries += 1) {
    await grantAll(stores, requestId).catch(() => undefined);
    if (statusOf(stores, requestId) === 'building') return tries;
  }
};

describe('a thousand notes in one request', () => {
  test(
    'are granted by a job that goes on where it was cut off, each object once, each batch on record, and built as one extract',
    { timeout: 60_000 },
    async () => {
      const stores = cutOffAfter(literalStores({ notes }), 10);
      const requestId = await approvedByOfficer(stores);
      const first = await approveAlone(stores, firstTherapist, { requestId, ...whole });
      expect([first.status, first.jobs]).toMatchObject(['approved', [{ kind: 'grants', state: 'waiting' }]]);
      await expect(grantAll(stores, requestId)).rejects.toThrow('ended');
      const cut = wholeView(await getRequest(stores)(acting(officer), { requestId }));
      expect(cut).toMatchObject({
        status: 'approved',
        progress: { step: 'granting', done: 400, of: many },
        jobs: [{ kind: 'grants', state: 'running' }],
      });
      expect(await triesUntilGranted(stores, requestId)).toBe(2);
      const approval = stores.files.get(requestId)?.approvals.find(({ as }) => as === 'originator');
      expect(approval?.grants?.map(({ objectKey }) => objectKey)).toEqual(
        approval?.selection?.map(({ objectKey }) => objectKey),
      );
      expect([
        stores.grants.size,
        stores.events.filter(({ action }) => action === 'disclosure.granted').length,
      ]).toEqual([many, 25]);
      expect(new Set(stores.events.map(({ id }) => id)).size).toBe(stores.events.length);
      expect(await build(stores, requestId)).toEqual({ status: 'ready', attempted: true, retired: true });
      expect([stores.extracts.size, stores.grants.size]).toEqual([1, 0]);
    },
  );

  test('are granted no further once the order is vacated, and what was granted is retired', async () => {
    const stores = cutOffAfter(literalStores({ notes }), 2);
    const requestId = await approvedByOfficer(stores);
    await expect(approve(stores, firstTherapist, { requestId, ...whole })).rejects.toThrow('ended');
    await changeArtifactStatus(stores)(acting(officer), {
      requestId,
      artifactId: paperOf(stores, requestId),
      status: 'vacated',
      how: 'docket',
    });
    await grantAll(stores, requestId);
    expect(stores.files.get(requestId)?.jobs).toMatchObject([{ state: 'failed', failure: 'refused' }]);
    await expect(approve(stores, firstTherapist, { requestId, ...whole })).rejects.toThrow('request-state');
    await build(stores, requestId);
    expect([statusOf(stores, requestId), stores.grants.size]).toEqual(['revoked', 0]);
  });

  test('say to the officer and the therapist how many there are, and to others nothing', async () => {
    const stores = cutOffAfter(literalStores({ notes }), 5);
    const requestId = await approvedByOfficer(stores);
    await expect(approve(stores, firstTherapist, { requestId, ...whole })).rejects.toThrow('ended');
    const shownTo = (actor: typeof officer) => getRequest(stores)(acting(actor), { requestId });
    expect(await shownTo(officer)).toMatchObject({ progress: { step: 'granting', done: 200, of: many } });
    expect(await shownTo(firstTherapist)).toMatchObject({ progress: { done: 200, of: many } });
    expect(await shownTo(staff)).toMatchObject({ view: 'reduced', status: 'with-privacy-officer' });
    expect(await shownTo(staff)).not.toHaveProperty('progress');
  });
});

const building = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await approvedByOfficer(stores);
  await approve(stores, firstTherapist, { requestId, ...whole });
  return requestId;
};

/** How a build ends that was begun three times. */
const endedAfterThree = async (stores: LiteralStores, requestId: RequestId, dying: LiteralStores) => {
  for (const _ of [1, 2, 3]) {
    await expect(build(dying, requestId)).rejects.toThrow('ended');
    expect(statusOf(stores, requestId)).toBe('building');
  }
  await build(dying, requestId);
  const shown = wholeView(await getRequest(stores)(acting(officer), { requestId }));
  expect([stores.extracts.size, stores.grants.size]).toEqual([0, 0]);
  return [shown.status, shown.endedBecause, shown.ending?.text];
};

/** A process that dies says nothing more: also no mark that it failed. */
const killed = (stores: LiteralStores): LiteralStores => {
  const disclosures = {
    ...stores.disclosures,
    markProgress: (context: PracticeContext, progress: BuildProgress) =>
      progress.failed > 0 ? Promise.reject(new Error('ended')) : stores.disclosures.markProgress(context, progress),
  };
  return { ...stores, disclosures, press: { ...stores.press, build: () => Promise.reject(new Error('ended')) } };
};

describe('a build', () => {
  test('marks how far it is a few times, whatever it counts', async () => {
    const stores = literalStores({ notes });
    const requestId = await building(stores);
    const marks: string[] = [];
    const watched: LiteralStores = {
      ...stores,
      disclosures: {
        ...stores.disclosures,
        markProgress: (context, progress) => {
          marks.push(`${progress.step} ${progress.done}/${progress.of}`);
          return stores.disclosures.markProgress(context, progress);
        },
      },
    };
    expect(wholeView(await getRequest(stores)(acting(officer), { requestId })).progress).toMatchObject({
      step: 'opening',
      done: 0,
      of: many,
    });
    await build(watched, requestId);
    expect(marks.slice(0, 2)).toEqual(['opening 50/1000', 'opening 100/1000']);
    expect(marks.slice(-3)).toEqual(['assembling 0/1', 'checking 0/1', 'keeping 0/1']);
    expect(marks).toHaveLength(23);
    expect(wholeView(await getRequest(stores)(acting(officer), { requestId })).progress).toBeUndefined();
  });

  test('of more than the builder can hold is refused at the approval, where the index knows the lengths, and nothing is granted', async () => {
    const scans = notes.slice(0, 6).map((note) => ({ ...note, bytes: 64 * 1024 * 1024 }));
    const stores = literalStores({ notes: scans });
    const requestId = await approvedByOfficer(stores);
    const chosen = (count: number) => ({
      requestId,
      as: 'originator' as const,
      selection: scans.slice(0, count).map(({ noteId }) => ({ noteId, pages: [1] })),
    });
    await expect(approve(stores, firstTherapist, chosen(6))).rejects.toMatchObject({
      code: 'selection-too-large',
      details: [{ path: 'body.selection', code: 'too-large', text: expect.stringContaining('384 MB') }],
    });
    expect(stores.grants.size).toBe(0);
    expect((await approve(stores, firstTherapist, chosen(5))).status).toBe('building');
  });

  test('of more than the builder can hold is refused before it begins, with the reason', async () => {
    const scan = Buffer.alloc(64 * 1024 * 1024);
    const sha256 = createHash('sha256').update(scan).digest('hex');
    const scans = notes.slice(0, 6).map((note) => ({ ...note, sha256 }));
    const stores = literalStores({ notes: scans });
    const requestId = await approvedByOfficer(stores);
    await approve(stores, firstTherapist, {
      requestId,
      as: 'originator',
      selection: scans.map(({ noteId }) => ({ noteId, pages: [1] })),
    });
    await build({ ...stores, vault: { ...stores.vault, opened: async () => scan } }, requestId);
    const shown = wholeView(await getRequest(stores)(acting(officer), { requestId }));
    expect([shown.status, shown.ending]).toEqual([
      'refused',
      { code: 'sources-too-large', text: expect.stringContaining('Divide the request') },
    ]);
    expect([stores.extracts.size, stores.grants.size]).toEqual([0, 0]);
  });

  test('that an error ended three times is refused, not as too large, and its grants are retired', async () => {
    const stores = literalStores({ notes });
    const requestId = await building(stores);
    const dying: LiteralStores = {
      ...stores,
      press: { ...stores.press, build: () => Promise.reject(new Error('ended')) },
    };
    expect(await endedAfterThree(stores, requestId, dying)).toEqual([
      'refused',
      'build-failed',
      expect.stringContaining('error in the service'),
    ]);
  });

  test('that was cut off three times is refused without blame of a size that is small', async () => {
    const stores = literalStores({ notes });
    const requestId = await building(stores);
    expect(await endedAfterThree(stores, requestId, killed(stores))).toEqual([
      'refused',
      'build-cut-off',
      expect.stringContaining('not known why'),
    ]);
  });

  test('that was cut off three times is refused as large where its notes are', async () => {
    const scan = Buffer.alloc(64 * 1024 * 1024);
    const sha256 = createHash('sha256').update(scan).digest('hex');
    const scans = notes.slice(0, 3).map((note) => ({ ...note, sha256 }));
    const stores = literalStores({ notes: scans });
    const requestId = await approvedByOfficer(stores);
    await approve(stores, firstTherapist, {
      requestId,
      as: 'originator',
      selection: scans.map(({ noteId }) => ({ noteId, pages: [1] })),
    });
    const dying = { ...killed(stores), vault: { ...stores.vault, opened: async () => scan } };
    expect(await endedAfterThree(stores, requestId, dying)).toEqual([
      'refused',
      'build-cut-off-large',
      expect.stringContaining('more than 160 MB'),
    ]);
  });
});
