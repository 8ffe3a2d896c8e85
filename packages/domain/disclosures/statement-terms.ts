import type { RecordedDecision } from '@sequester/model';

/** What may be said and to whom, where the answer is a statement and no note. */
export interface StatementTerms {
  elements: string[];
  recipients: string[];
  optionalRecipients: string[];
  excludedRecipients: string[];
}

export const statementTerms = ({ decision: { scope } }: Pick<RecordedDecision, 'decision'>): StatementTerms => ({
  elements: scope.elements ?? [],
  recipients: scope.recipients ?? [],
  optionalRecipients: scope.optional_recipients ?? [],
  excludedRecipients: scope.excludes_recipients ?? [],
});
