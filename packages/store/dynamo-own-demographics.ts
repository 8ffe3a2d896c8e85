import type { AwsSession } from '@sequester/aws';
import type { OwnDemographics, PracticeContext } from '@sequester/domain';
import { OwnNames, type PatientId } from '@sequester/model';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';

/** The names of a patient's own chart and when the address on it was changed, and nothing else of the chart. */
export class DynamoOwnDemographics implements OwnDemographics {
  readonly #session: AwsSession;
  readonly #chart: string;

  constructor(session: AwsSession, chart: string) {
    this.#session = session;
    this.#chart = chart;
  }

  async own({ practiceId }: PracticeContext, patientId: PatientId): Promise<OwnNames | undefined> {
    const item = await getItem(this.#session, this.#chart, keyOf('demographics', { practiceId, patientId }));
    return item === undefined ? undefined : OwnNames.parse(item);
  }
}
