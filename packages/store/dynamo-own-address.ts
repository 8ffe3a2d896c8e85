import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, OwnAddress } from '@sequester/domain';
import { type Instant, Patient, type PatientId } from '@sequester/model';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

const Address = Patient.pick({ emailChangedAt: true });

/** When the address on a patient's own chart was changed, and nothing else of the chart. */
export class DynamoOwnAddress implements OwnAddress {
  readonly #session: AwsSession;
  readonly #chart: string;

  constructor(session: AwsSession, chart: string) {
    this.#session = session;
    this.#chart = chart;
  }

  async changedAt({ practiceId }: PracticeContext, patientId: PatientId): Promise<Instant | undefined> {
    return Address.parse(await getItem(this.#session, this.#chart, keyOf('demographics', { practiceId, patientId })))
      .emailChangedAt;
  }
}
