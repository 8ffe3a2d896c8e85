import type { DisclosureRequest, RecordedDecision, WrittenStatement } from '@sequester/model';

import { signedName, signedWithRole } from './author.ts';
import { longDate } from './owed-letter.ts';
import type { Paper } from './write-letter.ts';

const notice =
  'Confidential. This statement was written for the purpose named above and holds no more than that purpose needs. It is not a record of treatment.';

const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** Who signed, in which role and when, and who drafted it where that was another: from the members' own rows. */
const signatureOf = ({ author, at, draft }: WrittenStatement): string[] => [
  signedName(author),
  `Signed electronically by ${signedWithRole(author)}, on ${moment.format(new Date(at))} UTC.`,
  ...(draft === undefined
    ? []
    : [`Drafted by ${signedWithRole(draft.draftedBy)}, on ${moment.format(new Date(draft.at))} UTC.`]),
];

const heading = (element: string): string => `# ${element.slice(0, 1).toUpperCase()}${element.slice(1)}`;

/** The page that a written statement becomes. Who it is about is said by what was written, and by nothing that is added. */
export const statementPaper = (
  { practiceName, recipient, groundAsserted }: DisclosureRequest,
  { decision }: RecordedDecision,
  statement: WrittenStatement,
): Paper => {
  const basis = decision.reasons[0]?.citation ?? '';
  return {
    name: 'Statement',
    practice: practiceName,
    letterhead: [],
    dateline: longDate.format(new Date(statement.at)),
    addressee: [recipient.name, ...(recipient.organisation === undefined ? [] : [recipient.organisation])],
    title:
      groundAsserted === 'serious_threat'
        ? 'Statement to prevent a serious and imminent threat'
        : 'Report required by law',
    paragraphs: [
      `Basis: ${basis}.`,
      ...statement.parts.flatMap(({ element, text }) => [heading(element), ...text.split(/\n{2,}/)]),
      '# To the reader',
      notice,
    ],
    closing: signatureOf(statement),
    language: 'en-US',
  };
};
