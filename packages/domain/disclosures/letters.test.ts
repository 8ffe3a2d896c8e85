import { Instant, type RequestId } from '@sequester/model';
import {
  build,
  documented,
  inReview,
  paperOf,
  ready,
  received,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  authorization,
  builder,
  notes,
  officer,
  orderForOne,
  privacyContact,
  staff,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { Crash } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import { askForLetter } from './ask-for-letter.ts';
import { changeArtifactStatus } from './change-artifact-status.ts';
import { getRequest } from './get-request.ts';
import { openLetter } from './open-letter.ts';
import { owedLetter } from './owed-letter.ts';
import { sendLetter } from './send-letter.ts';
import { lastDecision } from './shown-decision.ts';
import { writeOwedLetter } from './write-letter.ts';

const write = (stores: LiteralStores, requestId: RequestId, at?: Instant) =>
  writeOwedLetter(stores)(acting(builder, at === undefined ? {} : { at }), requestId);
const shown = (stores: LiteralStores, requestId: RequestId) =>
  getRequest(stores)(acting(officer), { requestId }).then(wholeView);
const subpoenaed = async (stores: LiteralStores): Promise<RequestId> => {
  const requestId = await received(stores, { groundAsserted: 'subpoena' });
  await documented(stores, requestId, subpoena);
  return requestId;
};
const patientAsks = {
  groundAsserted: 'patient_access' as const,
  requester: { ...attorney, type: 'individual' as const },
};

describe('the letter that a request is owed', () => {
  const owed: [string, (stores: LiteralStores) => Promise<RequestId>, string, string][] = [
    ['an objection to a subpoena', subpoenaed, 'Objection to subpoena', 'neither confirms nor denies'],
    [
      'to an insurer, for payment',
      (stores) => received(stores, { groundAsserted: 'payment', requester: { ...attorney, type: 'health_plan' } }),
      'Answer to your request for records',
      '164.508(a)(2)',
    ],
    [
      'to the patient, with how to complain and to whom (45 CFR 164.524(d)(2)(iii))',
      (stores) => received(stores, patientAsks),
      'Your request for records',
      'Pat Privacy, Privacy Officer, +1 555 0100',
    ],
    [
      'to who sent a form with a defect',
      async (stores) => {
        const requestId = await received(stores, { groundAsserted: 'authorization' });
        await documented(stores, requestId, { ...authorization, combined_with: ['authorization_for_other_phi'] });
        return requestId;
      },
      'The authorization you sent',
      '164.508(b)(3)(ii)',
    ],
    [
      'to a court whose order is vacated',
      async (stores) => {
        const requestId = await inReview(stores);
        await changeArtifactStatus(stores)(acting(officer), {
          requestId,
          artifactId: paperOf(stores, requestId),
          status: 'vacated',
          how: 'docket',
        });
        return requestId;
      },
      'Objection to the order, and request for clarification',
      'docket 24-CV-1234',
    ],
    ['a cover to the court, with what is produced', ready, 'Production under the order', 'nothing else'],
  ];
  test.each(owed)('%s', async (_what, prepare, title, words) => {
    const stores = literalStores();
    const requestId = await prepare(stores);
    const letter = await write(stores, requestId);
    expect(letter?.title).toBe(title);
    expect([...(letter?.paragraphs ?? []), ...(letter?.addressee ?? [])].join('\n')).toContain(words);
    expect(stores.keptPapers.size).toBe(1);
    const { letters } = await shown(stores, requestId);
    expect(letters).toMatchObject([{ title, sha256: letter?.pdf.sha256, dispatches: [] }]);
    expect(stores.events.find(({ action }) => action === 'letter.written')?.subject).toMatchObject({
      letterId: letter?.letterId,
      sha256: letter?.pdf.sha256,
    });
  });

  const unowed: [string, (stores: LiteralStores) => Promise<RequestId>][] = [
    [
      'while nothing has been served that it could answer',
      (stores) => received(stores, { groundAsserted: 'subpoena' }),
    ],
    ['while it is in review', inReview],
    [
      'where nobody is named who answers for the practice',
      async (stores) => {
        stores.contact.now = undefined;
        return subpoenaed(stores);
      },
    ],
  ];
  test.each(unowed)('is none %s', async (_when, prepare) => {
    const stores = literalStores();
    const requestId = await prepare(stores);
    expect(await write(stores, requestId)).toBeUndefined();
    expect((await shown(stores, requestId)).letters).toEqual([]);
  });

  test.each([
    ['es-MX', 'patient_access', 'Su solicitud de registros', 'es'],
    ['es', 'subpoena', 'Objection to subpoena', 'en'],
    ['en', 'patient_access', 'Your request for records', 'en'],
    ['est', 'patient_access', 'Your request for records', 'en'],
    [undefined, 'patient_access', 'Your request for records', 'en'],
  ] as const)('for a patient who reads %s, on %s: %s', async (preferredLanguage, ground, title, language) => {
    const stores = literalStores();
    const requestId = await (ground === 'subpoena' ? subpoenaed(stores) : received(stores, patientAsks));
    const file = await stores.disclosures.find(acting(officer), requestId);
    if (file === undefined) throw new Error('the request was received');
    const request = { ...file.request, patient: { ...file.request.patient, preferredLanguage } };
    expect(owedLetter({ ...file, request }, lastDecision(file), privacyContact)).toMatchObject({ title, language });
  });

  test('is written once the practice has named who answers, when somebody asks for it', async () => {
    const stores = literalStores();
    stores.contact.now = undefined;
    const requestId = await subpoenaed(stores);
    await expect(askForLetter(stores)(acting(staff), { requestId })).rejects.toMatchObject({ code: 'contact-missing' });
    stores.contact.now = privacyContact;
    expect((await askForLetter(stores)(acting(staff), { requestId })).letter?.title).toBe('Objection to subpoena');
    expect((await write(stores, requestId))?.title).toBe('Objection to subpoena');
  });

  test('says the same thing once: another day, or another change of the request, writes no second one', async () => {
    const stores = literalStores();
    const requestId = await subpoenaed(stores);
    await write(stores, requestId);
    await documented(stores, requestId, subpoena);
    expect(await write(stores, requestId, Instant.parse('2026-06-20T10:00:00.000Z'))).toBeUndefined();
    expect((await shown(stores, requestId)).letters).toHaveLength(1);
  });

  test('never tells whether there are notes: with six of them and with none it is the same, our own number apart', async () => {
    const prepared: ((stores: LiteralStores) => Promise<RequestId>)[] = [
      ...owed.slice(0, 5).map(([, prepare]) => prepare),
      async (stores) =>
        received(stores, { ...patientAsks, requested: { classes: ['all'], description: 'everything' } }),
    ];
    for (const prepare of prepared) {
      const written = await Promise.all(
        [[...notes], []].map(async (held) => {
          const stores = literalStores({ notes: held });
          await write(stores, await prepare(stores));
          return [...stores.keptPapers.values()].map((bytes) =>
            Buffer.from(bytes)
              .toString()
              .replace(/Our reference: \w+/, ''),
          );
        }),
      );
      expect(written[0]).toHaveLength(1);
      expect(written[0]).toEqual(written[1]);
    }
  });
});

test('a writing that ends at any step ends, when it is done again, in one letter', async () => {
  const counted = literalStores();
  const counting = await subpoenaed(counted);
  counted.steps.crashAt(undefined);
  await write(counted, counting);
  const steps = counted.steps.taken;
  for (const when of ['before', 'after'] as const) {
    for (let step = 1; step <= steps; step += 1) {
      const stores = literalStores();
      const requestId = await subpoenaed(stores);
      stores.steps.crashAt(step, when);
      await expect(write(stores, requestId)).rejects.toThrow(Crash);
      stores.steps.crashAt(undefined);
      await write(stores, requestId);
      expect((await shown(stores, requestId)).letters).toHaveLength(1);
      expect([
        stores.keptPapers.size,
        stores.events.filter(({ action }) => action === 'letter.written').length,
      ]).toEqual([1, 1]);
    }
  }
});

const written = async () => {
  const stores = literalStores();
  const requestId = await subpoenaed(stores);
  const letter = await write(stores, requestId);
  if (letter === undefined) throw new Error('no letter');

  return { stores, requestId, letter, letterId: letter.letterId };
};

describe('a letter that was written', () => {
  test('is given by a URL of a minute, on record before', async () => {
    const { stores, requestId, letterId, letter } = await written();
    const { url, sha256 } = await openLetter(stores)(acting(officer), { requestId, letterId });
    expect([url, sha256]).toEqual([expect.stringContaining(`${letter.pdf.objectKey}?as=letter-`), letter.pdf.sha256]);
    expect(url).toContain('seconds=60');
    expect(stores.events.at(-1)).toMatchObject({ action: 'letter.read', subject: { letterId } });
    await expect(
      openLetter({ ...stores, traces: { record: () => Promise.reject(new Crash()) } })(acting(officer), {
        requestId,
        letterId,
      }),
    ).rejects.toThrow(Crash);
  });

  test('that went out is on record with how, to whom and when; told twice it went out once', async () => {
    const { stores, requestId, letterId } = await written();
    const sent = {
      requestId,
      letterId,
      how: 'post' as const,
      to: 'Avery Example, 1 Law Street',
      sentAt: Instant.parse('2026-06-15T15:00:00.000Z'),
    };
    await sendLetter(stores)(acting(staff), sent);
    const again = await sendLetter(stores)(acting(staff, { at: Instant.parse('2026-06-16T15:00:00.000Z') }), sent);
    expect(again.letters[0]?.dispatches).toMatchObject([{ how: 'post', to: sent.to, sentAt: sent.sentAt }]);
    const faxed = await sendLetter(stores)(acting(staff), { ...sent, how: 'fax' });
    expect(faxed.letters[0]?.dispatches).toHaveLength(2);
    expect(stores.events.filter(({ action }) => action === 'letter.sent')).toHaveLength(2);
  });

  test('answers the request, so that to who may not know what was decided a refusal looks like a release', async () => {
    const { stores, requestId, letterId } = await written();
    const told = async () => (await getRequest(stores)(acting(staff), { requestId })).status;
    expect(await told()).toBe('with-privacy-officer');
    await sendLetter(stores)(acting(officer), { requestId, letterId, how: 'post', to: 'Avery Example' });
    expect(await told()).toBe('answered');
  });

  test('cannot have gone out before it was written, and another request has it not', async () => {
    const { stores, requestId, letterId } = await written();
    const early = {
      requestId,
      letterId,
      how: 'post' as const,
      to: 'x',
      sentAt: Instant.parse('2026-06-14T15:00:00.000Z'),
    };
    await expect(sendLetter(stores)(acting(staff), early)).rejects.toMatchObject({ code: 'invalid-request' });
    const other = await received(stores);
    await expect(openLetter(stores)(acting(officer), { requestId: other, letterId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the days by which an answer is due', () => {
  test('thirty from receipt for access, and thirty more (45 CFR 164.524(b)(2))', async () => {
    const stores = literalStores();
    expect((await shown(stores, await received(stores, patientAsks))).due).toMatchObject([
      { by: '2026-07-15', extendedBy: '2026-08-14' },
    ]);
  });

  test('the return date of an order, until it is dead or the request has ended', async () => {
    const stores = literalStores();
    const requestId = await inReview(stores, orderForOne);
    expect((await shown(stores, requestId)).due).toMatchObject([
      { by: '2026-06-30', what: 'Return date of the court order, docket 24-CV-1234' },
    ]);
    await changeArtifactStatus(stores)(acting(officer), {
      requestId,
      artifactId: paperOf(stores, requestId),
      status: 'vacated',
      how: 'docket',
    });
    expect((await shown(stores, requestId)).due).toEqual([]);
  });
});

test('a letter that is owed changes nothing of a build', async () => {
  const stores = literalStores();
  const requestId = await ready(stores);
  await write(stores, requestId);
  expect((await build(stores, requestId))?.status).toBe('ready');
});
