import { accessDue, dayIn, type Language, longDay } from '@sequester/law';
import { CalendarDate, Refusal, type RequestId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { languageOf } from '../own-record/language.ts';
import { dueDates } from './due-dates.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { openAccessFile, type ShownAccess, writeAccess } from './record-access-terms.ts';

const letters: Readonly<Record<Language, (until: string, reason: string) => string[]>> = {
  en: (until, reason) => [
    `We need longer to give you your record, and will give it by ${until} (45 CFR 164.524(b)(2)(ii)).`,
    `The reason: ${reason}`,
    'You may complain to us, or to the Secretary of Health and Human Services.',
  ],
  es: (until, reason) => [
    `Necesitamos más tiempo para darle su expediente y se lo daremos a más tardar el ${until} (45 CFR 164.524(b)(2)(ii)).`,
    `El motivo: ${reason}`,
    'Puede presentar una queja ante nosotros o ante el Secretario de Salud y Servicios Humanos.',
  ],
};

/**
 * The practice takes thirty days more for access, and tells the patient why and until when, in their language: once, and before the first thirty
 * are over (45 CFR 164.524(b)(2)(ii)). Refuses `no-extension` otherwise, and where the law of the state has an earlier day.
 */
export const extendAccess =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  (context: PracticeContext, { requestId, reason }: { requestId: RequestId; reason: string }): Promise<ShownAccess> =>
    onFresh(async () => {
      const by = memberOf(context);
      const file = await openAccessFile(disclosures, context, requestId);
      const { request } = file;
      const receivedOn = dayIn(request.receivedAt, request.timeZone);
      const { by: first, extendedBy } = accessDue(receivedOn);
      const ofState = dueDates(file).some((due) => due.by < first && due.extendedBy === undefined);
      if (request.access?.extension !== undefined || dayIn(context.now, request.timeZone) > first || ofState)
        throw new Refusal('no-extension');

      const language = languageOf(request.patient);
      const told = letters[language](longDay(extendedBy, language), reason);
      const extension = { by, at: context.now, reason, until: CalendarDate.parse(extendedBy), told };
      return writeAccess(disclosures, context, { file, access: { ...request.access, extension }, what: 'extension' });
    });
