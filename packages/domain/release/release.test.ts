import { closedDoor, plusSeconds, type RefusalCode, type ReleaseLink } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import {
  codeId,
  decided,
  liveLink,
  openRequest,
  pointer,
  recipientContext,
} from '@sequester/testing/release/example-link';
import { literalLinks } from '@sequester/testing/release/literal-links';
import { describe, expect, test } from 'vitest';

import { downloadExtract } from './download-extract.ts';
import { sendCode } from './send-code.ts';
import { viewLink } from './view-link.ts';

const right = { pointer, code: '123456' };
const used = { codeId, attemptSha256: 'first try', at: now };

const dead: [string, Partial<ReleaseLink>, RefusalCode][] = [
  ['revoked', { state: 'revoked' }, 'link-revoked'],
  ['locked', { state: 'locked' }, 'code-locked'],
  ['after five wrong codes', { door: { ...liveLink.door, wrongCodes: 5 } }, 'code-locked'],
  ['marked as expired', { state: 'expired' }, 'link-expired'],
  ['at the instant it expires', { expiresAt: now }, 'link-expired'],
  ['marked as used up', { state: 'exhausted' }, 'downloads-exhausted'],
  ['used up', { downloads: 1 }, 'downloads-exhausted'],
  ['revoked and used up and expired', { state: 'revoked', downloads: 1, expiresAt: now }, 'link-revoked'],
];

describe.each(dead)('a link that is %s', (_state, change, code) => {
  const acts = { viewLink: () => {}, sendCode: () => {}, downloadExtract: () => {} };
  test.each(Object.keys(acts))('refuses %s, on record, and gives nothing', async (act) => {
    const stores = literalLinks({ ...liveLink, ...change });
    const context = recipientContext();
    const acted =
      act === 'viewLink'
        ? viewLink(stores)(context, pointer)
        : act === 'sendCode'
          ? sendCode(stores)(context, pointer)
          : downloadExtract(stores)(context, right);
    await expect(acted).rejects.toMatchObject({ code });
    expect(stores.events).toMatchObject([
      { action: 'link.refused', actor: { kind: 'recipient' }, subject: { refusal: code } },
    ]);
    expect(stores.urls).toEqual([]);
    expect(stores.current()?.downloads).toBe(change.downloads ?? 0);
  });
});

describe('a code that is', () => {
  const codes: [string, Partial<ReleaseLink>, string, RefusalCode][] = [
    ['not asked for', { door: closedDoor }, '123456', 'code-needed'],
    ['ten minutes old', { door: { ...liveLink.door, codeExpiresAt: now } }, '123456', 'code-expired'],
    ['wrong', {}, '654321', 'code-wrong'],
    ['wrong for the fifth time', { door: { ...liveLink.door, wrongCodes: 4 } }, '654321', 'code-locked'],
  ];
  test.each(codes)('%s is refused and recorded', async (_what, change, code, refusal) => {
    const stores = literalLinks({ ...liveLink, ...change });
    await expect(downloadExtract(stores)(recipientContext(), { pointer, code })).rejects.toMatchObject({
      code: refusal,
    });
    expect(stores.events).toHaveLength(1);
    expect(stores.urls).toEqual([]);
  });
});

describe('a right code', () => {
  test('counts one download, records it, and gives a URL of 60 seconds', async () => {
    const stores = literalLinks(liveLink);
    const { url } = await downloadExtract(stores)(recipientContext(), right);
    expect(url).toContain('seconds=60');
    expect(stores.current()).toMatchObject({ downloads: 1, door: { wrongCodes: 0 } });
    expect(stores.events).toMatchObject([
      { action: 'disclosure.released', subject: { sha256: openRequest.extract?.sha256, download: 1 } },
    ]);
    expect(stores.entries).toMatchObject([
      { linkId: pointer.linkId, decisionId: decided.decisionId, pages: 3, extractSha256: openRequest.extract?.sha256 },
    ]);
  });

  test('five wrong codes lock the link, whatever comes after', async () => {
    const stores = literalLinks(liveLink);
    const refusals: string[] = [];
    for (const code of ['000000', '000001', '000002', '000003', '000004', '123456']) {
      refusals.push(
        await downloadExtract(stores)(recipientContext(), { pointer, code }).then(
          () => 'given',
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(refusals).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'code-locked', 'code-locked']);
    expect(stores.events.map((event) => event.action)).toEqual([
      ...Array(4).fill('link.code-refused'),
      'link.locked',
      'link.refused',
    ]);
  });

  test.each([1, 3])(
    'used 50 times at once opens exactly as often as the link allows (%i)',
    async (allowedDownloads) => {
      const stores = literalLinks({ ...liveLink, allowedDownloads });
      const answers = await Promise.allSettled(
        Array.from({ length: 50 }, () => downloadExtract(stores)(recipientContext(), right)),
      );
      expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(allowedDownloads);
      expect(stores.current()?.downloads).toBe(allowedDownloads);
      expect(stores.entries).toHaveLength(1);
    },
  );

  test('gives nothing when the download cannot be recorded', async () => {
    const stores = literalLinks(liveLink);
    const links = { ...stores.links, countDownload: async () => Promise.reject(new Error('no table')) };
    await expect(downloadExtract({ ...stores, links })(recipientContext(), right)).rejects.toThrow('no table');
    expect(stores.urls).toEqual([]);
  });

  test('does not help when the law no longer allows the release: refused with grounds (45 CFR 164.508(b)(5))', async () => {
    const stores = literalLinks(liveLink);
    stores.forbid([{ path: 'law', code: 'order-vacated', text: 'The order was vacated.' }]);
    await expect(downloadExtract(stores)(recipientContext(), right)).rejects.toMatchObject({
      code: 'law-refuses',
      details: [{ code: 'order-vacated' }],
    });
    expect(stores.current()?.downloads).toBe(0);
    expect(stores.events).toMatchObject([
      { action: 'link.refused', subject: { refusal: 'law-refuses', reasons: ['order-vacated'] } },
    ]);
  });
});

test('a second download of a link makes no second entry in the disclosure log', async () => {
  const stores = literalLinks({ ...liveLink, allowedDownloads: 2, downloads: 1 });
  await downloadExtract(stores)(recipientContext(), right);
  expect(stores.entries).toEqual([]);
});

const ended = async (code: string) => {
  const stores = literalLinks({ ...liveLink, state: 'revoked' }, { ...openRequest, status: 'revoked' });
  stores.forbid([{ path: 'law', code: 'order-vacated', text: 'The order was vacated.' }]);
  const refusal = await downloadExtract(stores)(recipientContext(), { pointer, code }).catch((error: unknown) => error);
  return { stores, refusal };
};

describe('a link that the law has ended', () => {
  test('tells the grounds to who has its code', async () => {
    const { stores, refusal } = await ended('123456');
    expect(refusal).toMatchObject({ code: 'law-refuses', details: [{ code: 'order-vacated' }] });
    expect(stores.urls).toEqual([]);
  });

  test('tells anyone else only that it has ended, and counts no wrong code', async () => {
    const { stores, refusal } = await ended('654321');
    expect(refusal).toMatchObject({ code: 'link-revoked', details: [] });
    expect(stores.current()?.door.wrongCodes).toBe(0);
  });
});

describe('the same try, sent again', () => {
  const again = { ...right, attemptSha256: 'first try' };
  const counted = { ...liveLink, downloads: 1, door: { ...liveLink.door, counted: [used] } };

  test.each([0, 60])('%i seconds later is answered again, on record, and not counted', async (seconds) => {
    const stores = literalLinks(counted);
    await downloadExtract(stores)(recipientContext(plusSeconds(now, seconds)), again);
    expect(stores.urls).toHaveLength(1);
    expect(stores.current()).toBe(counted);
    expect(stores.events).toMatchObject([{ action: 'link.answered-again' }]);
  });

  test('is answered again even when another try was counted after it', async () => {
    const stores = literalLinks({
      ...counted,
      allowedDownloads: 2,
      downloads: 2,
      door: { ...counted.door, counted: [used, { ...used, attemptSha256: 'other' }] },
    });
    await downloadExtract(stores)(recipientContext(), again);
    expect(stores.current()?.downloads).toBe(2);
    expect(stores.urls).toHaveLength(1);
  });

  const not: [string, Partial<ReleaseLink>, object, RefusalCode][] = [
    [
      '61 seconds later',
      { door: { ...liveLink.door, counted: [{ ...used, at: plusSeconds(now, -61) }] } },
      again,
      'downloads-exhausted',
    ],
    ['as another try', {}, { ...right, attemptSha256: 'second try' }, 'downloads-exhausted'],
    ['without a name', {}, right, 'downloads-exhausted'],
    ['with a wrong code', {}, { ...again, code: '654321' }, 'code-wrong'],
    ['after the link was revoked', { state: 'revoked' }, again, 'link-revoked'],
  ];
  test.each(not)('%s is refused', async (_how, change, input, refusal) => {
    const stores = literalLinks({ ...counted, ...change });
    await expect(downloadExtract(stores)(recipientContext(), { ...right, ...input })).rejects.toMatchObject({
      code: refusal,
    });
    expect(stores.urls).toEqual([]);
  });

  test('is refused once the law has changed its answer', async () => {
    const stores = literalLinks(counted);
    stores.forbid([]);
    await expect(downloadExtract(stores)(recipientContext(), again)).rejects.toMatchObject({ code: 'law-refuses' });
  });
});

describe('a code asked for', () => {
  test('is good for ten minutes and recorded', async () => {
    const stores = literalLinks({ ...liveLink, door: closedDoor });
    expect(await sendCode(stores)(recipientContext(), pointer)).toEqual({
      codeExpiresAt: plusSeconds(now, 600),
      code: { by: 'mail' },
    });
    expect(stores.events).toMatchObject([{ action: 'link.code-issued' }]);
  });

  test('twice within 30 seconds is one code; later it is a new one', async () => {
    const stores = literalLinks({ ...liveLink, door: closedDoor });
    await sendCode(stores)(recipientContext(), pointer);
    const first = stores.current()?.door.codeId;
    await sendCode(stores)(recipientContext(plusSeconds(now, 29)), pointer);
    expect(stores.current()?.door.codeId).toBe(first);
    const context = recipientContext(plusSeconds(now, 31));
    context.newId('oneTimeCode');
    await sendCode(stores)(context, pointer);
    expect(stores.current()?.door.codeId).not.toBe(first);
  });
});

describe('a link whose passcode is told by telephone', () => {
  const byTelephone: ReleaseLink = { ...liveLink, code: { by: 'telephone' }, door: closedDoor };

  test('sends no code, on record', async () => {
    const stores = literalLinks(byTelephone);
    await expect(sendCode(stores)(recipientContext(), pointer)).rejects.toMatchObject({ code: 'code-by-telephone' });
    expect(stores.events).toMatchObject([{ action: 'link.refused', subject: { refusal: 'code-by-telephone' } }]);
    expect(stores.current()).toBe(byTelephone);
  });

  test('opens by its passcode until it expires, and counts', async () => {
    const stores = literalLinks(byTelephone);
    await downloadExtract(stores)(recipientContext(plusSeconds(now, 86_399)), right);
    expect(stores.urls).toHaveLength(1);
    expect(stores.current()).toMatchObject({ downloads: 1 });
    await expect(downloadExtract(stores)(recipientContext(), right)).rejects.toMatchObject({
      code: 'downloads-exhausted',
    });
  });

  test('is locked by five wrong passcodes', async () => {
    const stores = literalLinks(byTelephone);
    for (let count = 1; count <= 5; count += 1)
      await downloadExtract(stores)(recipientContext(), { pointer, code: '654321' }).catch(() => undefined);
    await expect(downloadExtract(stores)(recipientContext(), right)).rejects.toMatchObject({ code: 'code-locked' });
    expect(stores.urls).toEqual([]);
  });
});

test('tells of a number that text messages go to its last two digits', async () => {
  const stores = literalLinks({ ...liveLink, code: { by: 'text-message', telephone: '+13035550142' } });
  const { code } = await viewLink(stores)(recipientContext(), pointer);
  expect(code).toEqual({ by: 'text-message', ending: '42' });
  expect((await sendCode(stores)(recipientContext(plusSeconds(now, 60)), pointer)).code).toEqual(code);
  expect(JSON.stringify(stores.events)).not.toContain('5550142');
});

test('looking at a link uses nothing up and is recorded', async () => {
  const stores = literalLinks(liveLink);
  expect(await viewLink(stores)(recipientContext(), pointer)).toEqual({
    practice: 'Example & Sons',
    expiresAt: liveLink.expiresAt,
    downloadsLeft: 1,
    code: { by: 'mail' },
  });
  expect(stores.current()).toBe(liveLink);
  expect(stores.events).toMatchObject([{ action: 'link.viewed' }]);
});

test('a link that is not there is refused like one that never was', async () => {
  await expect(viewLink(literalLinks(undefined))(recipientContext(), pointer)).rejects.toMatchObject({
    code: 'link-not-found',
  });
});
