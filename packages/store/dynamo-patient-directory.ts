import type { AwsSession } from '@sequester/aws';
import { type PatientDirectory, type PatientReach, type PracticeContext, reachOf } from '@sequester/domain';
import {
  ConfidentialCommunication,
  confidentialCommunicationKind,
  partitionKey,
  Patient,
  type PatientId,
  sortPrefix,
} from '@sequester/model';

import { queryAll } from './dynamo.ts';
import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

/** How patients may be reached, as their charts say now. */
export class DynamoPatientDirectory implements PatientDirectory {
  readonly #session: AwsSession;
  readonly #chart: string;

  constructor(session: AwsSession, chart: string) {
    this.#session = session;
    this.#chart = chart;
  }

  async reach({ practiceId }: PracticeContext, patientId: PatientId): Promise<PatientReach | undefined> {
    const [item, wishes] = await Promise.all([
      getItem(this.#session, this.#chart, keyOf('demographics', { practiceId, patientId })),
      queryAll(this.#session, {
        table: this.#chart,
        partition: partitionKey('current', { practiceId, patientId }),
        sortPrefix: sortPrefix('entryCurrent', { kind: confidentialCommunicationKind.row }),
      }),
    ]);
    return item === undefined
      ? undefined
      : reachOf(
          Patient.parse(item),
          wishes.map((row) => ConfidentialCommunication.parse(row)),
        );
  }
}
