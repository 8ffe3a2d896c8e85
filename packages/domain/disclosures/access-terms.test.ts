import { NewAccessTerms, plusSeconds } from '@sequester/model';
import { received } from '@sequester/testing/disclosures/disclosure-story';
import { acting, attorney, now, staff } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { extendAccess } from './extend-access.ts';
import { recordAccessTerms } from './record-access-terms.ts';

const day = 86_400;
const asked = async (jurisdiction: 'US-baseline' | 'CA' = 'US-baseline') => {
  const stores = literalStores();
  const requestId = await received(stores, {
    groundAsserted: 'patient_access',
    requester: { ...attorney, type: 'individual', name: 'Paula Invented' },
    requested: { classes: ['progress_notes'], description: 'my record' },
    jurisdiction,
  });
  return { stores, requestId };
};

describe('access that staff records (45 CFR 164.524)', () => {
  test('has its form, an estimate of its fee, and a summary where the patient agreed to both ((c)(2)-(4))', async () => {
    const { stores, requestId } = await asked();
    const terms = NewAccessTerms.parse({
      form: 'paper',
      summary: { what: 'summary', agreedOn: '2026-06-14', feeAgreed: true },
      feeEstimate: { labor: 250, supplies: 120, postage: 980 },
    });
    const { access } = await recordAccessTerms(stores)(acting(staff), { requestId, ...terms });
    expect(access.terms).toMatchObject({ ...terms, by: staff.id, at: now });
    expect(stores.files.get(requestId)?.request.access).toEqual(access);
    expect(stores.events.at(-1)).toMatchObject({ action: 'request.access-recorded', subject: { what: 'terms' } });
    expect(
      NewAccessTerms.safeParse({ form: 'paper', summary: { what: 'summary', agreedOn: '2026-06-14' } }).success,
    ).toBe(false);
  });

  test('is no matter of a request on another ground', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    await expect(recordAccessTerms(stores)(acting(staff), { requestId, form: 'pdf' })).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });

  test('takes thirty days more once, within the first thirty, and the patient is told until when and why ((b)(2)(ii))', async () => {
    const { stores, requestId } = await asked();
    const extend = (days: number) =>
      extendAccess(stores)(acting(staff, { at: plusSeconds(now, days * day) }), {
        requestId,
        reason: 'Invented: in archive',
      });
    await expect(extend(31)).rejects.toMatchObject({ code: 'no-extension' });
    const { access, due } = await extend(20);
    expect(access.extension).toMatchObject({ until: '2026-08-14' });
    expect(access.extension?.told.join(' ')).toMatch(/August 14, 2026.*Invented: in archive/);
    expect(due).toMatchObject([{ by: '2026-08-14' }]);
    expect(due[0]).not.toHaveProperty('extendedBy');
    await expect(extend(21)).rejects.toMatchObject({ code: 'no-extension' });
  });

  test('is not extended beyond the day of a state that has an earlier one', async () => {
    const { stores, requestId } = await asked('CA');
    await expect(extendAccess(stores)(acting(staff), { requestId, reason: 'Invented' })).rejects.toMatchObject({
      code: 'no-extension',
    });
  });
});
