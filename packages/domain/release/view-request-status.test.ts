import { type DisclosureRequest, requestStatuses, type RequestFile } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { literalLog } from '@sequester/testing/literal-log';
import { liveLink, openRequest, pointer, recipientContext } from '@sequester/testing/release/example-link';
import { literalLinks } from '@sequester/testing/release/literal-links';
import { expect, test } from 'vitest';

import { viewRequestStatus } from './view-request-status.ts';

const seen = async (change: Partial<DisclosureRequest> | undefined) => {
  const { links } = literalLinks(liveLink, { ...openRequest, ...change });
  const found = await links.find(recipientContext(), pointer);
  const log = literalLog();
  const disclosures = {
    find: async (): Promise<RequestFile | undefined> => (change === undefined ? undefined : found?.file),
  };
  const view = viewRequestStatus({ disclosures, traces: log.traces })(recipientContext(), pointer);
  return { view: await view, events: log.events };
};

const states = {
  received: 'with-practice',
  'awaiting-artifact': 'awaiting-paper',
  'in-review': 'with-practice',
  approved: 'with-practice',
  building: 'with-practice',
  ready: 'ready',
  released: 'ready',
  opened: 'ready',
  closed: 'closed',
  refused: 'with-practice',
  withdrawn: 'closed',
  revoked: 'closed',
  expired: 'closed',
};

test.each(requestStatuses)('a request that is %s is said to be so in one word, on record', async (status) => {
  const { view, events } = await seen({ status });
  expect(view).toEqual({ state: states[status], receivedAt: now });
  expect(events).toMatchObject([{ action: 'request.status-viewed', subject: { requestId: pointer.requestId } }]);
});

test('one that nobody has touched is received; one that a letter has refused is closed', async () => {
  expect((await seen({ status: 'in-review', revision: 1 })).view.state).toBe('received');
  expect((await seen({ status: 'refused', revision: 1 })).view.state).toBe('with-practice');
  expect((await seen({ status: 'refused', answeredAt: now })).view.state).toBe('closed');
});

test('a page without its request is refused like one that never was', async () => {
  await expect(seen(undefined)).rejects.toMatchObject({ code: 'link-not-found' });
});
