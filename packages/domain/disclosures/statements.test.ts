import { DisclosureId, Instant, type RecordableFacts, type RequestId } from '@sequester/model';
import {
  build,
  inReview,
  received,
  stated,
  statusOf,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  firstTherapist,
  officer,
  secondTherapist,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { Crash } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { adjudicateLink } from '../release/adjudicate-link.ts';
import { disclosureLogEntry } from './disclosure-log.ts';
import { followUpStatement } from './follow-up-statement.ts';
import { accountedDisclosures } from './get-accounting-of-disclosures.ts';
import { getRequest } from './get-request.ts';
import { issueLink } from './issue-link.ts';
import { lastDecision } from './shown-decision.ts';
import { tellStatement } from './tell-statement.ts';
import { writeStatement } from './write-statement.ts';

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:Vic Invented',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const police = {
  type: 'police' as const,
  name: 'Example Police',
  email: 'desk@police.example.test',
  identityVerified: true,
};
const agency = { ...attorney, type: 'child_protective_agency' as const, name: 'Example Agency' };
const adults = { ...attorney, type: 'adult_protective_services' as const, name: 'Example Adult Services' };

const parts = [{ element: 'threat', text: 'CANARY-STATEMENT he said that he will go there tonight' }];
const reportParts = [{ element: 'required report fields', text: 'CANARY-STATEMENT what the form asks' }];
const desk = { as: 'police', name: 'Sgt. Example', organisation: 'Example Police', telephone: '+1 555 0199' };

type Asked = Parameters<typeof received>[1];

const known = async (asked: Asked, by: PracticeActor, facts: RecordableFacts) => {
  const stores = literalStores();
  const requestId = await received(stores, asked);
  await stated(stores, by, { requestId, facts });
  return { stores, requestId };
};
const warned = (asked: Asked = {}) =>
  known({ groundAsserted: 'serious_threat', requester: police, jurisdiction: 'CA', ...asked }, firstTherapist, {
    context: { threat },
  });
const reporting = () =>
  known({ groundAsserted: 'required_by_law', requester: agency, jurisdiction: 'CA' }, firstTherapist, {
    context: { mandated: true, victim: 'child' },
  });
const reportingAdult = (context: NonNullable<RecordableFacts['context']> = {}) =>
  known({ groundAsserted: 'abuse_report', requester: adults, jurisdiction: 'FL' }, firstTherapist, {
    context: { mandated: true, victim: 'the patient', ...context },
  });

const tell = (
  stores: LiteralStores,
  requestId: RequestId,
  { by = firstTherapist, ...more }: { by?: PracticeActor; to?: typeof desk; parts?: typeof parts } = {},
) => tellStatement(stores)(acting(by), { requestId, manner: 'telephone', to: desk, parts, ...more });
const write = (
  stores: LiteralStores,
  requestId: RequestId,
  { by = firstTherapist, said = parts }: { by?: PracticeActor; said?: typeof parts } = {},
) => writeStatement(stores)(acting(by), { requestId, parts: said });

describe('a warning that was told (45 CFR 164.512(j)(1)(i))', () => {
  test('is on record at once, with its entry in the disclosure log: no approval, no grant, no note', async () => {
    const { stores, requestId } = await warned();
    const before = stores.steps.taken;
    const shown = await tell(stores, requestId);
    expect(stores.steps.taken - before).toBeLessThanOrEqual(5);
    expect(shown).toMatchObject({
      status: 'in-review',
      awaits: [],
      statements: [{ manner: 'telephone', to: desk, parts, elements: ['threat'] }],
      outstanding: [{ duty: 'privacy-officer-review' }],
    });
    expect(stores.disclosureLog).toMatchObject([
      {
        accounting: true,
        ground: 'serious_threat',
        recipient: { name: 'Sgt. Example', telephone: '+1 555 0199' },
        description: 'Told by telephone, no note: threat',
        pages: 0,
      },
    ]);
    expect(accountedDisclosures(stores.disclosureLog, acting(officer).now)).toHaveLength(1);
    expect([stores.grants.size, stores.extracts.size]).toEqual([0, 0]);
    expect(JSON.stringify([stores.events, stores.disclosureLog])).not.toContain('CANARY-STATEMENT');
  });

  test('goes to each whom the state lets hear it, and to nobody it excludes', async () => {
    const { stores, requestId } = await warned();
    await tell(stores, requestId, { to: { ...desk, as: 'Vic Invented', name: 'vic invented' } });
    const beyond = { code: 'statement-beyond-scope', details: [{ code: 'not-a-recipient' }] };
    await expect(tell(stores, requestId, { to: { ...desk, as: 'employer' } })).rejects.toMatchObject(beyond);
    await expect(
      tell(stores, requestId, { to: { ...desk, as: 'Vic Invented', name: 'Somebody Else' } }),
    ).rejects.toMatchObject(beyond);
    const texas = await warned({ jurisdiction: 'TX' });
    await expect(tell(texas.stores, texas.requestId, { to: { ...desk, name: 'Vic Invented' } })).rejects.toMatchObject(
      beyond,
    );
    expect(texas.stores.disclosureLog).toEqual([]);
  });

  test('says the elements of the decision and nothing else', async () => {
    const { stores, requestId } = await warned();
    const said = (element: string) => tell(stores, requestId, { parts: [{ element, text: 'CANARY-STATEMENT' }] });
    await expect(said('diagnosis')).rejects.toMatchObject({
      code: 'statement-beyond-scope',
      details: [{ path: 'body.parts.0.element', code: 'outside-the-elements' }],
    });
    await expect(tell(stores, requestId, { parts: [...parts, ...parts] })).rejects.toMatchObject({
      details: [{ code: 'repeated-element' }],
    });
  });

  test('is the clinician’s; without a determination there is none', async () => {
    const { stores, requestId } = await warned();
    await expect(tell(stores, requestId, { by: officer })).rejects.toMatchObject({
      code: 'forbidden',
      details: [{ code: 'not-a-clinician' }],
    });
    const undetermined = literalStores();
    const other = await received(undetermined, { groundAsserted: 'serious_threat', requester: police });
    await expect(tell(undetermined, other)).rejects.toMatchObject({ code: 'request-state' });
    const ordered = literalStores();
    await expect(tell(ordered, await inReview(ordered))).rejects.toMatchObject({ code: 'no-statement' });
  });

  test('is looked at by the privacy officer after the fact, who may close the request', async () => {
    const { stores, requestId } = await warned();
    await expect(followUpStatement(stores)(acting(officer), { requestId, kind: 'review' })).rejects.toMatchObject({
      code: 'no-statement',
    });
    await tell(stores, requestId);
    await expect(
      followUpStatement(stores)(acting(firstTherapist), { requestId, kind: 'review' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const shown = await followUpStatement(stores)(acting(officer), { requestId, kind: 'review', closes: true });
    expect(shown).toMatchObject({ status: 'closed', outstanding: [], followUps: [{ kind: 'review', by: officer.id }] });
  });

  test('its words are for the officer and for who said them', async () => {
    const { stores, requestId } = await warned();
    await tell(stores, requestId);
    const partsFor = async (actor: PracticeActor) =>
      (await getRequest(stores)(acting(actor), { requestId })).statements[0]?.parts;
    expect([
      await partsFor(officer),
      await partsFor(firstTherapist),
      await partsFor(secondTherapist),
      await partsFor(staff),
    ]).toEqual([parts, parts, undefined, undefined]);
  });

  test('that ends at any step is on record with its entry in the log, or not at all', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let step = 1; step <= 4; step += 1) {
        const { stores, requestId } = await warned();
        stores.steps.crashAt(step, when);
        await expect(tell(stores, requestId)).rejects.toThrow(Crash);
        stores.steps.crashAt(undefined);
        expect(stores.disclosureLog.length).toBe(stores.files.get(requestId)?.statements.length);
      }
    }
  });
});

const sent = async () => {
  const { stores, requestId } = await warned();
  expect((await write(stores, requestId)).status).toBe('building');
  await build(stores, requestId);
  await issueLink(stores)(acting(firstTherapist), { requestId });
  return { stores, requestId };
};
const atTheDoor = async ({ stores, requestId }: { stores: LiteralStores; requestId: RequestId }) => {
  const file = stores.files.get(requestId);
  const [link] = file?.links ?? [];
  if (file === undefined || link === undefined) throw new Error('no link');

  return {
    file,
    link,
    answer: await adjudicateLink(stores)(acting(officer), {
      file,
      link: { ...link, door: { revision: 0, wrongCodes: 0, counted: [] } },
    }),
  };
};

describe('a statement that is sent', () => {
  test('is set as a page and sent by who wrote it: nobody approves, nothing is opened or granted', async () => {
    const { stores, requestId } = await sent();
    expect(statusOf(stores, requestId)).toBe('released');
    expect(stores.events.map(({ action }) => action)).toEqual([
      'request.received',
      'request.facts-recorded',
      'statement.written',
      'disclosure.built',
      'link.issued',
    ]);
    expect(stores.grants.size).toBe(0);
    const page = [...stores.extracts.values()].map((bytes) => Buffer.from(bytes).toString()).join('');
    expect(page).toContain('CANARY-STATEMENT');
    expect(page).toContain('164.512(j)(1)(i)');
    expect(page).not.toContain('Paula');
  });

  test('is in the disclosure log as what it is, when it is downloaded', async () => {
    const found = await atTheDoor(await sent());
    expect(found.answer).toMatchObject({ releasable: true });
    const decision = lastDecision(found.file);
    const entry = disclosureLogEntry(
      { file: found.file, link: found.link, decision },
      { disclosureId: DisclosureId.parse(`dsc_${'a'.repeat(26)}`), at: acting(officer).now },
    );
    expect(entry).toMatchObject({
      description: 'Written statement, no note: threat',
      accounting: true,
      linkId: found.link.linkId,
    });
  });

  test('a link is the officer’s or the writer’s to issue', async () => {
    const { stores, requestId } = await warned();
    await write(stores, requestId);
    await build(stores, requestId);
    await expect(issueLink(stores)(acting(secondTherapist), { requestId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(issueLink(stores)(acting(officer), { requestId })).resolves.toMatchObject({ allowedDownloads: 1 });
  });

  test('stops where the threat has passed between writing and download', async () => {
    const { stores, requestId } = await sent();
    const seen = await atTheDoor({ stores, requestId });
    expect(seen.answer.releasable).toBe(true);
    await stated(stores, firstTherapist, {
      requestId,
      facts: { context: { threat: { ...threat, past_event: true } } },
    });
    expect(statusOf(stores, requestId)).toBe('revoked');
    const { answer, link } = await atTheDoor({ stores, requestId });
    expect([answer.releasable, link.state]).toEqual([false, 'revoked']);
  });

  test('stops at the build where the determination was taken back', async () => {
    const { stores, requestId } = await warned();
    await write(stores, requestId);
    const file = stores.files.get(requestId);
    const [facts] = file?.facts ?? [];
    if (file === undefined || facts === undefined) throw new Error('no facts');

    stores.files.set(requestId, {
      ...file,
      facts: [{ ...facts, facts: { context: { threat: { ...threat, imminent: false } } } }],
    });
    await build(stores, requestId);
    expect([statusOf(stores, requestId), stores.extracts.size]).toEqual(['revoked', 0]);
  });

  test('stops at the link where the determination was taken back after the page was set', async () => {
    const { stores, requestId } = await warned();
    await write(stores, requestId);
    await build(stores, requestId);
    const file = stores.files.get(requestId);
    const [facts] = file?.facts ?? [];
    if (file === undefined || facts === undefined) throw new Error('no facts');

    stores.files.set(requestId, {
      ...file,
      facts: [{ ...facts, facts: { context: { threat: { ...threat, serious: false } } } }],
    });
    await expect(issueLink(stores)(acting(firstTherapist), { requestId })).rejects.toMatchObject({
      code: 'law-refuses',
    });
    expect(statusOf(stores, requestId)).toBe('revoked');
  });

  test('whose setting ends at any step is, when it is done again, one page and one record', async () => {
    const counted = await warned();
    await write(counted.stores, counted.requestId);
    counted.stores.steps.crashAt(undefined);
    await build(counted.stores, counted.requestId);
    const steps = counted.stores.steps.taken;
    expect(steps).toBeGreaterThan(4);
    for (const when of ['before', 'after'] as const) {
      for (let step = 1; step <= steps; step += 1) {
        const { stores, requestId } = await warned();
        await write(stores, requestId);
        stores.steps.crashAt(step, when);
        await expect(build(stores, requestId)).rejects.toThrow(Crash);
        stores.steps.crashAt(undefined);
        await build(stores, requestId);
        expect([
          statusOf(stores, requestId),
          stores.extracts.size,
          stores.events.filter(({ action }) => action === 'disclosure.built').length,
        ]).toEqual(['ready', 1, 1]);
      }
    }
  });

  test('stops where it goes to one who may not hear it any more, or says what may not be said any more', async () => {
    const { stores, requestId } = await sent();
    const { file } = await atTheDoor({ stores, requestId });
    const elsewhere = {
      ...file,
      request: { ...file.request, recipient: { ...file.request.recipient, name: 'Somebody Else' } },
    };
    stores.files.set(requestId, elsewhere);
    expect((await atTheDoor({ stores, requestId })).answer.releasable).toBe(false);
    stores.files.set(requestId, {
      ...file,
      statements: file.statements.map((one) => ({ ...one, parts: [{ element: 'diagnosis', text: 'x' }] })),
    });
    expect((await atTheDoor({ stores, requestId })).answer.releasable).toBe(false);
  });
});

describe('a mandated report (45 CFR 164.512(a), (c))', () => {
  test('is made by a clinician or the privacy officer, told or in writing, and waits for nobody', async () => {
    const { stores, requestId } = await reporting();
    const told = await tell(stores, requestId, {
      by: officer,
      to: { ...desk, as: 'Example Agency', name: 'Example Agency' },
      parts: reportParts,
    });
    expect(told).toMatchObject({ awaits: [], outstanding: [{ duty: 'privacy-officer-review' }] });
    expect((await write(stores, requestId, { by: officer, said: reportParts })).status).toBe('building');
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
  });

  test.each([
    ['is told promptly', {}, 'informed', 'withheld'],
    ['is not told where that endangers (164.512(c)(2)(i))', { notice_would_endanger: true }, 'withheld', 'informed'],
    [
      'is not told through a suspected representative (164.512(c)(2)(ii))',
      { suspected_abuser: 'personal_representative' },
      'not-through-the-representative',
      'withheld',
    ],
  ] as const)(
    'about an adult, who %s: the decision is a duty and then on record',
    async (_what, context, right, wrong) => {
      const { stores, requestId } = await reportingAdult(context);
      const shown = wholeView(
        await tell(stores, requestId, {
          to: { ...desk, as: 'Example Adult Services', name: 'Example Adult Services' },
          parts: reportParts,
        }),
      );
      expect(shown.outstanding.map(({ duty }) => duty)).toEqual(['privacy-officer-review', 'notice-to-individual']);
      const notice = (decision: typeof right | typeof wrong) =>
        followUpStatement(stores)(acting(firstTherapist), { requestId, kind: 'notice', decision, how: 'in session' });
      await expect(notice(wrong)).rejects.toMatchObject({ code: 'notice-mismatch' });
      expect(wholeView(await notice(right)).outstanding.map(({ duty }) => duty)).toEqual(['privacy-officer-review']);
    },
  );

  test('about a child asks for no notice', async () => {
    const { stores, requestId } = await reporting();
    await tell(stores, requestId, {
      to: { ...desk, as: 'Example Agency', name: 'Example Agency' },
      parts: reportParts,
    });
    await expect(
      followUpStatement(stores)(acting(firstTherapist), { requestId, kind: 'notice', decision: 'informed', how: 'x' }),
    ).rejects.toMatchObject({ code: 'notice-mismatch' });
  });
});

test('what was told cannot have been told later than now', async () => {
  const { stores, requestId } = await warned();
  const later = Instant.parse('2026-06-15T15:00:00.001Z');
  await expect(
    tellStatement(stores)(acting(firstTherapist), { requestId, manner: 'in-person', to: desk, parts, toldAt: later }),
  ).rejects.toMatchObject({ code: 'invalid-request' });
});
