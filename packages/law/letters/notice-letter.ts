import type { Decision } from '../decision.ts';
import { FORBIDDEN_TO_TELL } from '../grounds/nondisclosure.ts';
import { caption } from './caption.ts';
import { NOTICE_WORDS, type NoticeWords } from './notice-words.ts';
import { type Letter, type Particulars, leaves, longDay, opening, paragraphs, signedFor } from './particulars.ts';
import { privilegeSaid } from './privilege-said.ts';
import { has } from './sayable.ts';

const WITHHOLDING = new Set([
  FORBIDDEN_TO_TELL,
  'not if it would obstruct',
  'not to the suspected representative',
  'withheld on professional judgment, documented',
]);

/** Whether the patient may be told: the decision asks for it or recommends it, and no exception keeps it back. */
export const mayTellPatient = ({ patientNotice }: Decision) => !WITHHOLDING.has(patientNotice);

const WHO = { en: 'somebody who asked for them', es: 'quien los pidió' };

const demanded = (decision: Decision, particulars: Particulars, words: NoticeWords): string[] => {
  const { language = 'en', requester = WHO[language], proceeding } = particulars;
  const named = caption(particulars, language) ?? '';
  const due = proceeding?.returnDate === undefined ? undefined : longDay(proceeding.returnDate, language);
  return leaves(decision.outcome)
    ? [words.sent(requester, named), words.sentLimits, words.accounting]
    : [
        words.reached(requester, named),
        words.nothingYet,
        words.object(due),
        words.privilege(privilegeSaid(particulars)),
      ];
};

/** To the patient, about a demand before it is answered, or after, or about a report, where the law or the practice tells them (45 CFR 164.512(c)(2), (e)(1)). */
export const noticeLetter = (decision: Decision, particulars: Particulars): Letter => {
  const { language = 'en', contact } = particulars;
  const words = NOTICE_WORDS[language];
  const report = has(decision, 'mandated-report');
  const told = report ? [words.reportMade] : demanded(decision, particulars, words);
  const title = leaves(decision.outcome) ? words.disclosed : words.demand;
  return {
    title: report ? words.report : title,
    paragraphs: paragraphs(
      opening({ ...particulars, docket: undefined }, language),
      ...told,
      words.ask(contact.title, contact.phone),
      signedFor(particulars, language),
    ),
  };
};
