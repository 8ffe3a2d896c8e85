import {
  AccountId,
  CalendarDate,
  closedDoor,
  Instant,
  MemberId,
  PatientFacts,
  PatientId,
  type AccountOpening,
} from '@sequester/model';
import { literalOffers, type LiteralOffers } from '@sequester/testing/authorizations/literal-offers';
import { approve, build, chosen, received, wholeView } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  attorney,
  builder,
  firstTherapist,
  officer,
  patientId,
  staff,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { Crash } from '@sequester/testing/steps';
import { describe, expect, test } from 'vitest';

import type { PracticeActor, PracticeContext } from '../context.ts';
import { digestOf } from '../disclosures/digest.ts';
import { getRequest } from '../disclosures/get-request.ts';
import { issueLink } from '../disclosures/issue-link.ts';
import { adjudicateLink } from '../release/adjudicate-link.ts';
import { followOffer } from './follow-offer.ts';
import { listOwnAuthorizations } from './list-own-authorizations.ts';
import { offerAuthorization } from './offer-authorization.ts';
import { openOwnAuthorization } from './open-own-authorization.ts';
import { refuseAuthorization } from './refuse-authorization.ts';
import { revokeOwnAuthorization } from './revoke-own-authorization.ts';
import { signAuthorization } from './sign-authorization.ts';

const patient: PracticeActor = { kind: 'patient', id: patientId, account: 'account-1' };
const other: PracticeActor = { kind: 'patient', id: PatientId.parse(`pat_${'b'.repeat(26)}`) };
const opening: AccountOpening = {
  accountId: AccountId.parse(`acc_${'a'.repeat(26)}`),
  openedAt: Instant.parse('2026-06-01T09:00:00.000Z'),
  openedBy: { memberId: MemberId.parse(`mbr_${'s'.repeat(26)}`), name: 'Sam Staff (invented)' },
  binding: {
    how: 'code',
    at: Instant.parse('2026-06-01T10:00:00.000Z'),
    handedOverBy: { memberId: MemberId.parse(`mbr_${'s'.repeat(26)}`), name: 'Sam Staff (invented)' },
  },
};
const signedIn = (actor: PracticeActor = patient, when: Parameters<typeof acting>[1] = {}): PracticeContext => ({
  ...acting(actor, when),
  opening,
});
const terms = {
  dateFrom: CalendarDate.parse('2025-09-01'),
  dateTo: CalendarDate.parse('2025-10-10'),
  expiresOn: CalendarDate.parse('2026-08-31'),
};

const offered = async (stores: LiteralOffers) => {
  const requestId = await received(stores, { groundAsserted: 'authorization' });
  return offerAuthorization(stores)(acting(staff), { requestId, ...terms });
};
const signed = async (stores: LiteralOffers) => {
  const offer = await offered(stores);
  await signAuthorization(stores)(signedIn(), {
    offerId: offer.offerId,
    typedName: 'Paula Invented',
    textSha256: offer.textSha256,
  });
  return offer;
};
const follow = (stores: LiteralOffers, { offerId }: { offerId: Awaited<ReturnType<typeof offered>>['offerId'] }) =>
  followOffer(stores)(acting(builder), { patientId, offerId });
const shown = (stores: LiteralOffers, { requestId }: { requestId: Awaited<ReturnType<typeof offered>>['requestId'] }) =>
  getRequest(stores)(acting(officer), { requestId }).then(wholeView);

describe('an authorization that is put before a patient', () => {
  test('says in its text each element and statement of 45 CFR 164.508(c), for notes alone', async () => {
    const { text, textSha256 } = await offered(literalOffers(literalStores()));
    const said = [
      'Paula Invented',
      'psychotherapy notes of sessions from September 1, 2025 to October 10, 2025',
      'no other record',
      'Example Practice',
      'Avery Example',
      'Example v. Sample',
      'August 31, 2026',
      'revoke this permission in writing',
      'depend on whether I sign',
      'no longer protect',
      'copy',
    ];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
    expect(textSha256).toBe(digestOf(text));
  });

  test('takes no heading from what the purpose was typed as', async () => {
    const stores = literalOffers(literalStores());
    const requestId = await received(stores, {
      groundAsserted: 'authorization',
      purpose: 'Example v. Sample\r\n# I can never take it back\nNever',
    });
    const { text } = await offerAuthorization(stores)(acting(staff), { requestId, ...terms });
    expect(text.split('\n')).toContain('Example v. Sample # I can never take it back Never.');
  });

  test('is offered for a minor too, and what they sign alone counts as the law says (45 CFR 164.502(g)(3))', async () => {
    const literal = literalStores();
    const minor = {
      ...literal,
      records: {
        ...literal.records,
        patient: async () => ({
          name: { given: 'Paula', family: 'Invented' },
          living: true,
          birthDate: CalendarDate.parse('2012-01-01'),
        }),
      },
    };
    const stores = literalOffers(minor);
    const offer = await signed(stores);
    await follow(stores, offer);
    const { decision } = await shown(stores, offer);
    expect(decision.outcome).not.toMatch(/RELEASE|NARROW/);
    expect(decision.reasons.map(({ code }) => code)).toContain('minors-consent-not-recorded');
  });

  test('is signed by a personal representative in an account of their own, with their authority on the form (164.508(c)(1)(vi))', async () => {
    const stores = literalOffers(literalStores());
    const offer = await offered(stores);
    const holder = {
      name: 'Rita Invented',
      representation: {
        authority: {
          capacity: 'guardian_of_person' as const,
          source: 'court_order' as const,
          active: true,
          health_care: true,
        },
        papers: 'Invented letters of guardianship',
        seenOn: CalendarDate.parse('2026-01-02'),
      },
    };
    const context = { ...signedIn(), opening: { ...opening, holder } };
    const { offerId, textSha256 } = offer;
    await signAuthorization(stores)(context, { offerId, typedName: 'Invented, Rita', textSha256 });
    await follow(stores, offer);
    const [paper] = stores.files.get(offer.requestId)?.artifacts ?? [];
    expect(paper?.needsConfirmation).toBeUndefined();
    expect(paper?.artifact).toMatchObject({
      signed_by: 'Rita Invented',
      signer_role: 'personal_representative',
      authorities: [{ capacity: 'guardian_of_person' }],
    });
    expect(textOf(stores)).toContain('Authority: guardian of person, by Invented letters of guardianship');
    expect((await shown(stores, offer)).decision.outcome).toBe('NARROW');
  });

  test('is put before another participant of a joint session too, who signs and revokes for themself', async () => {
    const stores = literalOffers(literalStores());
    const participantId = PatientId.parse(`pat_${'b'.repeat(26)}`);
    stores.patients.set(participantId, {
      practiceId: stores.patients.get(patientId)?.practiceId ?? acting(staff).practiceId,
      patientId: participantId,
      ...PatientFacts.parse({ name: { given: 'Otto', family: 'Invented' }, living: true, birthDate: '1990-01-01' }),
    });
    const requestId = await received(stores, { groundAsserted: 'authorization' });
    const offer = await offerAuthorization(stores)(acting(staff), { requestId, participantId, ...terms });
    expect(offer).toMatchObject({ patientId: participantId, patientName: 'Otto Invented', requestId });
    const { offerId, textSha256 } = offer;
    await expect(
      signAuthorization(stores)(signedIn(), { offerId, typedName: 'Otto Invented', textSha256 }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await signAuthorization(stores)(signedIn(other), { offerId, typedName: 'Otto Invented', textSha256 });
    await followOffer(stores)(acting(builder), { patientId: participantId, offerId });
    const artifactsNow = async () => (await stores.disclosures.find(acting(officer), requestId))?.artifacts ?? [];
    expect(await artifactsNow()).toMatchObject([
      { artifact: { patient: participantId, signed_by: participantId }, changes: [] },
    ]);
    await revokeOwnAuthorization(stores)(signedIn(other), { offerId, statement: 'I take this back.' });
    expect(await artifactsNow()).toMatchObject([{ changes: [{ kind: 'revocation', by: participantId }] }]);
    await expect(
      offerAuthorization(stores)(acting(staff), {
        requestId,
        participantId: PatientId.parse(`pat_${'z'.repeat(26)}`),
        ...terms,
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is not signed in the account of a patient who has died (164.502(g)(4))', async () => {
    const stores = literalOffers(literalStores());
    const { offerId, textSha256 } = await offered(stores);
    stores.demographics.own = { ...stores.demographics.own, death: {} };
    await expect(
      signAuthorization(stores)(signedIn(), { offerId, typedName: 'Paula Invented', textSha256 }),
    ).rejects.toMatchObject({ code: 'not-signed-here', details: [{ code: 'dead' }] });
  });

  test('is refused as easily as signed, without a reason, and then signed no more (164.508(b)(4))', async () => {
    const stores = literalOffers(literalStores());
    const { offerId, textSha256 } = await offered(stores);
    expect(await refuseAuthorization(stores)(signedIn(), { offerId })).toMatchObject({ state: 'refused' });
    const sign = signAuthorization(stores)(signedIn(), { offerId, typedName: 'Paula Invented', textSha256 });
    await expect(sign).rejects.toMatchObject({ code: 'offer-over' });
    await expect(refuseAuthorization(stores)(signedIn(), { offerId })).rejects.toMatchObject({ code: 'offer-over' });
    const another = await signed(stores);
    await expect(refuseAuthorization(stores)(signedIn(), another)).rejects.toMatchObject({ code: 'signed-already' });
  });

  test('is signed with evidence, becomes a paper with its document, and is asked about at once', async () => {
    const stores = literalOffers(literalStores());
    const offer = await signed(stores);
    expect(stores.offerFiles.get(offer.offerId)?.signature).toMatchObject({
      patientId,
      account: 'account-1',
      typedName: 'Paula Invented',
      textSha256: offer.textSha256,
      formVersion: offer.formVersion,
    });
    expect(await follow(stores, offer)).toBe('recorded');
    const { status, artifacts, decision } = await shown(stores, offer);
    const [form] = stores.keptForms.values();
    expect([status, decision.outcome]).toEqual(['in-review', 'NARROW']);
    expect(artifacts).toMatchObject([
      {
        artifact: {
          signature: { present: true, kind: 'electronic' },
          signed_by: patientId,
          copy_given_to_individual: true,
        },
        document: { bytes: form?.length },
      },
    ]);
    expect(Buffer.from(form ?? []).toString()).toContain(offer.textSha256);
    const { authorizations } = await listOwnAuthorizations(stores)(signedIn());
    expect(authorizations).toMatchObject([{ state: 'signed', text: offer.text, copy: true }]);
    expect((await openOwnAuthorization(stores)(signedIn(), offer)).url).toContain('authorization-');
  });

  test('is signed once', async () => {
    const stores = literalOffers(literalStores());
    const offer = await signed(stores);
    await expect(
      signAuthorization(stores)(signedIn(), {
        offerId: offer.offerId,
        typedName: 'Paula Invented',
        textSha256: offer.textSha256,
      }),
    ).rejects.toMatchObject({ code: 'signed-already' });
    await follow(stores, offer);
    expect(await follow(stores, offer)).toBe('nothing');
    expect((await shown(stores, offer)).artifacts).toHaveLength(1);
  });

  const wrong: [string, Record<string, string>, string][] = [
    ['another text', { textSha256: digestOf('another') }, 'text-differs'],
  ];
  test.each(wrong)('is not signed with %s', async (_what, change, code) => {
    const stores = literalOffers(literalStores());
    const offer = await offered(stores);
    await expect(
      signAuthorization(stores)(signedIn(), {
        offerId: offer.offerId,
        typedName: 'Paula Invented',
        textSha256: offer.textSha256,
        ...change,
      }),
    ).rejects.toMatchObject({ code });
  });

  test.each([
    ['Invented, Paula', undefined],
    ['PAULA Q. INVENTED', undefined],
    ['P. Invented', undefined],
    ['Pola Inventada', true],
  ])('is signed as %s, and never refused for how a name is spelled', async (typedName, confirmation) => {
    const stores = literalOffers(literalStores());
    const offer = await offered(stores);
    const { offerId, textSha256 } = offer;
    await signAuthorization(stores)(signedIn(), { offerId, typedName, textSha256 });
    await follow(stores, offer);
    expect(stores.files.get(offer.requestId)?.artifacts[0]?.needsConfirmation).toBe(confirmation);
    expect(textOf(stores).includes('a privacy officer confirms who signed')).toBe(confirmation === true);
  });

  test('is not signed once it has expired, or a later one took its place', async () => {
    const stores = literalOffers(literalStores());
    const { requestId, offerId, textSha256 } = await offered(stores);
    const sign = { offerId, typedName: 'Paula Invented', textSha256 };
    await expect(
      signAuthorization(stores)(signedIn(patient, { at: Instant.parse('2026-09-01T00:00:00.000Z') }), sign),
    ).rejects.toMatchObject({ code: 'offer-over' });
    await offerAuthorization(stores)(acting(staff, { at: Instant.parse('2026-06-16T15:00:00.000Z') }), {
      requestId,
      ...terms,
    });
    await expect(signAuthorization(stores)(signedIn(), sign)).rejects.toMatchObject({ code: 'offer-over' });
  });

  test('is offered by the front desk whatever was decided, and by a privacy officer until something was approved', async () => {
    const stores = literalOffers(literalStores());
    const { requestId } = await released(stores);
    const offering = (actor: PracticeActor) => offerAuthorization(stores)(acting(actor), { requestId, ...terms });
    await expect(offering(staff)).resolves.toMatchObject({ requestId });
    await expect(offering(officer)).rejects.toMatchObject({ code: 'request-state' });
  });

  test('of another patient is not found, and nobody of the practice signs', async () => {
    const stores = literalOffers(literalStores());
    const { offerId, textSha256 } = await offered(stores);
    const sign = { offerId, typedName: 'Paula Invented', textSha256 };
    await expect(signAuthorization(stores)(signedIn(other), sign)).rejects.toMatchObject({ code: 'not-found' });
    await expect(revokeOwnAuthorization(stores)(signedIn(other), { offerId, statement: 'no' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(signAuthorization(stores)(acting(officer), sign)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

const released = async (stores: LiteralOffers) => {
  const offer = await signed(stores);
  await follow(stores, offer);
  const { requestId } = offer;
  await approve(stores, officer, { requestId, as: 'privacy-officer' });
  await approve(stores, firstTherapist, { requestId, ...chosen });
  await build(stores, requestId);
  await issueLink(stores)(acting(officer), { requestId });
  return offer;
};
const revoke = (stores: LiteralOffers, { offerId }: { offerId: Awaited<ReturnType<typeof offered>>['offerId'] }) =>
  revokeOwnAuthorization(stores)(signedIn(), { offerId, statement: 'I take this back.' });

describe('a revocation in the patient’s own words (45 CFR 164.508(b)(5))', () => {
  test('stops the download from the instant of its receipt, before anything follows it; then ends the request and its link', async () => {
    const stores = literalOffers(literalStores());
    const offer = await released(stores);
    const ask = async () => {
      const file = await stores.disclosures.find(acting(builder), offer.requestId);
      const [link] = file?.links ?? [];
      if (file === undefined || link === undefined) throw new Error('no link');

      return (
        await adjudicateLink(stores)(acting({ kind: 'recipient', id: link.linkId }), {
          link: { ...link, door: closedDoor },
          file,
        })
      ).releasable;
    };
    expect(await ask()).toBe(true);
    expect(await revoke(stores, offer)).toMatchObject({ state: 'revoked' });
    expect(await ask()).toBe(false);
    expect(await follow(stores, offer)).toBe('revoked');
    expect(await shown(stores, offer)).toMatchObject({ status: 'revoked', links: [{ state: 'revoked' }] });
    expect(await follow(stores, offer)).toBe('nothing');
    await expect(revoke(stores, offer)).rejects.toMatchObject({ code: 'artifact-dead' });
  });

  test('counts also where it comes before the signed form is recorded', async () => {
    const stores = literalOffers(literalStores());
    const offer = await signed(stores);
    await revoke(stores, offer);
    await follow(stores, offer);
    expect(await shown(stores, offer)).toMatchObject({
      status: 'refused',
      artifacts: [{ artifact: { revoked: { written: true } } }],
    });
  });
});

test('what follows a signature, ended at any step and done again, is one form and one paper', async () => {
  const counted = literalOffers(literalStores());
  const counting = await signed(counted);
  counted.steps.crashAt(undefined);
  await follow(counted, counting);
  const steps = counted.steps.taken;
  for (const when of ['before', 'after'] as const) {
    for (let step = 1; step <= steps; step += 1) {
      const stores = literalOffers(literalStores());
      const offer = await signed(stores);
      stores.steps.crashAt(step, when);
      await expect(follow(stores, offer)).rejects.toThrow(Crash);
      stores.steps.crashAt(undefined);
      await follow(stores, offer);
      expect([stores.keptForms.size, (await shown(stores, offer)).artifacts.length]).toEqual([1, 1]);
    }
  }
});

test('the form names the recipient of the request', async () => {
  const stores = literalOffers(literalStores());
  expect((await offered(stores)).recipient).toBe(attorney.name);
});

const textOf = (stores: LiteralOffers): string =>
  [...stores.keptForms.values()].map((bytes) => Buffer.from(bytes).toString()).join('');

describe('the evidence of an electronic signature', () => {
  test('says who opened the account, at what address, and who handed over the code: in the form and before the officer', async () => {
    const stores = literalOffers(literalStores());
    const offer = await signed(stores);
    await follow(stores, offer);
    const said = [
      'opened at 2026-06-01T09:00:00.000Z by Sam Staff (invented) (mbr_',
      'at the e-mail address on the chart (never changed before)',
      'bound at 2026-06-01T10:00:00.000Z by a one-time code that Sam Staff (invented)',
    ];
    const [paper] = (await shown(stores, offer)).artifacts;
    expect(stores.offerFiles.get(offer.offerId)?.signature?.opening).toEqual(opening);
    expect(said.filter((words) => !textOf(stores).includes(words))).toEqual([]);
    expect(said.filter((words) => !(paper?.verification.how ?? '').includes(words))).toEqual([]);
  });

  test('is not given without an account that was bound', async () => {
    const stores = literalOffers(literalStores());
    const { offerId, textSha256 } = await offered(stores);
    await expect(
      signAuthorization(stores)(acting(patient), { offerId, typedName: 'Paula Invented', textSha256 }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  test.each([
    ['23 hours', '2026-06-14T16:00:00.000Z', true],
    ['25 hours', '2026-06-14T14:00:00.000Z', undefined],
  ])('asks for an officer where the address on the chart was changed %s before', async (_, changedAt, confirmation) => {
    const stores = literalOffers(literalStores());
    stores.demographics.own = { ...stores.demographics.own, emailChangedAt: Instant.parse(changedAt) };
    const offer = await offered(stores);
    const sign = { offerId: offer.offerId, typedName: 'Paula Invented', textSha256: offer.textSha256 };
    await signAuthorization(stores)(signedIn(patient, { at: Instant.parse('2026-06-15T15:00:00.000Z') }), sign);
    await follow(stores, offer);
    const [recorded] = stores.files.get(offer.requestId)?.artifacts ?? [];
    expect(recorded?.needsConfirmation).toBe(confirmation);
    expect(textOf(stores)).toContain(`The address on the chart was changed last at ${changedAt}`);
    expect(
      await revokeOwnAuthorization(stores)(signedIn(), { offerId: offer.offerId, statement: 'I take this back.' }),
    ).toMatchObject({ state: 'revoked' });
  });
});
