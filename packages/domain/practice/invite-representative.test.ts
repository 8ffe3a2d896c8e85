import { CalendarDate, Contact } from '@sequester/model';
import { callBy, patientId } from '@sequester/testing/practice/example-practice';
import { literalPractice } from '@sequester/testing/practice/literal-practice';
import { describe, expect, test } from 'vitest';

import { endPatientAccount } from './end-patient-account.ts';
import { inviteRepresentative } from './invite-representative.ts';

const email = 'rita@example.org';
const contact = (authority: object): Contact =>
  Contact.parse({
    name: 'Rita Invented',
    roles: ['personal-representative'],
    email,
    representation: { authority, papers: 'Invented letters of guardianship', seenOn: '2026-01-02' },
  });

const withContact = (authority: object, born = '1990-05-17') => {
  const stores = literalPractice();
  stores.chart.contacts = [contact(authority)];
  stores.chart.birthDate = CalendarDate.parse(born);
  return stores;
};

describe('the account of a personal representative (45 CFR 164.502(g))', () => {
  test('is opened at their address on the chart, with the authority and the papers that were seen, and bound by a code alone', async () => {
    const stores = withContact({ capacity: 'guardian_of_person', source: 'court_order', until: '2027-01-31' });
    const { accountId } = await inviteRepresentative(stores)(callBy(), { patientId, email });
    const account = stores.patientAccounts.get(accountId);
    expect(account).toMatchObject({
      patientId,
      email,
      state: 'invited',
      holder: {
        name: 'Rita Invented',
        until: '2027-01-31',
        representation: { papers: 'Invented letters of guardianship' },
      },
    });
    expect(account).not.toHaveProperty('birthDate');
    expect(stores.events.at(-1)).toMatchObject({
      action: 'patient.representative-invited',
      subject: { patientId, accountId },
    });
  });

  test('of a parent ends the day before the patient is eighteen ((g)(3))', async () => {
    const stores = withContact({ capacity: 'parent' }, '2012-03-01');
    const { accountId } = await inviteRepresentative(stores)(callBy(), { patientId, email });
    expect(stores.patientAccounts.get(accountId)?.holder?.until).toBe('2030-02-28');
  });

  test.each([
    [{ capacity: 'parent' }, '1990-05-17'],
    [{ capacity: 'guardian_of_person', until: '2025-12-31' }, '1990-05-17'],
  ])('is not opened on an authority that is over: %j', async (authority, born) => {
    await expect(
      inviteRepresentative(withContact(authority, born))(callBy(), { patientId, email }),
    ).rejects.toMatchObject({ code: 'authority-over' });
  });

  test('is opened for nobody whom the chart does not name as one, and at no other address', async () => {
    const stores = withContact({ capacity: 'guardian_of_person' });
    stores.chart.contacts = [
      ...stores.chart.contacts,
      Contact.parse({ name: 'Otto', roles: ['family'], email: 'otto@example.org' }),
    ];
    for (const address of ['otto@example.org', 'else@example.org']) {
      await expect(inviteRepresentative(stores)(callBy(), { patientId, email: address })).rejects.toMatchObject({
        code: 'address-not-on-chart',
      });
    }
  });

  test('ends at once, and once', async () => {
    const stores = withContact({ capacity: 'guardian_of_person' });
    const { accountId } = await inviteRepresentative(stores)(callBy(), { patientId, email });
    expect(await endPatientAccount(stores)(callBy(), { accountId })).toMatchObject({ accountId, state: 'ended' });
    expect(stores.patientAccounts.get(accountId)).toMatchObject({ state: 'ended', revision: 2 });
    await expect(endPatientAccount(stores)(callBy(), { accountId })).rejects.toMatchObject({
      code: 'recorded-already',
    });
  });
});
