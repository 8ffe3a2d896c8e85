import type { PracticeContext } from '../context.ts';
import type { RequestRecords } from '../disclosures/ports.ts';

/** Who sends, as every page at the recipient's door says it. */
export interface Sender {
  practice: string;
  /** Of who answers for the practice, where it has said so. */
  telephone?: string | undefined;
  /** UTC where the practice has recorded none. */
  timeZone: string;
}

export const senderOf =
  ({ records }: { records: Pick<RequestRecords, 'practice'> }) =>
  async (context: PracticeContext): Promise<Sender> => {
    const { name, privacyContact, timeZone = 'UTC' } = await records.practice(context);
    return { practice: name, telephone: privacyContact?.telephone, timeZone };
  };
