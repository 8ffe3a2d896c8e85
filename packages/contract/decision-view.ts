import { Outcome } from '@sequester/law/facts';
import { Instant } from '@sequester/model';
import * as z from 'zod';

/** What may be said and to whom, where the answer is a statement and no note. */
export const StatementTerms = z.object({
  elements: z.array(z.string()),
  recipients: z.array(z.string()),
  optionalRecipients: z.array(z.string()),
  excludedRecipients: z.array(z.string()),
});

/** `scope` is there only where the decision releases, and only for a privacy officer: nothing else says that a note exists. */
export const DecisionView = z.object({
  at: Instant,
  outcome: Outcome,
  reasons: z.array(z.object({ code: z.string(), text: z.string(), citation: z.string(), field: z.string() })),
  cures: z.array(z.string()),
  duties: z.array(z.string()),
  patientNotice: z.string(),
  engineVersion: z.string(),
  statement: StatementTerms.optional(),
  scope: z
    .object({
      content: z.string(),
      noteIds: z.array(z.string()),
      terms: z.array(z.string()),
      redact: z.array(z.string()),
    })
    .optional(),
});
