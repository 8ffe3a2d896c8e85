import type { DisclosureRequest, RecordedDecision, WrittenStatement } from '@sequester/model';

import { writtenDay, writtenMoment } from '../written-time.ts';
import { signedName, signedWithRole } from './author.ts';
import type { Paper } from './write-letter.ts';

const notice =
  'Confidential. This statement was written for the purpose named above and holds no more than that purpose needs. It is not a record of treatment.';

/** Who signed, in which role and when, and who drafted it where that was another: from the members' own rows. */
const signatureOf = ({ author, at, draft }: WrittenStatement, timeZone: string | undefined): string[] => [
  signedName(author),
  `Signed electronically by ${signedWithRole(author)}, on ${writtenMoment(at, timeZone)}.`,
  ...(draft === undefined
    ? []
    : [`Drafted by ${signedWithRole(draft.draftedBy)}, on ${writtenMoment(draft.at, timeZone)}.`]),
];

const heading = (element: string): string => `# ${element.slice(0, 1).toUpperCase()}${element.slice(1)}`;

/** The page of a written statement. It names the person it is about only where the author did. */
export const statementPaper = (
  { practiceName, recipient, groundAsserted, timeZone }: DisclosureRequest,
  { decision }: RecordedDecision,
  statement: WrittenStatement,
): Paper => {
  const basis = decision.reasons[0]?.citation ?? '';
  return {
    name: 'Statement',
    practice: practiceName,
    letterhead: [],
    dateline: writtenDay(statement.at, timeZone),
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
    closing: signatureOf(statement, timeZone),
    language: 'en-US',
  };
};
