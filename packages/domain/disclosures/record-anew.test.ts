import { ENGINE_VERSION } from '@sequester/law';
import { received } from '@sequester/testing/disclosures/disclosure-story';
import { acting, firstTherapist, officer } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { getRequest } from './get-request.ts';
import { listRequests } from './list-requests.ts';

/** A request as it stood when an earlier engine had decided it. */
const inFlight = async () => {
  const stores = literalStores();
  const requestId = await received(stores);
  const file = stores.files.get(requestId);
  if (file === undefined) throw new Error('no request');

  const { engineVersion: _, ...request } = file.request;
  const decisions = file.decisions.map((each) => ({
    ...each,
    decision: { ...each.decision, engineVersion: '1.1.0' },
  }));
  stores.files.set(requestId, { ...file, request, decisions });
  return { stores, requestId };
};

describe('a request in flight that an earlier engine decided', () => {
  test('is marked in the list of the officer, and of nobody else', async () => {
    const { stores, requestId } = await inFlight();
    const listed = async (who: typeof officer) =>
      (await listRequests(stores)(acting(who), {})).requests.find((each) => each.requestId === requestId);
    expect(await listed(officer)).toMatchObject({ recordAnew: true });
    expect(await listed(firstTherapist)).not.toHaveProperty('recordAnew');
  });

  test('shows the officer what the law of today misses, by field', async () => {
    const { stores, requestId } = await inFlight();
    const shown = await getRequest(stores)(acting(officer), { requestId });
    expect(shown).toMatchObject({ recordAnew: { decidedBy: '1.1.0', outcome: 'NEEDS-ARTIFACT' } });
    expect('recordAnew' in shown && shown.recordAnew?.facts.map(({ field }) => field)).toContain('artifacts');
  });

  test('is not marked once the engine of today has decided', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    expect(stores.files.get(requestId)?.request.engineVersion).toBe(ENGINE_VERSION);
    const { requests } = await listRequests(stores)(acting(officer), {});
    expect(requests.find((each) => each.requestId === requestId)).not.toHaveProperty('recordAnew');
    expect(await getRequest(stores)(acting(officer), { requestId })).not.toHaveProperty('recordAnew');
  });
});
