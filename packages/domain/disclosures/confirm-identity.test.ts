import { received, wholeView } from '@sequester/testing/disclosures/disclosure-story';
import { acting, attorney, officer, patientId } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { expect, test } from 'vitest';

import { confirmIdentity } from './confirm-identity.ts';
import { getRequest } from './get-request.ts';

const how = 'Invented: knows the patient, and saw their driver’s license';
const asked = (stores: ReturnType<typeof literalStores>, type: 'individual' | 'attorney') =>
  received(stores, {
    groundAsserted: 'patient_access',
    requester: { ...attorney, type, name: 'Pola Inventada', identityVerified: true },
    requested: { classes: ['progress_notes'], description: 'my record' },
  });

test('a patient who writes another name than their chart is themself once an officer says so, on record (164.514(h)(1))', async () => {
  const stores = literalStores();
  const requestId = await asked(stores, 'individual');
  const before = wholeView(await getRequest(stores)(acting(officer), { requestId }));
  const after = await confirmIdentity(stores)(acting(officer), { requestId, how });
  expect(before.decision.outcome).not.toBe('RELEASE');
  expect([after.decision.outcome, after.identity]).toMatchObject(['RELEASE', { by: officer.id, how }]);
  expect(stores.files.get(requestId)?.decisions.at(-1)?.facts.requester.id).toBe(patientId);
  expect(stores.events.at(-1)).toMatchObject({
    action: 'request.identity-confirmed',
    subject: { requestId, patientId },
  });
  await expect(confirmIdentity(stores)(acting(officer), { requestId, how })).rejects.toMatchObject({
    code: 'recorded-already',
  });
});

test('nobody who asks for another is made the patient', async () => {
  const stores = literalStores();
  const requestId = await asked(stores, 'attorney');
  await expect(confirmIdentity(stores)(acting(officer), { requestId, how })).rejects.toMatchObject({
    code: 'invalid-request',
    details: [{ code: 'not-individual' }],
  });
});
