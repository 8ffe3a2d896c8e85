import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, OfferStore, Trace } from '@sequester/domain';
import {
  AuthorizationOffer,
  ElectronicSignature,
  type OfferFile,
  type OfferId,
  OfferRefusal,
  partitionKey,
  type PatientId,
  type RecordedArtifact,
  type RowName,
  rowWithin,
  SignedForm,
  WrittenRevocation,
} from '@sequester/model';

import { queryAll } from './dynamo.ts';
import type { Item } from './get-item.ts';
import { keyOf } from './keys.ts';
import { absent, transact, type TraceTables, type Write } from './transact.ts';

type OfferTables = TraceTables & { disclosures: string };

const filesOf = (items: readonly Item[]): OfferFile[] => {
  const named = items.map((item) => ({ item, row: rowWithin('offers', String(item['sk']))?.row }));
  const partOf = ({ offerId }: Item, wanted: RowName): Item | undefined =>
    named.find(({ item, row }) => row === wanted && item['offerId'] === offerId)?.item;
  return named
    .filter(({ row }) => row === 'offer')
    .map(({ item: head }) => {
      const [signature, refusal, revocation, form] = [
        partOf(head, 'signature'),
        partOf(head, 'offerRefusal'),
        partOf(head, 'revocation'),
        partOf(head, 'signedForm'),
      ];
      return {
        offer: AuthorizationOffer.parse(head),
        ...(signature === undefined ? {} : { signature: ElectronicSignature.parse(signature) }),
        ...(refusal === undefined ? {} : { refusal: OfferRefusal.parse(refusal) }),
        ...(revocation === undefined ? {} : { revocation: WrittenRevocation.parse(revocation) }),
        ...(form === undefined ? {} : { form: SignedForm.parse(form) }),
      };
    })
    .toSorted((a, b) => a.offer.offeredAt.localeCompare(b.offer.offeredAt));
};

/** Offers in DynamoDB: a partition for each patient; each signature, revocation and form is a row that is added once. */
export class DynamoOfferStore implements OfferStore {
  readonly #session: AwsSession;
  readonly #tables: OfferTables;

  constructor(session: AwsSession, tables: OfferTables) {
    this.#session = session;
    this.#tables = tables;
  }

  async ofPatient({ practiceId }: PracticeContext, patientId: PatientId): Promise<OfferFile[]> {
    return filesOf(
      await queryAll(this.#session, {
        table: this.#tables.disclosures,
        partition: partitionKey('offers', { practiceId, patientId }),
      }),
    );
  }

  async find({ practiceId }: PracticeContext, patientId: PatientId, offerId: OfferId): Promise<OfferFile | undefined> {
    const { pk, sk } = keyOf('offer', { practiceId, patientId, offerId });
    return filesOf(
      await queryAll(this.#session, { table: this.#tables.disclosures, partition: pk, sortPrefix: sk }),
    )[0];
  }

  async offer(context: PracticeContext, offer: AuthorizationOffer, trace: Trace): Promise<void> {
    const put = { ...keyOf('offer', offer), ...offer };
    await this.#write(context, [{ table: this.#tables.disclosures, put, condition: absent }], trace);
  }

  async sign(context: PracticeContext, signature: ElectronicSignature, trace: Trace): Promise<void> {
    const { practiceId, patientId, offerId } = signature;
    const table = this.#tables.disclosures;
    const put = { ...keyOf('signature', { practiceId, patientId, offerId }), ...signature };
    const notRefused: Write = {
      table,
      check: keyOf('offerRefusal', { practiceId, patientId, offerId }),
      condition: absent,
      refusal: 'offer-over',
    };
    await this.#write(context, [{ table, put, condition: absent, refusal: 'signed-already' }, notRefused], trace);
  }

  async refuse(context: PracticeContext, refusal: OfferRefusal, trace: Trace): Promise<void> {
    const { practiceId, patientId, offerId } = refusal;
    const table = this.#tables.disclosures;
    const put = { ...keyOf('offerRefusal', { practiceId, patientId, offerId }), ...refusal };
    const notSigned: Write = {
      table,
      check: keyOf('signature', { practiceId, patientId, offerId }),
      condition: absent,
      refusal: 'signed-already',
    };
    await this.#write(context, [{ table, put, condition: absent, refusal: 'offer-over' }, notSigned], trace);
  }

  async revoke(context: PracticeContext, revocation: WrittenRevocation, trace: Trace): Promise<void> {
    const { practiceId, patientId, offerId } = revocation;
    const put = { ...keyOf('revocation', { practiceId, patientId, offerId }), ...revocation };
    await this.#write(
      context,
      [{ table: this.#tables.disclosures, put, condition: absent, refusal: 'artifact-dead' }],
      trace,
    );
  }

  async keepForm(
    context: PracticeContext,
    { patientId, form }: { patientId: PatientId; form: SignedForm },
    trace: Trace,
  ): Promise<void> {
    const put = {
      ...keyOf('signedForm', { practiceId: context.practiceId, patientId, offerId: form.offerId }),
      ...form,
    };
    await this.#write(context, [{ table: this.#tables.disclosures, put, condition: absent, refusal: 'stale' }], trace);
  }

  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace): Promise<void> {
    await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
  }
}

/** Holds while no form that these papers rest on was revoked since they were read. */
export const unrevoked = (table: string, artifacts: readonly RecordedArtifact[]): Write[] =>
  artifacts.flatMap(({ practiceId, offer, changes }): Write[] =>
    offer === undefined || changes.some(({ kind }) => kind === 'revocation')
      ? []
      : [
          {
            table,
            check: keyOf('revocation', { practiceId, patientId: offer.patientId, offerId: offer.offerId }),
            condition: absent,
            refusal: 'stale',
          },
        ],
  );
