import { CalendarDate, NewNoticeGiven, NewPrivacyNotice, PrivacyNoticeId } from '@sequester/model';
import { callBy, canary, demographics, patientActor, staff } from '@sequester/testing/chart/example-chart';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { describe, expect, test } from 'vitest';

import { entryUseCases } from '../chart/entry-use-cases.ts';
import { admitPatient } from '../patients/admit-patient.ts';
import { getPrivacyNotice } from './get-privacy-notice.ts';
import { listPrivacyNotices } from './list-privacy-notices.ts';
import { ofPublishedNotice } from './of-published-notice.ts';
import { publishPrivacyNotice } from './publish-privacy-notice.ts';

const recordNoticeGiven = ofPublishedNotice(entryUseCases.recordNoticeGiven);
const first = NewPrivacyNotice.parse({ title: 'Notice (invented)', effectiveOn: '2026-01-01', text: 'Invented text.' });
const second = { ...first, effectiveOn: CalendarDate.parse('2026-02-01') };
const given = (more: object) =>
  NewNoticeGiven.parse({
    noticeId: `npp_${'q'.repeat(26)}`,
    givenOn: '2026-02-20',
    how: 'in-person',
    acknowledgement: 'signed',
    acknowledgedOn: '2026-02-20',
    ...more,
  });

describe('a Notice of Privacy Practices (164.520)', () => {
  test('is published, listed with the last one first, and read as it was', async () => {
    const stores = literalChart();
    const one = await publishPrivacyNotice(stores)(callBy(), first);
    const other = await publishPrivacyNotice(stores)(callBy(), second);
    const { notices } = await listPrivacyNotices(stores)(callBy(staff));
    expect(notices.map(({ noticeId }) => noticeId)).toEqual([other.noticeId, one.noticeId]);
    expect(await getPrivacyNotice(stores)(callBy(staff), { noticeId: one.noticeId })).toEqual(one);
    await expect(
      getPrivacyNotice(stores)(callBy(), { noticeId: PrivacyNoticeId.parse(`npp_${'q'.repeat(26)}`) }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(publishPrivacyNotice(stores)(callBy(patientActor), first)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(stores.events.map(({ action }) => action)).toEqual(['privacy-notice.published', 'privacy-notice.published']);
  });

  test('is given once it is published and effective', async () => {
    const stores = literalChart();
    const { patientId } = await admitPatient(stores)(callBy(), demographics);
    const { noticeId } = await publishPrivacyNotice(stores)(callBy(), first);
    expect(await recordNoticeGiven(stores)(callBy(staff), { patientId, ...given({ noticeId }) })).toMatchObject({
      noticeId,
      acknowledgement: 'signed',
    });
    await expect(recordNoticeGiven(stores)(callBy(staff), { patientId, ...given({}) })).rejects.toMatchObject({
      details: [{ path: 'body.noticeId', code: 'no-such-notice' }],
    });
    const early = given({ noticeId, givenOn: '2025-12-31', acknowledgedOn: '2026-02-20' });
    await expect(recordNoticeGiven(stores)(callBy(staff), { patientId, ...early })).rejects.toMatchObject({
      details: [{ path: 'body.givenOn', code: 'not-yet-effective' }],
    });
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });
});
