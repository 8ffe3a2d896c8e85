import type { PracticeContext } from '@sequester/domain';
import {
  closedDoor,
  DecisionId,
  DisclosureRequest,
  LinkId,
  OneTimeCodeId,
  plusSeconds,
  type ReleaseLink,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { decided, liveLink, openRequest } from '@sequester/testing/release/example-link';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const codeOf = () => ({ codeId: OneTimeCodeId.parse(freshId('oneTimeCode')), expiresAt: plusSeconds(now, 600) });

describe.each(worlds)('a release store %s', (_, open) => {
  const world = open();

  const opened = async (change: Partial<ReleaseLink> = {}) => {
    const context = contextOf();
    const { practiceId } = context;
    const requestId = freshId('request');
    const request = DisclosureRequest.parse({ ...openRequest, practiceId, requestId, revision: 9 });
    const link: ReleaseLink = {
      ...liveLink,
      practiceId,
      requestId: request.requestId,
      linkId: LinkId.parse(freshId('link')),
      tokenSha256: freshId('link'),
      door: closedDoor,
      ...change,
    };
    const releases = await world.releasesOf(context, link, request);
    const found = async (by: PracticeContext = context) => releases.find(by, link);
    const seen = async () => {
      const there = await found();
      if (there === undefined) throw new Error('the link is gone');

      return there;
    };
    return { context, link, releases, found, seen };
  };

  test('finds a link with its request, in its own practice only', async () => {
    const { link, found } = await opened();
    expect(await found()).toMatchObject({ link, file: { request: { requestId: link.requestId } } });
    expect(await found(contextOf())).toBeUndefined();
  });

  test('finds no link of another name', async () => {
    const { context, link, releases } = await opened();
    expect(await releases.find(context, { ...link, linkId: LinkId.parse(freshId('link')) })).toBeUndefined();
  });

  test('keeps the newest code, counts wrong ones, and locks, each while the link is as it was read', async () => {
    const { context, releases, seen } = await opened();
    const before = await seen();
    const code = codeOf();
    await releases.issueCode(context, { link: before.link, code }, traceOf(context));
    const issued = await seen();
    expect(issued.link.door).toMatchObject({ codeId: code.codeId, codeExpiresAt: code.expiresAt });
    const stale = traceOf(context);
    await expect(releases.issueCode(context, { link: before.link, code: codeOf() }, stale)).rejects.toMatchObject({
      code: 'stale',
    });
    await releases.countWrongCode(context, { link: issued.link, lock: false }, traceOf(context));
    const wrong = await seen();
    expect(wrong.link).toMatchObject({ state: 'live', door: { wrongCodes: 1 } });
    await expect(releases.countWrongCode(context, { link: issued.link, lock: true }, stale)).rejects.toMatchObject({
      code: 'stale',
    });
    await releases.countWrongCode(context, { link: wrong.link, lock: true }, traceOf(context));
    expect((await seen()).link).toMatchObject({ state: 'locked', door: { wrongCodes: 2 } });
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test('counts a download once, opens the request, and ends the link with the last', async () => {
    const { context, releases, seen } = await opened({ allowedDownloads: 2 });
    const download = { codeId: codeOf().codeId, at: now };
    const count = async () => {
      const found = await seen();
      const decision = { ...decided, decisionId: DecisionId.parse(freshId('decision')) };
      const { practiceId, requestId } = found.link;
      const counted = { found, download, decision: { ...decision, practiceId, requestId } };
      await releases.countDownload(context, counted, traceOf(context));
      return counted;
    };
    const first = await count();
    const once = await seen();
    expect(once).toMatchObject({
      link: { downloads: 1, state: 'live', door: { wrongCodes: 0, counted: [download] } },
      file: { request: { status: 'opened', revision: 10 } },
    });
    await expect(releases.countDownload(context, first, traceOf(context))).rejects.toMatchObject({ code: 'stale' });
    await count();
    expect((await seen()).link).toMatchObject({ downloads: 2, state: 'exhausted' });
  });
});
