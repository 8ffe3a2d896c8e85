import type { Author, Instant, RequestFile, Statement, StatementDraft, Told } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { signedFrom } from './statement.ts';
import { isOfficer } from './who-may-know.ts';

export type ShownStatement = Pick<Statement, 'statementId' | 'manner' | 'at' | 'by' | 'author'> & {
  /** Who drafted it, where that was another. */
  draftedBy?: Author;
  elements: string[];
  /** What was said and to whom: to a privacy officer, and to who said it. */
  parts?: Statement['parts'];
  to?: Told;
  toldAt?: Instant;
};

export type ShownDraft = Omit<StatementDraft, 'practiceId' | 'requestId'> & { signed: boolean };

export const shownStatement = (statement: Statement, context: PracticeContext): ShownStatement => {
  const { statementId, manner, at, by, author, parts } = statement;
  const drafted =
    statement.manner === 'written' && statement.draft !== undefined ? { draftedBy: statement.draft.draftedBy } : {};
  const told = statement.manner === 'written' ? {} : { to: statement.to, toldAt: statement.toldAt };
  const whole = isOfficer(context) || by === context.actor.id;
  return {
    statementId,
    manner,
    at,
    by,
    author,
    ...drafted,
    elements: parts.map(({ element }) => element),
    ...(whole ? { parts, ...told } : {}),
  };
};

/** Drafts, to who wrote them, to who may sign them, and to a privacy officer. */
export const shownDrafts = (
  { drafts, statements }: Pick<RequestFile, 'drafts' | 'statements'>,
  context: PracticeContext,
): ShownDraft[] =>
  drafts
    .filter(
      (draft) => isOfficer(context) || draft.for === context.actor.id || draft.draftedBy.memberId === context.actor.id,
    )
    .map(({ draftId, draftedBy, at, for: clinicianId, parts }) => ({
      draftId,
      draftedBy,
      at,
      for: clinicianId,
      parts,
      signed: signedFrom(statements, draftId) !== undefined,
    }));
