import type { Statement, StatementDraft, WrittenStatement, DisclosureRequest } from '@sequester/model';

const isWritten = (statement: Statement): statement is WrittenStatement => statement.manner === 'written';

/** The statement that the request sends in this round, where one was written. */
export const writtenStatement = ({
  request,
  statements,
}: {
  request: DisclosureRequest;
  statements: readonly Statement[];
}): WrittenStatement | undefined => statements.filter(isWritten).findLast(({ round }) => round === request.round);

/** The statement that a draft became when it was signed. */
export const signedFrom = (
  statements: readonly Statement[],
  draftId: StatementDraft['draftId'],
): WrittenStatement | undefined => statements.filter(isWritten).find(({ draft }) => draft?.draftId === draftId);

/** What the disclosure log says of a statement: that it was one, and of what; never its words (45 CFR 164.528(b)(2)(iii)). */
export const describedStatement = ({ manner, parts }: Pick<Statement, 'manner' | 'parts'>): string => {
  const how = { telephone: 'Told by telephone', 'in-person': 'Told in person', written: 'Written statement' }[manner];
  return `${how}, no note: ${parts.map(({ element }) => element).join('; ')}`;
};
