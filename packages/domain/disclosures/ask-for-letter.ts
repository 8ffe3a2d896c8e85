import { Refusal, type Change, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import { atNextRevision } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import type { LetterStores } from './write-letter.ts';

/**
 * Has the letter of a request written that was not, because the practice had named nobody who answers for it. Refuses
 * `contact-missing` while it has not.
 */
export const askForLetter =
  ({ disclosures, records }: Pick<LetterStores, 'disclosures' | 'records'>) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<ShownFile> =>
    onFresh(async () => {
      const by = memberOf(context);
      const [file, { privacyContact }] = await Promise.all([
        fileOf(disclosures, context, requestId),
        records.practice(context),
      ]);
      if (privacyContact === undefined) throw new Refusal('contact-missing');

      const { request } = file;
      const change: Change = {
        from: [request.status],
        before: request,
        after: { ...atNextRevision(request), privacyContact },
      };
      const answer = shownFile(applied(file, change), context);
      await disclosures.change(context, change, {
        event: auditEvent(context, 'letter.asked-for', { requestId, patientId: request.patientId, by }),
        answer,
      });
      return answer;
    });
