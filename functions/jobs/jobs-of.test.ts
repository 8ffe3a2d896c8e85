import { expect, test } from 'vitest';

import { jobsOf } from './jobs-of.ts';

const id = (prefix: string) => `${prefix}_${'a'.repeat(26)}`;
const [practiceId, requestId, jobId, memberId, uploadId] = [id('prc'), id('req'), id('job'), id('mbr'), id('upl')];
const at = '2026-11-30T02:00:00.000Z';

/** The record of a stream for a row, as it is after a change. */
const changed = (row: Record<string, string>): Parameters<typeof jobsOf>[0] => ({
  dynamodb: { NewImage: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, { S: value }])) },
});

const job = { practiceId, jobId, askedBy: memberId, askedAt: at, stateAt: at };
const slot = `grants-${memberId}`;
const ofRequest = { ...job, pk: `PRACTICE#${practiceId}#REQUEST#${requestId}#`, requestId };
const grants = { ...ofRequest, sk: `JOB#${slot}`, slot, kind: 'grants' };
const build = { ...ofRequest, sk: 'JOB#build', slot: 'build', kind: 'build' };
const inspection = {
  ...job,
  pk: `PRACTICE#${practiceId}#PROVIDER#${memberId}#`,
  sk: `JOB#INSPECTION#${uploadId}`,
  kind: 'inspection',
  uploadId,
};

test.each([
  ['grants', grants, { kind: 'grants', practiceId, memberId, requestId, jobId }],
  ['an inspection', inspection, { kind: 'inspection', practiceId, memberId, uploadId, jobId }],
])('%s that wait call for their job, by ids alone; running or ended they call for nothing', (_, row, called) => {
  expect(jobsOf(changed({ ...row, state: 'waiting' }))).toEqual([called]);
  for (const state of ['running', 'done', 'failed']) expect(jobsOf(changed({ ...row, state }))).toEqual([]);
});

test('a build follows from its request, and any other row calls for nothing', () => {
  expect(jobsOf(changed({ ...build, state: 'waiting' }))).toEqual([]);
  expect(jobsOf(changed({ ...ofRequest, sk: `LETTER#${id('ltr')}` }))).toEqual([]);
  expect(jobsOf({})).toEqual([]);
});
