import type { PracticeContext } from '@sequester/domain';
import {
  AccountId,
  AuthorizationOffer,
  ElectronicSignature,
  type Instant,
  OfferId,
  OfferRefusal,
  type PatientId,
  plusSeconds,
  SignedForm,
  WrittenRevocation,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const offerOf = ({ practiceId }: PracticeContext, patientId: PatientId, offeredAt: Instant = now): AuthorizationOffer =>
  AuthorizationOffer.parse({
    offerId: OfferId.parse(freshId('offer')),
    practiceId,
    patientId,
    requestId: freshId('request'),
    patientName: 'Invented',
    practiceName: 'Invented',
    recipient: 'Invented',
    purpose: 'Invented',
    dateFrom: '2026-01-01',
    dateTo: '2026-02-01',
    expiresOn: '2026-12-31',
    formVersion: '1',
    text: 'Invented',
    textSha256: 'ab'.repeat(32),
    offeredAt,
    offeredBy: memberId,
  });

const partsOf = ({ offerId, practiceId, patientId }: AuthorizationOffer) => {
  const common = { offerId, practiceId, patientId, account: 'invented' };
  const opening = {
    accountId: AccountId.parse(freshId('account')),
    openedAt: now,
    openedBy: { memberId, name: 'Invented' },
    binding: { how: 'birth-date', at: now },
  };
  return {
    signature: ElectronicSignature.parse({
      ...common,
      authentication: 'invented',
      opening,
      typedName: 'Invented',
      intent: 'Invented',
      textSha256: 'ab'.repeat(32),
      formVersion: '1',
      signedAt: now,
    }),
    refusal: OfferRefusal.parse({ ...common, refusedAt: now }),
    revocation: WrittenRevocation.parse({ ...common, statement: 'Invented', receivedAt: now }),
    form: SignedForm.parse({ offerId, objectKey: 'k', sha256: 'ab'.repeat(32), bytes: 9, pages: 1, keptAt: now }),
  };
};

describe.each(worlds)('an offer store %s', (_, open) => {
  const world = open();
  const offered = async (context: PracticeContext = contextOf(), patientId: PatientId = freshPatientId(), at = now) => {
    const offer = offerOf(context, patientId, at);
    await world.offers.offer(context, offer, traceOf(context));
    return { context, patientId, offer };
  };

  test('reads an offer with what was added to it', async () => {
    const { context, patientId, offer } = await offered();
    const { signature, revocation, form } = partsOf(offer);
    expect(await world.offers.find(context, patientId, offer.offerId)).toEqual({ offer });
    await world.offers.sign(context, signature, traceOf(context));
    await world.offers.keepForm(context, { patientId, form }, traceOf(context));
    await world.offers.revoke(context, revocation, traceOf(context));
    expect(await world.offers.find(context, patientId, offer.offerId)).toEqual({ offer, signature, revocation, form });
  });

  test("gives a patient's offers, the oldest first, and nobody else's", async () => {
    const { context, patientId, offer: later } = await offered(contextOf(), freshPatientId(), plusSeconds(now, 60));
    const { offer: earlier } = await offered(context, patientId);
    await offered(context);
    expect(await world.offers.ofPatient(context, patientId)).toEqual([{ offer: earlier }, { offer: later }]);
    expect(await world.offers.ofPatient(contextOf(), patientId)).toEqual([]);
    expect(await world.offers.find(contextOf(), patientId, later.offerId)).toBeUndefined();
    expect(await world.offers.find(context, freshPatientId(), later.offerId)).toBeUndefined();
  });

  test('adds signature, revocation and form once, without a trace of a second try', async () => {
    const { context, patientId, offer } = await offered();
    const { signature, revocation, form } = partsOf(offer);
    const { offers } = world;
    await offers.sign(context, signature, traceOf(context));
    await offers.revoke(context, revocation, traceOf(context));
    await offers.keepForm(context, { patientId, form }, traceOf(context));
    const again = traceOf(context);
    await expect(offers.sign(context, signature, again)).rejects.toMatchObject({ code: 'signed-already' });
    await expect(offers.revoke(context, revocation, again)).rejects.toMatchObject({ code: 'artifact-dead' });
    await expect(offers.keepForm(context, { patientId, form }, again)).rejects.toMatchObject({ code: 'stale' });
    expect(await eventsOf(world, context)).not.toContain(again.event.id);
  });

  test('is signed or refused, and the one keeps out the other', async () => {
    const { offers } = world;
    const { context, patientId, offer } = await offered();
    const { signature, refusal } = partsOf(offer);
    await offers.refuse(context, refusal, traceOf(context));
    expect(await offers.find(context, patientId, offer.offerId)).toEqual({ offer, refusal });
    await expect(offers.sign(context, signature, traceOf(context))).rejects.toMatchObject({ code: 'offer-over' });
    await expect(offers.refuse(context, refusal, traceOf(context))).rejects.toMatchObject({ code: 'offer-over' });
    const { offer: other } = await offered(context, patientId);
    const parts = partsOf(other);
    await offers.sign(context, parts.signature, traceOf(context));
    await expect(offers.refuse(context, parts.refusal, traceOf(context))).rejects.toMatchObject({
      code: 'signed-already',
    });
  });

  test('acts once for an attempt', async () => {
    const { context: plain, patientId } = await offered();
    const context = attempted(plain);
    await world.offers.offer(context, offerOf(context, patientId), traceOf(context, 'authorization.offered', {}));
    const again = offerOf(context, patientId);
    await expect(world.offers.offer(context, again, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect(await world.offers.find(context, patientId, again.offerId)).toBeUndefined();
  });
});
