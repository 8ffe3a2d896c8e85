import type { AwsSession } from '@sequester/aws';
import type { DisclosuresOfPatient, PracticeContext } from '@sequester/domain';
import { DisclosureLogEntry, partitionKey, type PatientId } from '@sequester/model';

import { queryAll } from './dynamo.ts';

/** What was disclosed of one patient's records, in DynamoDB. */
export class DynamoOwnDisclosures implements DisclosuresOfPatient {
  readonly #session: AwsSession;
  readonly #disclosures: string;

  constructor(session: AwsSession, disclosures: string) {
    this.#session = session;
    this.#disclosures = disclosures;
  }

  async ofPatient({ practiceId }: PracticeContext, patientId: PatientId): Promise<DisclosureLogEntry[]> {
    const partition = partitionKey('log', { practiceId, patientId });
    const items = await queryAll(this.#session, { table: this.#disclosures, partition });
    return items.map((item) => DisclosureLogEntry.parse(item)).toSorted((one, other) => other.at.localeCompare(one.at));
  }
}
