import type { Artifact } from '@sequester/law';
import { Instant, type RequestId } from '@sequester/model';
import {
  documented,
  inReview,
  received,
  released,
  stated,
  typed,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  builder,
  firstTherapist,
  notes,
  officer,
  orderForOne,
  patientId,
  staff,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { getRequest } from './get-request.ts';
import { sendLetter } from './send-letter.ts';
import { writeOwedLetter, writeOwedNotice } from './write-letter.ts';

const notice = (stores: LiteralStores, requestId: RequestId) => writeOwedNotice(stores)(acting(builder), requestId);
const answer = (stores: LiteralStores, requestId: RequestId) => writeOwedLetter(stores)(acting(builder), requestId);
const shown = (stores: LiteralStores, requestId: RequestId) =>
  getRequest(stores)(acting(officer), { requestId }).then(wholeView);

const served = async (stores: LiteralStores, ...papers: Artifact[]): Promise<RequestId> => {
  const requestId = await received(stores, { groundAsserted: 'subpoena' });
  for (const paper of papers) await documented(stores, requestId, paper);
  return requestId;
};

/** The example's patient, with what else the chart has of her. */
const patientWith = (stores: LiteralStores, more: object): void => {
  const paula = stores.patients.get(patientId);
  if (paula === undefined) throw new Error('no patient');

  stores.patients.set(patientId, { ...paula, ...more });
};

describe('the notice to the patient of a demand', () => {
  test('says who asks, by which paper and until when to object, and goes to the address of the chart', async () => {
    const stores = literalStores();
    patientWith(stores, { address: { street: '1 Example Street', city: 'Sample', state: 'NY', postalCode: '10001' } });
    const requestId = await served(stores, subpoena);
    const letter = await notice(stores, requestId);
    expect(letter).toMatchObject({ kind: 'notice-to-patient', title: 'A demand for records about you' });
    expect(letter?.addressee).toEqual(['Paula Invented', '1 Example Street', 'Sample, NY 10001']);
    const said = letter?.paragraphs.join(' ');
    expect(said).toContain('Avery Example');
    expect(said).toContain('before June 30, 2026');
    expect(said).toContain('Nothing has been disclosed');
    expect(said).not.toMatch(/psychotherapy notes/i);
  });

  test('is written once beside the answer, and neither is written again for the other', async () => {
    const stores = literalStores();
    const requestId = await served(stores, subpoena);
    expect((await answer(stores, requestId))?.kind).toBe('subpoenaing-party');
    expect((await notice(stores, requestId))?.kind).toBe('notice-to-patient');
    expect(await answer(stores, requestId)).toBeUndefined();
    expect(await notice(stores, requestId)).toBeUndefined();
    expect((await shown(stores, requestId)).letters.map(({ kind }) => kind)).toEqual([
      'subpoenaing-party',
      'notice-to-patient',
    ]);
  });

  test('tells before a release nothing of what the law would let go, and after it that something went', async () => {
    const reviewing = literalStores();
    const before = await notice(reviewing, await inReview(reviewing));
    expect(before?.title).toBe('A demand for records about you');
    const stores = literalStores();
    const after = await notice(stores, await released(stores));
    expect(after?.title).toBe('Records about you were disclosed');
    expect(after?.paragraphs.join(' ')).not.toMatch(/psychotherapy notes/i);
  });

  test('is the same with notes and with none', async () => {
    const written = await Promise.all(
      [[...notes], []].map(async (held) => {
        const stores = literalStores({ notes: held });
        const requestId = await received(stores);
        await documented(stores, requestId, orderForOne);
        return notice(stores, requestId);
      }),
    );
    expect(written[0]?.paragraphs).toEqual(written[1]?.paragraphs);
    expect(written[0]).toBeDefined();
  });

  const untold: [string, Artifact[], object][] = [
    ['where a court forbids it', [subpoena, { ...orderForOne, nondisclosure: true }], {}],
    ['for a paper that concerns another patient', [{ ...subpoena, patient: 'somebody else' }], {}],
    ['of what a grand jury asks', [{ ...subpoena, issuer: 'grand_jury' }], {}],
    ['of what an agency asks', [{ ...subpoena, issuer: 'agency' }], {}],
    ['while nothing has been served', [], {}],
    ['where the patient has died', [subpoena], { living: false }],
  ];
  test.each(untold)('is none %s', async (_where, papers, patient) => {
    const stores = literalStores();
    patientWith(stores, patient);
    expect(await notice(stores, await served(stores, ...papers))).toBeUndefined();
  });

  test('is none while an order that forbids it waits to be accepted', async () => {
    const stores = literalStores();
    const requestId = await served(stores, subpoena);
    await typed(stores, requestId, { ...orderForOne, nondisclosure: true });
    expect(await notice(stores, requestId)).toBeUndefined();
  });

  test('is none where a therapist found that it would endanger somebody', async () => {
    const stores = literalStores();
    const requestId = await served(stores, subpoena);
    await stated(stores, firstTherapist, { requestId, facts: { context: { notice_would_endanger: true } } });
    expect(await notice(stores, requestId)).toBeUndefined();
  });

  test('stays among the open duties until its dispatch is on record, which answers nobody who asked', async () => {
    const stores = literalStores();
    const requestId = await served(stores, subpoena);
    const letter = await notice(stores, requestId);
    if (letter === undefined) throw new Error('no notice');

    expect((await shown(stores, requestId)).outstanding).toMatchObject([{ duty: 'notice-of-demand' }]);
    const sentAt = Instant.parse('2026-06-15T15:00:00.000Z');
    const sent = { requestId, letterId: letter.letterId, how: 'post' as const, to: 'Paula Invented', sentAt };
    await sendLetter(stores)(acting(officer), sent);
    expect((await shown(stores, requestId)).outstanding).toEqual([]);
    expect(stores.files.get(requestId)?.request.answeredAt).toBeUndefined();
    expect(await getRequest(stores)(acting(staff), { requestId })).toMatchObject({ view: 'reduced' });
  });
});

const lastFacts = (stores: LiteralStores, requestId: RequestId) => stores.files.get(requestId)?.decisions.at(-1)?.facts;
const living = (state: string) => ({
  address: { street: '1 Example Street', city: 'Sample', state, postalCode: '10001' },
});

describe('the state in which the patient is treated', () => {
  test('is that of the address in the chart, and the officer reads where it comes from', async () => {
    const stores = literalStores();
    patientWith(stores, living('CT'));
    const requestId = await received(stores);
    expect(lastFacts(stores, requestId)?.patient.state).toBe('CT');
    expect((await shown(stores, requestId)).patientState).toEqual({ state: 'CT', source: 'address-of-the-chart' });
  });

  test('is what somebody recorded of it, whatever the address says', async () => {
    const stores = literalStores();
    patientWith(stores, living('CT'));
    const requestId = await received(stores);
    await stated(stores, officer, { requestId, facts: { patient: { state: 'TX' } } });
    expect(lastFacts(stores, requestId)?.patient.state).toBe('TX');
    expect((await shown(stores, requestId)).patientState).toEqual({ state: 'TX', source: 'recorded' });
  });

  const ontario = { street: '1 Example Street', city: 'Sample', state: 'ON', postalCode: 'K1A 0B1', country: 'CA' };
  test.each([{}, { address: ontario }])(
    'is not known from no address or one outside the United States',
    async (chart) => {
      const stores = literalStores();
      patientWith(stores, chart);
      const requestId = await received(stores);
      expect(lastFacts(stores, requestId)?.patient).not.toHaveProperty('state');
      expect(await shown(stores, requestId)).not.toHaveProperty('patientState');
    },
  );
});
