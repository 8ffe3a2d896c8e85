import {
  type Change,
  type DisclosureRequest,
  plusSeconds,
  type ReleaseLink,
  type RequestStatus,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { liveLink, openRequest, pointer, recipientContext } from '@sequester/testing/release/example-link';
import { literalLinks } from '@sequester/testing/release/literal-links';
import { describe, expect, test } from 'vitest';

import { askFreshLink } from './ask-fresh-link.ts';

const day = 86_400;
const expired: ReleaseLink = { ...liveLink, code: { by: 'telephone' }, expiresAt: now };

const asking = (link: ReleaseLink = expired, change: Partial<DisclosureRequest> = {}) => {
  const changes: Change[] = [];
  const stores = literalLinks(link, { ...openRequest, ...change });
  const disclosures = {
    find: async () => undefined,
    change: async (_context: unknown, one: Change) => {
      changes.push(one);
    },
  };
  const tokens = { digest: async () => 'ef'.repeat(32) };
  return {
    stores,
    changes,
    ask: (at = now) => askFreshLink({ ...stores, disclosures, tokens })(recipientContext(at), pointer),
  };
};

test('a link that has expired is followed by another: to the same address, with the same way of its code, for one download', async () => {
  const { changes, ask } = asking();
  expect(await ask()).toEqual({ expiresAt: plusSeconds(now, 7 * day) });
  expect(changes).toMatchObject([
    {
      after: { status: 'released' },
      decision: { occasion: 'download' },
      issued: {
        recipientEmail: liveLink.recipientEmail,
        code: { by: 'telephone' },
        freshOf: liveLink.linkId,
        allowedDownloads: 1,
        downloads: 0,
        state: 'live',
        tokenSha256: 'ef'.repeat(32),
      },
    },
  ]);
  expect(changes[0]?.issued?.linkId).not.toBe(liveLink.linkId);
  expect(changes[0]?.approvals).toBeUndefined();
});

const gets: [string, Partial<ReleaseLink>, RequestStatus][] = [
  ['used up', { state: 'exhausted', downloads: 1, expiresAt: liveLink.expiresAt }, 'opened'],
  ['used up, of a request that was closed', { state: 'exhausted', downloads: 1 }, 'closed'],
  ['expired unopened, with its request', { state: 'expired' }, 'expired'],
];
test.each(gets)('so is one that was %s', async (_what, link, status) => {
  const { changes, ask } = asking({ ...expired, ...link }, { status });
  await ask();
  expect(changes).toHaveLength(1);
});

describe('the practice has to be asked', () => {
  const refusals: [string, Partial<ReleaseLink>, Partial<DisclosureRequest>][] = [
    ['where the link still lives', { expiresAt: plusSeconds(now, 60) }, {}],
    ['where it was revoked', { state: 'revoked' }, {}],
    ['where it was locked by wrong codes', { state: 'locked' }, {}],
    ['where the request was revoked', {}, { status: 'revoked' }],
    ['where it was withdrawn', {}, { status: 'withdrawn' }],
    ['where it was refused', {}, { status: 'refused' }],
    ['where nothing was built', {}, { extract: undefined }],
    ['where a link was asked for three times in a day', {}, {}],
  ];
  test.each(refusals)('%s', async (what, link, request) => {
    const { stores, changes, ask } = asking({ ...expired, ...link }, request);
    const { links } = literalLinks({ ...expired, ...link }, { ...openRequest, ...request });
    const fresh = { ...liveLink, freshOf: liveLink.linkId, issuedAt: plusSeconds(now, -day + 1) };
    if (what.includes('three times')) {
      stores.links.find = async (context, wanted) => {
        const one = await links.find(context, wanted);
        return one === undefined ? one : { ...one, file: { ...one.file, links: [fresh, fresh, fresh] } };
      };
    }
    await expect(ask()).rejects.toMatchObject({ code: 'no-fresh-link' });
    expect(changes).toEqual([]);
    expect(stores.events).toMatchObject([{ action: 'link.refused', subject: { refusal: 'no-fresh-link' } }]);
  });

  test('where the extract may be gone, 45 days after it was built, and no link lives longer', async () => {
    const { ask } = asking();
    expect(await ask(plusSeconds(now, 44 * day))).toEqual({ expiresAt: plusSeconds(now, 45 * day) });
    await expect(ask(plusSeconds(now, 45 * day))).rejects.toMatchObject({ code: 'no-fresh-link' });
  });
});

test('the law is asked again, and refuses with grounds (45 CFR 164.508(b)(5))', async () => {
  const { stores, changes, ask } = asking();
  stores.forbid([{ path: 'law', code: 'authorization-revoked', text: 'It was revoked.' }]);
  await expect(ask()).rejects.toMatchObject({ code: 'law-refuses', details: [{ code: 'authorization-revoked' }] });
  expect(changes).toEqual([]);
});
