import { mayTellPatient } from '@sequester/law';
import { onOneLine, type RequestFile, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { isSafetyGround } from '../disclosures/safety-grounds.ts';
import { newsLetter, type PatientNews } from './patient-letters.ts';
import type { Mailer, NoticeStore, PatientDirectory } from './ports.ts';
import { type Mailed, sentOnce } from './sent-once.ts';

interface Stores {
  disclosures: Pick<DisclosureStore, 'find'>;
  patients: PatientDirectory;
  notices: NoticeStore;
  mailer: Mailer;
}

interface News {
  requestId: RequestId;
  news: PatientNews;
  /** The offer, paper or link that is new; there is at most one mail of each. */
  about: string;
}

/** What is told of an act of the patient's own is theirs to hear; of an act of others, where no rule keeps it back. */
const mayBeTold = (file: RequestFile, news: PatientNews): boolean => {
  if (news === 'offered' || news === 'signed') return true;

  const { request, decisions, laneDecisions } = file;
  const last = [...decisions, ...laneDecisions].filter(({ decision }) => !mayTellPatient(decision));
  return !isSafetyGround(request.groundAsserted) && request.requester.type !== 'individual' && last.length === 0;
};

/** A mail that holds no link may come twice after a crash, and must not be late. */
const atOnce = 0;

/**
 * Tells the patient by mail that there is something new, where the law lets them be told and the chart says that mail may
 * reach them. Whatever a decision on the request once kept from them stays so.
 */
export const tellPatient =
  ({ disclosures, patients, notices, mailer }: Stores) =>
  async (context: PracticeContext, { requestId, news, about }: News): Promise<Mailed> => {
    const file = await disclosures.find(context, requestId);
    if (file === undefined || !mayBeTold(file, news)) return 'nothing-to-mail';

    const { patientId, privacyContact } = file.request;
    const reach = await patients.reach(context, patientId);
    if (reach === undefined) return 'nothing-to-mail';

    const telephone = privacyContact === undefined ? undefined : onOneLine(privacyContact.telephone);
    return sentOnce(notices, context, {
      notice: { practiceId: context.practiceId, requestId, about: `${news}#${about}` },
      send: () => mailer.send(reach.email, newsLetter(news, { language: reach.language, telephone })),
      event: () => auditEvent(context, 'patient.told', { requestId, patientId, news }),
      takenOverAfter: atOnce,
    });
  };
