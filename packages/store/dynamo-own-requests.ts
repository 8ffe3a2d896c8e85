import type { AwsSession } from '@sequester/aws';
import type { DisclosureStore, OwnRequests, PracticeContext } from '@sequester/domain';
import {
  type DisclosureRequest,
  partitionKey,
  type PatientId,
  type RequestFile,
  RequestId,
  sortPrefix,
} from '@sequester/model';

import { queryPage } from './dynamo.ts';
import { keyOf } from './keys.ts';
import { absent, type Write } from './transact.ts';

const mostShown = 20;

/** That a patient made a request in their account; nothing for one that a member received. */
export const ownRequestWrites = (table: string, request: DisclosureRequest): Write[] => {
  const { practiceId, patientId, requestId, receivedAt, receivedBy } = request;
  if (receivedBy !== patientId) return [];

  const ids = { practiceId, patientId, receivedAt, requestId };
  return [{ table, put: { ...keyOf('ownRequest', ids), ...ids }, condition: absent }];
};

/** Requests that patients made in their accounts, in DynamoDB: found by patient, read where they lie. */
export class DynamoOwnRequests implements OwnRequests {
  readonly #session: AwsSession;
  readonly #table: string;
  readonly #disclosures: Pick<DisclosureStore, 'find'>;

  constructor(session: AwsSession, table: string, disclosures: Pick<DisclosureStore, 'find'>) {
    this.#session = session;
    this.#table = table;
    this.#disclosures = disclosures;
  }

  async receivedFrom(context: PracticeContext, patientId: PatientId): Promise<RequestFile[]> {
    const { practiceId } = context;
    const { items } = await queryPage(this.#session, {
      table: this.#table,
      partition: partitionKey('offers', { practiceId, patientId }),
      sortPrefix: sortPrefix('ownRequest'),
      descending: true,
      limit: mostShown,
    });
    const files = await Promise.all(
      items.map(({ requestId }) => this.#disclosures.find(context, RequestId.parse(requestId))),
    );
    return files.filter((file) => file !== undefined);
  }
}
