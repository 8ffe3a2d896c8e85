import type { AwsSession } from '@sequester/aws';
import type { NoteIndex, PracticeContext } from '@sequester/domain';
import { IndexedDraft, partitionKey, type PatientId } from '@sequester/model';

import { queryAll } from './dynamo.ts';
import { byPatient } from './keys.ts';

/** That drafts exist, for a session that names the patient of an order that was accepted. */
export class DynamoDraftIndex implements Required<Pick<NoteIndex, 'drafts'>> {
  readonly #session: (context: PracticeContext, patientId: PatientId) => Promise<AwsSession>;
  readonly #notes: string;

  constructor(session: (context: PracticeContext, patientId: PatientId) => Promise<AwsSession>, notes: string) {
    this.#session = session;
    this.#notes = notes;
  }

  async drafts(context: PracticeContext, patientId: PatientId): Promise<IndexedDraft[]> {
    const partition = partitionKey('draftsOfPatient', { practiceId: context.practiceId, patientId });
    const session = await this.#session(context, patientId);
    const items = await queryAll(session, { table: this.#notes, partition, index: byPatient });
    return items.map((item) => IndexedDraft.parse(item));
  }
}
