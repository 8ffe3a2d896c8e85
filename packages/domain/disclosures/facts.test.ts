import { Instant, type RecordableFacts, type RequestId } from '@sequester/model';
import {
  firstNote,
  received,
  released,
  secondNote,
  stated,
  statusOf,
  wholeView,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  firstTherapist,
  notes,
  now,
  officer,
  owner,
  patientId,
  practiceId,
  secondTherapist,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';
import { getRequest } from './get-request.ts';
import { receiveRequest } from './receive-request.ts';
import { recordFacts } from './record-facts.ts';

const lastFacts = (stores: LiteralStores, requestId: RequestId) => stores.files.get(requestId)?.decisions.at(-1)?.facts;
const later = Instant.parse('2026-06-15T15:05:00.000Z');

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:Vic Invented',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const police = { ...attorney, type: 'police' as const, name: 'Example Police' };

describe('facts that a member records', () => {
  test('are added: the newest value counts, what was said before stays with who and when', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    await stated(stores, staff, { requestId, facts: { requester: { agency: 'first', setting: 'school' } } });
    await stated(stores, acting(officer, { at: later }), { requestId, facts: { requester: { agency: 'second' } } });
    expect(lastFacts(stores, requestId)).toMatchObject({ requester: { agency: 'second', setting: 'school' } });
    expect(stores.files.get(requestId)?.facts.map(({ by, at, facts }) => [by, at, facts])).toEqual([
      [staff.id, now, { requester: { agency: 'first', setting: 'school' } }],
      [officer.id, later, { requester: { agency: 'second' } }],
    ]);
  });

  test('are the law’s own: what was entered is what is adjudicated, and the audit names the fields alone', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'serious_threat', requester: police });
    await stated(stores, firstTherapist, { requestId, facts: { context: { threat } } });
    expect(lastFacts(stores, requestId)?.context.threat).toEqual(threat);
    const event = stores.events.at(-1);
    expect(event).toMatchObject({
      action: 'request.facts-recorded',
      subject: { fields: ['context.threat'], outcome: 'NARROW', status: 'in-review' },
    });
    expect(JSON.stringify(event)).not.toContain('Vic');
  });

  test('may come with the request', async () => {
    const stores = literalStores();
    const known = { facts: { context: { threat } } };
    const shown = await receiveRequest(stores)(acting(firstTherapist), {
      patientId,
      requester: police,
      groundAsserted: 'serious_threat',
      requested: { classes: ['psychotherapy_notes'], description: 'a warning' },
      purpose: 'to prevent harm',
      jurisdiction: 'CA',
      stated: known,
    });
    expect(shown.status).toBe('in-review');
    expect(shown.facts.map(({ facts }) => facts)).toEqual([known.facts]);
  });

  test('say who licenses the practice as of the receipt, for the rules that bind facilities only', async () => {
    const stores = literalStores();
    const before = await received(stores);
    expect(lastFacts(stores, before)?.holder).toEqual({
      id: practiceId,
      kind: 'covered_provider',
      part2_program: false,
    });
    stores.licence.now = { kind: 'school', licensedBy: 'Office of Mental Health (invented)' };
    const after = await received(stores);
    expect(lastFacts(stores, after)?.holder).toMatchObject({
      kind: 'school',
      licensed_by: 'Office of Mental Health (invented)',
    });
    await stated(stores, firstTherapist, { requestId: before, facts: { context: { follow_up: true } } });
    expect(lastFacts(stores, before)?.holder.licensed_by).toBeUndefined();
  });

  test('a determination counts as a whole: no half of an earlier one completes it (45 CFR 164.512(j)(1)(i))', async () => {
    const stores = literalStores();
    const requestId = await received(stores, { groundAsserted: 'serious_threat', requester: police });
    await stated(stores, firstTherapist, { requestId, facts: { context: { threat } } });
    const shown = await stated(stores, acting(firstTherapist, { at: later }), {
      requestId,
      facts: { context: { threat: { serious: true } } },
    });
    expect(wholeView(shown).decision.outcome).toBe('NEEDS-ARTIFACT');
  });

  test('that change the answer after approval end the release and its links at once', async () => {
    const stores = literalStores();
    const requestId = await released(stores);
    await stated(stores, officer, { requestId, facts: { requester: { identity_verified: false } } });
    expect(statusOf(stores, requestId)).toBe('revoked');
    expect(stores.files.get(requestId)?.links.map(({ state }) => state)).toEqual(['revoked']);
    await expect(
      stated(stores, officer, { requestId, facts: { requester: { agency: 'late' } } }),
    ).rejects.toMatchObject({ code: 'request-state' });
  });

  test('are shown in full to the privacy officer, and to another as far as they recorded them', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    await stated(stores, firstTherapist, { requestId, facts: { context: { threat } } });
    await stated(stores, staff, { requestId, facts: { requester: { agency: 'one' } } });
    const shownTo = async (actor: PracticeActor) =>
      (await getRequest(stores)(acting(actor), { requestId })).facts.map(({ by }) => by);
    expect(await shownTo(officer)).toEqual([firstTherapist.id, staff.id]);
    expect(await shownTo(staff)).toEqual([staff.id]);
    expect(await shownTo(secondTherapist)).toEqual([]);
  });
});

describe('a fact is refused by path and code, never by value', () => {
  test('a contradiction', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    const refusal = await stated(stores, officer, { requestId, facts: { patient: { years_since_death: 51 } } }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.facts.patient.years_since_death', code: 'living-and-dead' }],
    });
    expect(JSON.stringify(refusal)).not.toContain('51');
    expect(stores.files.get(requestId)?.facts).toEqual([]);
  });

  test('an identity without a word on how it was verified (45 CFR 164.514(h)(1))', async () => {
    const stores = literalStores();
    const requestId = await received(stores);
    const refusal = recordFacts(stores)(acting(staff), {
      requestId,
      facts: { requester: { identity_verified: true } },
    });
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid-request',
      details: [{ path: 'body.verification', code: 'how-not-recorded' }],
    });
  });

  test('nothing at all', async () => {
    const stores = literalStores();
    await expect(
      stated(stores, staff, { requestId: await received(stores), facts: { context: {} } }),
    ).rejects.toMatchObject({ code: 'invalid-request' });
  });

  const reserved: [string, PracticeActor, RecordableFacts][] = [
    ['context.threat', staff, { context: { threat } }],
    ['context.threat', officer, { context: { threat } }],
    ['context.clinician', staff, { context: { clinician: 'psychologist' } }],
    ['context.originator_decision', officer, { context: { originator_decision: 'decline' } }],
    ['context.determination', officer, { context: { determination: 'life_or_physical_safety' } }],
    ['context.notice_would_endanger', staff, { context: { notice_would_endanger: true } }],
    ['patient.living', staff, { patient: { living: false } }],
    ['patient.self_consented', staff, { patient: { self_consented: true } }],
    ['context.mandated', staff, { context: { mandated: true } }],
    ['context.mandated', owner, { context: { mandated: true } }],
    ['context.suspected_abuser', staff, { context: { suspected_abuser: null } }],
    ['context.target', staff, { context: { target: 'originator' } }],
    ['context.remuneration_to_holder', staff, { context: { remuneration_to_holder: false } }],
    ['action', staff, { action: 'use' }],
    ['action', firstTherapist, { action: 'use' }],
    ['context.suspension', firstTherapist, { context: { suspension: { agency: 'a board' } } }],
    ['context.supervised', staff, { context: { supervised: true } }],
    ['requester.baa', staff, { requester: { baa: true } }],
  ];
  test.each(reserved)('%s, from one to whom the law does not leave it', async (field, actor, facts) => {
    const stores = literalStores();
    const requestId = await received(stores);
    await expect(stated(stores, actor, { requestId, facts })).rejects.toMatchObject({
      code: 'forbidden',
      details: [{ path: `body.facts.${field}`, code: 'reserved' }],
    });
    expect(stores.files.get(requestId)?.facts).toEqual([]);
  });
});

const decide = (decision: 'decline' | 'share_copy' | 'share_orally') => ({
  context: { originator_decision: decision },
});

describe('the originators’ decision to share (45 CFR 164.502(a)(1)(i))', () => {
  const asked = {
    groundAsserted: 'originator_discretion' as const,
    requester: { ...attorney, type: 'individual' as const, name: 'Paula Invented' },
  };
  const cases: [string, [PracticeActor, 'decline' | 'share_copy' | 'share_orally'][], string | undefined][] = [
    ['one of two leaves it undecided', [[firstTherapist, 'share_copy']], undefined],
    [
      'both share',
      [
        [firstTherapist, 'share_copy'],
        [secondTherapist, 'share_copy'],
      ],
      'share_copy',
    ],
    [
      'one shares orally only',
      [
        [firstTherapist, 'share_copy'],
        [secondTherapist, 'share_orally'],
      ],
      'share_orally',
    ],
    [
      'one declines for the request',
      [
        [firstTherapist, 'share_copy'],
        [secondTherapist, 'decline'],
      ],
      'decline',
    ],
    [
      'the newest word of each counts',
      [
        [firstTherapist, 'decline'],
        [secondTherapist, 'share_copy'],
        [firstTherapist, 'share_copy'],
      ],
      'share_copy',
    ],
  ];
  test.each(cases)('%s', async (_what, said, expected) => {
    const stores = literalStores();
    const requestId = await received(stores, asked);
    for (const [index, [actor, decision]] of said.entries()) {
      await stated(stores, acting(actor, { at: Instant.parse(`2026-06-15T15:0${index}:00.000Z`) }), {
        requestId,
        facts: decide(decision),
      });
    }

    expect(lastFacts(stores, requestId)?.context.originator_decision).toBe(expected);
  });

  test('is for who wrote the note; to decline is open to every therapist and says nothing of notes', async () => {
    const stores = literalStores({ notes: notes.slice(0, 1) });
    const requestId = await received(stores, asked);
    await expect(stated(stores, secondTherapist, { requestId, facts: decide('share_copy') })).rejects.toMatchObject({
      code: 'forbidden',
      details: [{ code: 'not-the-originator' }],
    });
    await stated(stores, secondTherapist, { requestId, facts: decide('decline') });
    expect(lastFacts(stores, requestId)?.context.originator_decision).toBe('decline');
  });

  test('only the notes of the dates asked for have originators to ask', async () => {
    const stores = literalStores();
    const requested = {
      classes: ['psychotherapy_notes' as const],
      dateTo: firstNote.sessionDate,
      description: 'the first session',
    };
    const requestId = await received(stores, { ...asked, requested });
    await stated(stores, firstTherapist, {
      requestId,
      facts: { context: { originator_decision: 'share_copy', state_law_checked: true } },
    });
    expect(lastFacts(stores, requestId)).toMatchObject({
      requester: { id: patientId },
      context: { originator_decision: 'share_copy' },
    });
  });
});

test('what was approved comes from the records, and names are read as those of the parties', async () => {
  const stores = literalStores();
  const requestId = await released(stores);
  expect(lastFacts(stores, requestId)?.context).toMatchObject({
    approved_note_ids: [firstNote.noteId, secondNote.noteId],
  });
  const sued = await received(stores, {
    groundAsserted: 'defense',
    requester: { ...attorney, type: 'defense_counsel', for: 'Example Practice' },
  });
  await stated(stores, officer, {
    requestId: sued,
    facts: {
      requester: { baa: true },
      context: {
        action: { plaintiff: 'Paula Invented', defendant: 'Example Practice', relevant_notes: [firstNote.noteId] },
      },
    },
  });
  expect(lastFacts(stores, sued)).toMatchObject({
    requester: { for: practiceId, baa: true },
    context: { action: { plaintiff: patientId, defendant: practiceId } },
  });
});
