import { AccountId, type AccountOpening, CalendarDate, MemberId, OwnNames, PatientId } from '@sequester/model';
import { acting, now, patientId, staff } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { listOwnRecordRequests } from './list-own-record-requests.ts';
import { requestOwnRecord } from './request-own-record.ts';

const patient: PracticeActor = { kind: 'patient', id: patientId };
const own = OwnNames.parse({
  name: { given: 'Paula', family: 'Invented' },
  otherNames: [],
  email: 'paula@mail.example.test',
});

const world = () => {
  const stores = literalStores();
  const ownRequests = {
    receivedFrom: async (_context: unknown, asking: PatientId) =>
      [...stores.files.values()].filter(({ request }) => request.receivedBy === asking),
  };
  return { ...stores, ownRequests, ownDemographics: { own: async () => own } };
};

describe('a patient who asks for their record in their account (45 CFR 164.524)', () => {
  test('asks by one act: it is received as theirs, decided at once, and made without anybody’s approval', async () => {
    const stores = world();
    const asked = await requestOwnRecord(stores)(acting(patient), {});
    expect(asked).toMatchObject({ status: 'being-made', formats: [] });
    expect(asked.due).toBeDefined();
    const file = stores.files.get(asked.requestId);
    expect(file?.request).toMatchObject({
      receivedBy: patientId,
      groundAsserted: 'patient_access',
      recipient: { email: own.email },
      requested: { classes: ['all'] },
    });
    expect(file?.jobs).toMatchObject([{ kind: 'records', state: 'waiting' }]);
  });

  test('may name the days, and sees how far each request has come', async () => {
    const stores = world();
    const dates = { dateFrom: CalendarDate.parse('2026-01-01'), dateTo: CalendarDate.parse('2026-03-31') };
    const { requestId } = await requestOwnRecord(stores)(acting(patient), dates);
    expect(stores.files.get(requestId)?.request.requested).toMatchObject(dates);
    const { requests } = await listOwnRecordRequests(stores)(acting(patient));
    expect(requests).toMatchObject([{ requestId, status: 'being-made' }]);
    const other: PracticeActor = { kind: 'patient', id: PatientId.parse(`pat_${'b'.repeat(26)}`) };
    expect((await listOwnRecordRequests(stores)(acting(other))).requests).toEqual([]);
  });

  test('is the patient: a member does not ask here, and a representative asks the practice', async () => {
    const stores = world();
    await expect(requestOwnRecord(stores)(acting(staff), {})).rejects.toMatchObject({ code: 'forbidden' });
    const openedBy = { memberId: MemberId.parse(`mbr_${'s'.repeat(26)}`), name: 'Sam Staff (invented)' };
    const opening: AccountOpening = {
      accountId: AccountId.parse(`acc_${'r'.repeat(26)}`),
      openedAt: now,
      openedBy,
      binding: { how: 'code', at: now, handedOverBy: openedBy },
      holder: {
        name: 'Rita Invented',
        representation: {
          authority: { capacity: 'guardian_of_person' },
          papers: 'Invented letters',
          seenOn: CalendarDate.parse('2026-01-02'),
        },
      },
    };
    await expect(requestOwnRecord(stores)({ ...acting(patient), opening }, {})).rejects.toMatchObject({
      code: 'asked-by-representative',
    });
    expect(stores.files.size).toBe(0);
  });

  test('needs an address on the chart', async () => {
    const stores = { ...world(), ownDemographics: { own: async () => OwnNames.parse({ ...own, email: undefined }) } };
    await expect(requestOwnRecord(stores)(acting(patient), {})).rejects.toMatchObject({ code: 'address-not-on-chart' });
  });
});
