import { adjudicate } from '@sequester/law';
import {
  DecisionId,
  DisclosureId,
  Instant,
  LinkId,
  PatientId,
  plusSeconds,
  RequestId,
  type DisclosureLogEntry,
} from '@sequester/model';
import {
  approve,
  building,
  documented,
  inReview,
  received,
  released,
  stated,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  authorization,
  courtOrder,
  firstTherapist,
  notes,
  now,
  officer,
  patientId,
  practiceId,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ceilingOf, selectionOf } from './ceiling.ts';
import { accountedDisclosures, getAccountingOfDisclosures } from './get-accounting-of-disclosures.ts';
import { getRequest } from './get-request.ts';
import type { RequestRecords } from './ports.ts';

test('every recorded decision is given again by the same facts', async () => {
  const stores = literalStores();
  const requestId = await released(stores);
  const decisions = stores.files.get(requestId)?.decisions ?? [];
  expect(decisions.map(({ occasion }) => occasion)).toEqual([
    'intake',
    'artifact',
    'acceptance',
    'approval',
    'approval',
    'build',
    'link',
  ]);
  for (const { facts, decision } of decisions) expect(adjudicate(facts)).toEqual(decision);
});

test('whatever is chosen, what is selected and granted is within the ceiling of the law', async () => {
  const choice = fc.record({
    note: fc.nat(5),
    pages: fc.oneof(
      fc.constant('all' as const),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(choice, { maxLength: 4 }),
      fc.constantFrom('2025-09-30', '2025-10-10', '2025-12-31'),
      async (choices, until) => {
        const stores = literalStores({ notes: notes.slice(0, 5) });
        const requestId = await inReview(stores, { ...courtOrder, date_to: until });
        await approve(stores, officer, { requestId, as: 'privacy-officer' });
        const selection = choices.flatMap(({ note, pages }) =>
          notes[note] === undefined ? [] : [{ noteId: notes[note].noteId, pages }],
        );
        const code = await approve(stores, firstTherapist, { requestId, as: 'originator', selection }).then(
          () => 'approved',
          (error: { code: string }) => error.code,
        );
        const file = stores.files.get(requestId);
        const last = file?.decisions.at(-1);
        if (file === undefined || last === undefined) throw new Error('no file');

        const ceiling = new Set(ceilingOf(last).map(({ noteId }) => noteId));
        const chosen = selectionOf(file);
        expect(
          chosen.every(
            ({ noteId, selected, pages }) =>
              ceiling.has(noteId) && selected.every((page) => page >= 1 && page <= pages),
          ),
        ).toBe(true);
        expect([...stores.grants.values()].map(({ objectKey }) => objectKey).toSorted()).toEqual(
          chosen.map(({ objectKey }) => objectKey).toSorted(),
        );
        expect(code === 'approved').toBe(file.request.status === 'building');
      },
    ),
    { numRuns: 60 },
  );
});

/** How many generated cases are tried; `pnpm test:full` tries the larger number. */
const RUNS = process.env['FULL'] === 'yes' ? 400 : 100;

const papers = [
  undefined,
  subpoena,
  courtOrder,
  { ...courtOrder, date_to: '2020-01-01', date_from: '2019-01-01' },
  { ...courtOrder, status: 'stayed' as const },
  authorization,
  { ...authorization, expires_on: '2026-06-01' },
];
const grounds = [
  'court_order',
  'subpoena',
  'authorization',
  'payment',
  'patient_access',
  'treatment',
  'research',
  'health_oversight',
  'coroner',
  'originator_discretion',
  'law_enforcement',
  'other',
] as const;
const asked = ['all', 'billing_folder', 'psychotherapy_notes', 'progress_notes', 'medication'] as const;

test('whatever is asked on whatever paper, what lets out no note says the same whether there are notes or not', async () => {
  const request = fc.record({
    ground: fc.constantFrom(...grounds),
    paper: fc.constantFrom(...papers),
    classes: fc.uniqueArray(fc.constantFrom(...asked), { minLength: 1, maxLength: 3 }),
    identityVerified: fc.boolean(),
    some: fc.subarray([...notes], { minLength: 1 }),
  });
  let silent = 0;
  await fc.assert(
    fc.asyncProperty(request, async ({ ground, paper, classes, identityVerified, some }) => {
      const seen = await Promise.all(
        [some, []].map(async (held) => {
          const stores = literalStores({ notes: held });
          const change = {
            groundAsserted: ground,
            requester: { ...attorney, identityVerified },
            requested: { classes, description: 'as named' },
          };
          const requestId = await received(stores, change);
          await (paper === undefined ? undefined : documented(stores, requestId, paper));
          const { decision, status, awaits, letter } = wholeView(
            await getRequest(stores)(acting(officer), { requestId }),
          );
          const audited = stores.events.map(({ action, subject }) => [action, subject['outcome'], subject['status']]);
          return { decision, status, awaits, letter, audited };
        }),
      );
      const [held, none] = seen;
      fc.pre((held?.decision.scope?.noteIds ?? []).length === 0);
      silent += 1;
      expect(held).toEqual(none);
    }),
    { numRuns: RUNS },
  );
  expect(silent).toBeGreaterThan(RUNS / 2);
});

test('a request from building on holds what its cover needs and no content of a note', async () => {
  const stores = literalStores();
  const requestId = await building(stores);
  expect(JSON.stringify(stores.files.get(requestId))).not.toContain('CANARY-NOTE');
});

const entry = (change: Partial<DisclosureLogEntry>): DisclosureLogEntry => ({
  disclosureId: DisclosureId.parse(`dsc_${'a'.repeat(26)}`),
  practiceId,
  patientId,
  requestId: RequestId.parse(`req_${'a'.repeat(26)}`),
  linkId: LinkId.parse(`lnk_${'a'.repeat(26)}`),
  decisionId: DecisionId.parse(`dec_${'a'.repeat(26)}`),
  at: now,
  ground: 'court_order',
  accounting: true,
  recipient: { name: attorney.name, email: attorney.email },
  description: 'Extract',
  purpose: 'Example v. Sample',
  extractSha256: 'a'.repeat(64),
  pages: 1,
  ...change,
});

describe('the accounting of disclosures (45 CFR 164.528)', () => {
  const cases: [string, Partial<DisclosureLogEntry>, number][] = [
    ['a court order', {}, 1],
    ['an authorization ((a)(1)(iv))', { ground: 'authorization', accounting: false }, 0],
    ['the individual ((a)(1)(ii))', { ground: 'patient_access' }, 0],
    ['payment ((a)(1)(i))', { ground: 'payment' }, 0],
    ['what the law did not mark', { accounting: false }, 0],
    ['six years ago to the day', { at: Instant.parse('2020-06-15T00:00:00.000Z') }, 1],
    ['the day before that', { at: Instant.parse('2020-06-14T23:59:59.999Z') }, 0],
  ];
  test.each(cases)('%s', (_what, change, count) => {
    expect(accountedDisclosures([entry(change)], now)).toHaveLength(count);
  });

  // "In the six years prior to the date on which the accounting is requested" (164.528(a)(1)): dates, not hours.
  test.each([
    [undefined, '2020-06-15T00:00:00.000Z'],
    ['America/Los_Angeles', '2020-06-15T07:00:00.000Z'],
    ['Asia/Seoul', '2020-06-15T15:00:00.000Z'],
  ])("reaches back six years by the practice's days: in %s to %s", async (timeZone, first) => {
    const literal = literalStores();
    const records: RequestRecords = {
      ...literal.records,
      practice: async (context) => ({ ...(await literal.records.practice(context)), timeZone }),
    };
    const from = Instant.parse(first);
    for (const at of [from, plusSeconds(from, -1)]) literal.disclosureLog.push(entry({ at }));
    const accounting = await getAccountingOfDisclosures({ ...literal, records })(
      acting({ kind: 'patient', id: patientId }),
      { patientId },
    );
    expect(accounting).toMatchObject({ from, to: now, disclosures: [{ at: from }] });
  });

  test.each([
    ['in writing, with a reason, until a day', { written: true, reason_given: true, until: '2026-12-31' }, 0],
    ['orally, within thirty days', { written: false, made_on: '2026-06-01' }, 0],
    ['orally, more than thirty days ago', { written: false, made_on: '2026-05-01' }, 1],
    ['without a reason', { written: true, until: '2026-12-31' }, 1],
  ])('leaves out what an agency has suspended %s ((a)(2))', async (_how, suspension, count) => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'health_oversight' });
    await stated(stores, officer, { requestId, facts: { context: { suspension } } });
    stores.disclosureLog.push(entry({ requestId, ground: 'health_oversight' }));
    const { disclosures } = await getAccountingOfDisclosures(stores)(acting({ kind: 'patient', id: patientId }), {
      patientId,
    });
    expect(disclosures).toHaveLength(count);
  });

  test('goes to the patient for themselves and to no other patient', async () => {
    const stores = { ...literalStores() };
    stores.disclosureLog.push(entry({}));
    const patient = acting({ kind: 'patient', id: patientId });
    expect((await getAccountingOfDisclosures(stores)(patient, { patientId })).disclosures).toHaveLength(1);
    const other = acting({ kind: 'patient', id: PatientId.parse(`pat_${'b'.repeat(26)}`) });
    await expect(getAccountingOfDisclosures(stores)(other, { patientId })).rejects.toMatchObject({ code: 'not-found' });
  });
});
