import * as z from 'zod';

import { RequestedClass } from './records.ts';
import { outcomes, approvers, contents } from './vocabulary/decisions.ts';
import { accountingFields, scopeAttachments, scopeElements, scopeTerms } from './vocabulary/scope.ts';

export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

export const Approver = z.enum(approvers);
export type Approver = z.infer<typeof Approver>;

export const Content = z.enum(contents);
export type Content = z.infer<typeof Content>;

export const ScopeElement = z.enum(scopeElements);
export type ScopeElement = z.infer<typeof ScopeElement>;

export const ScopeTerm = z.enum(scopeTerms);
export type ScopeTerm = z.infer<typeof ScopeTerm>;

/** What one paper, or what somebody chose, reaches of the ordinary record. What it does not name it does not limit. */
export const Reach = z.strictObject({
  classes: z.array(RequestedClass).optional(),
  record_ids: z.array(z.string()).optional(),
  date_from: z.string().optional(),
  date_to: z.string().optional(),
  authors: z.array(z.string()).optional(),
});
export type Reach = z.infer<typeof Reach>;

/** What a restriction or a payment in full keeps of records that nobody listed: 45 CFR 164.522(a)(1). */
export const Withheld = Reach.pick({ classes: true, record_ids: true });
export type Withheld = z.infer<typeof Withheld>;

/**
 * The ceiling of what may leave. `note_ids` holds the ids of notes and of other records: they and nothing else leave, unless
 * nobody listed the records. Then `within` is there, and of the ordinary record leaves what lies within `classes`, `date_from`,
 * `date_to` and one of `within`, less `withheld`.
 */
export const Scope = z.strictObject({
  note_ids: z.array(z.string()),
  content: Content,
  recipient: z.string().optional(),
  recipients: z.array(z.string()).optional(),
  optional_recipients: z.array(z.string()).optional(),
  excludes_recipients: z.array(z.string()).optional(),
  classes: z.array(RequestedClass).optional(),
  date_from: z.string().optional(),
  date_to: z.string().optional(),
  within: z.array(Reach).optional(),
  withheld: Withheld.optional(),
  elements: z.array(ScopeElement).optional(),
  excludes: z.array(RequestedClass).optional(),
  redact: z.array(z.string()).optional(),
  terms: z.array(ScopeTerm).optional(),
  attach: z.array(z.enum(scopeAttachments)).optional(),
  mode: z.enum(['oral', 'view']).optional(),
  list: z.array(z.string()).optional(),
  fields: z.array(z.enum(accountingFields)).optional(),
});
export type Scope = z.infer<typeof Scope>;

export const Reason = z.strictObject({
  code: z.string(),
  text: z.string(),
  citation: z.string(),
  because: z.string(),
});
export type Reason = z.infer<typeof Reason>;

export const Decision = z.strictObject({
  outcome: Outcome,
  scope: Scope,
  reasons: z.array(Reason).min(1),
  cures: z.array(z.string()),
  duties: z.array(z.string()),
  approvals: z.array(Approver),
  accounting: z.boolean(),
  minimumNecessary: z.boolean(),
  patientNotice: z.string(),
  engineVersion: z.string(),
});
export type Decision = z.infer<typeof Decision>;
