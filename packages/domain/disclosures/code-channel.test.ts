import { type CodeChannel, LinkId, Refusal } from '@sequester/model';
import { linkOf, ready } from '@sequester/testing/disclosures/disclosure-story';
import { acting, attorney, firstTherapist, officer, staff } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { codeChannel, type WantedChannel } from './code-channel.ts';
import { issueLink } from './issue-link.ts';
import { recordPasscodeTold } from './record-passcode-told.ts';
import { revokeLink } from './revoke-link.ts';
import { showPasscode } from './show-passcode.ts';

const telephone = '+13035550142';
const reason = 'The court’s clerk has no telephone that may be called.';

const fileWith = async (recipient: { telephone?: string } = {}) => {
  const stores = literalStores();
  const requestId = await ready(stores);
  const file = stores.files.get(requestId);
  if (file === undefined) throw new Error('no file');

  return { ...file, request: { ...file.request, recipient: { ...attorney, ...recipient } } };
};

const answerOr = (act: () => CodeChannel): CodeChannel | string => {
  try {
    return act();
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

type Row = [
  what: string,
  terms: { telephone?: string; ordinary?: boolean; chose?: boolean },
  wanted: WantedChannel | undefined,
  channel: CodeChannel | string,
];
const rows: Row[] = [
  ['notes, nothing said, a number on record', { telephone }, undefined, { by: 'text-message', telephone }],
  ['notes, nothing said, no number', {}, undefined, { by: 'telephone' }],
  ['notes, nothing said, of a practice that chose mail', { chose: true }, undefined, { by: 'telephone' }],
  ['notes, by mail without a reason', {}, { by: 'mail' }, 'code-reason-missing'],
  ['notes, by mail, of a practice that chose it', { chose: true }, { by: 'mail' }, 'code-reason-missing'],
  ['notes, by mail for a reason', {}, { by: 'mail', reason }, { by: 'mail', reason }],
  ['notes, by text message without a number', {}, { by: 'text-message' }, 'telephone-missing'],
  [
    'notes, by text message to a number that is given',
    {},
    { by: 'text-message', telephone },
    { by: 'text-message', telephone },
  ],
  ['the record, nothing said, no number', { ordinary: true }, undefined, { by: 'telephone' }],
  ['the record, nothing said, chosen mail', { ordinary: true, chose: true }, undefined, { by: 'mail' }],
  [
    'the record, chosen mail and a number',
    { ordinary: true, chose: true, telephone },
    undefined,
    { by: 'text-message', telephone },
  ],
  ['the record, by mail where nobody chose it', { ordinary: true }, { by: 'mail' }, 'code-reason-missing'],
  ['the record, by mail for a reason', { ordinary: true }, { by: 'mail', reason }, { by: 'mail', reason }],
];

test.each(rows)('%s', async (_what, { ordinary = false, chose, ...recipient }, wanted, channel) => {
  const terms = { file: await fileWith(recipient), ordinary, practice: { codesByMail: chose } };
  expect(answerOr(() => codeChannel(acting(officer), terms, wanted))).toEqual(channel);
});

test('a reason for one mailbox is a privacy officer’s', async () => {
  const terms = { file: await fileWith(), ordinary: false, practice: {} };
  const asked = () => codeChannel(acting(firstTherapist), terms, { by: 'mail', reason });
  expect(asked).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

const told = { telephone: '+1 303 555 0142', numberFrom: 'chart', to: 'Ann Example' } as const;

const issued = async (code?: WantedChannel) => {
  const stores = literalStores();
  const requestId = await ready(stores);
  const { codeBy, linkId } = await issueLink(stores)(acting(officer), { requestId, code });
  return { stores, requestId, linkId, codeBy };
};
const seen = (stores: LiteralStores) => JSON.stringify([stores.events, [...stores.answers]]);

describe('a passcode that is told by telephone', () => {
  test('is shown to the officer on record, is kept nowhere, and is recorded as told', async () => {
    const { stores, requestId, linkId, codeBy } = await issued();
    expect(codeBy).toBe('telephone');
    const { passcode } = await showPasscode(stores)(acting(officer), { requestId, linkId });
    await recordPasscodeTold(stores)(acting(officer), { requestId, linkId, ...told });
    expect(stores.files.get(requestId)?.links[0]?.passcodeTold).toMatchObject([{ ...told, by: officer.id }]);
    expect(stores.events.slice(-2).map(({ action }) => action)).toEqual(['link.passcode-shown', 'link.passcode-told']);
    expect(passcode.length).toBeGreaterThan(5);
    expect(JSON.stringify([...stores.files.values()])).not.toContain(passcode);
    expect(seen(stores)).not.toContain(passcode);
    expect(JSON.stringify(stores.events)).not.toMatch(/555 ?01|Ann Example/);
  });

  test.each([
    ['of another member', firstTherapist, 'forbidden'],
    ['of the front desk', staff, 'forbidden'],
  ] as const)('is not shown to one who issues no link: %s', async (_who, actor, code) => {
    const { stores, requestId, linkId } = await issued();
    await expect(showPasscode(stores)(acting(actor), { requestId, linkId })).rejects.toMatchObject({ code });
    await expect(recordPasscodeTold(stores)(acting(actor), { requestId, linkId, ...told })).rejects.toMatchObject({
      code,
    });
  });

  test('is none where the code goes by text message, where the link is dead, and where there is no link', async () => {
    const byText = await issued({ by: 'text-message', telephone });
    await expect(showPasscode(byText.stores)(acting(officer), byText)).rejects.toMatchObject({
      code: 'passcode-not-used',
    });
    const { stores, requestId, linkId } = await issued();
    const other = LinkId.parse(`lnk_${'z'.repeat(26)}`);
    expect(linkOf(stores, requestId)).toBe(linkId);
    await expect(showPasscode(stores)(acting(officer), { requestId, linkId: other })).rejects.toMatchObject({
      code: 'not-found',
    });
    await revokeLink(stores)(acting(officer), { requestId, linkId });
    await expect(showPasscode(stores)(acting(officer), { requestId, linkId })).rejects.toMatchObject({
      code: 'link-revoked',
    });
  });
});
