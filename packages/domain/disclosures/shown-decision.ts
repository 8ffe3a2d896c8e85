import type { Decision } from '@sequester/law';
import type { RecordedDecision, RequestFile } from '@sequester/model';

import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { releases } from './decision.ts';
import { fieldOf } from './field-of.ts';
import { letsStatementGo } from './statement-scope.ts';
import { statementTerms, type StatementTerms } from './statement-terms.ts';

export interface ShownDecision extends Pick<
  Decision,
  'outcome' | 'cures' | 'duties' | 'patientNotice' | 'engineVersion'
> {
  at: RecordedDecision['at'];
  /** `field` is the fact or paper that it turns on. */
  reasons: { code: string; text: string; citation: string; field: string }[];
  /** Only where the decision releases, and only to a privacy officer: elsewhere nothing says that a note exists. */
  scope?: { content: string; noteIds: string[]; terms: string[]; redact: string[] };
  /** What may be said and to whom, where the answer is a statement and no note. */
  statement?: StatementTerms;
}

/** A decision in words. What it was made on stays out. */
export const shownDecision = (recorded: RecordedDecision, officer: boolean): ShownDecision => {
  const decision = decisionAsIfNoNotes(recorded);
  const { outcome, cures, duties, patientNotice, engineVersion, scope } = decision;
  const reasons = decision.reasons.map(({ code, text, citation, because }) => ({
    code,
    text,
    citation,
    field: fieldOf(because, recorded.facts),
  }));
  const ceiling = {
    content: scope.content,
    noteIds: scope.note_ids,
    terms: scope.terms ?? [],
    redact: scope.redact ?? [],
  };
  return {
    at: recorded.at,
    outcome,
    reasons,
    cures,
    duties,
    patientNotice,
    engineVersion,
    ...(officer && releases(decision) ? { scope: ceiling } : {}),
    ...(letsStatementGo(recorded) ? { statement: statementTerms(recorded) } : {}),
  };
};

/** The last decision of a request; intake made the first. */
export const lastDecision = ({ decisions }: Pick<RequestFile, 'decisions'>): RecordedDecision => {
  const last = decisions.at(-1);
  if (last === undefined) throw new Error('a request without a decision');

  return last;
};
