import { MemberId } from '@sequester/model';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';

import type { BadInput, Standing } from './bad-input.ts';
import { badInputs } from './bad-inputs.ts';
import { chartFunction, Problem, type Call } from './chart-calls.ts';

const Made = z.looseObject({});

/** The log of the function. */
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const begun = async () => {
  const { stores, call } = chartFunction();
  stores.others.add(MemberId.parse(`mbr_${'z'.repeat(26)}`));
  const made = async (one: Call, name: string): Promise<string> => {
    const { status, body } = await call(one);
    expect([one.operation, status, status < 300 ? '' : body]).toEqual([one.operation, 201, '']);
    return z.string().parse(Made.parse(body)[name]);
  };
  const admitted = (given: string) =>
    made(
      { operation: 'admitPatient', body: { name: { given, family: 'Invented' }, birthDate: '1990-05-17' } },
      'patientId',
    );
  const patientId = await admitted('Paula');
  const otherId = await admitted('Otto');
  const mergedId = await admitted('Merged');
  const reason = { reason: 'Invented' };
  const hold = () =>
    made(
      { operation: 'placeLegalHold', by: 'privacy-officer', params: { patientId: otherId }, body: reason },
      'holdId',
    );
  await made(
    { operation: 'mergePatient', by: 'owner', params: { patientId: mergedId }, body: { into: otherId, ...reason } },
    'patientId',
  );
  const signed = async (): Promise<string> => {
    const params = { patientId };
    const written = { operation: 'writeProgressNote', params, body: exampleEntries.progressNote };
    const progressNoteId = await made(written, 'progressNoteId');
    const sign = { operation: 'signProgressNote', params: { patientId, progressNoteId }, revision: 1 };
    return made(sign, 'progressNoteId');
  };
  const standing: Standing = {
    revision: 3,
    patientId,
    otherId,
    mergedId,
    progressNoteId: await made(
      { operation: 'writeProgressNote', params: { patientId }, body: { sessionDate: '2026-02-27' } },
      'progressNoteId',
    ),
    signedNoteId: await signed(),
    holdId: await hold(),
    endedHoldId: '',
    noticeId: await made(
      {
        operation: 'publishPrivacyNotice',
        by: 'owner',
        body: { title: 'Invented', effectiveOn: '2026-01-01', text: 'Invented' },
      },
      'noticeId',
    ),
  };
  return { stores, call, made, standing };
};

/** Events of what was changed; reads and refusals are on record too. */
const changes = (events: readonly { action: string }[]): string[] =>
  events.map(({ action }) => action).filter((action) => !/\.(?:read|listed|searched|proposed)$|-refused$/.test(action));

const faultsOf = ({ at, code, title }: BadInput, status: number, body: unknown): string[] => {
  const { success, data } = Problem.safeParse(body);
  if (!success || status < 400 || status >= 500) return [`${title}: ${status} ${JSON.stringify(body).slice(0, 200)}`];

  const [first] = data.errors;
  return [
    ...(code === undefined || data.code === code ? [] : [`${title}: ${data.code} and not ${code}`]),
    ...(at === undefined || first?.path === at ? [] : [`${title}: at ${first?.path} and not ${at}`]),
    ...data.errors.filter(({ text = '' }) => text.length < 8).map(({ path }) => `${title}: no words for ${path}`),
    ...(data.title.length < 8 || data.detail.length < 8 ? [`${title}: no words`] : []),
  ];
};

test('600 bad inputs are refused, each at its place and with words, and nothing is written or lost', async () => {
  const { stores, call, standing } = await begun();
  const { patientId, otherId } = standing;
  const end = { operation: 'endLegalHold', by: 'privacy-officer', body: { reason: 'Invented' } } as const;
  const endedHoldId = z.looseObject({ holdId: z.string() }).parse(
    (
      await call({
        operation: 'placeLegalHold',
        by: 'privacy-officer',
        params: { patientId },
        body: { reason: 'Invented' },
      })
    ).body,
  ).holdId;
  await call({ ...end, params: { patientId, holdId: endedHoldId } });
  const asItStands = async () =>
    Promise.all(
      [patientId, otherId].flatMap((one) =>
        ['getPatient', 'getChart'].map((operation) => call({ operation, params: { patientId: one } })),
      ),
    );
  const before = [await asItStands(), changes(stores.events)];
  const inputs = badInputs({ ...standing, endedHoldId });
  const faults: string[] = [];
  for (const input of inputs) {
    const { status, body } = await call(input.call);
    faults.push(...faultsOf(input, status, body));
  }
  expect(faults).toEqual([]);
  expect(new Set(inputs.map(({ title }) => title)).size).toBeGreaterThanOrEqual(600);
  expect([await asItStands(), changes(stores.events)]).toEqual(before);
});
