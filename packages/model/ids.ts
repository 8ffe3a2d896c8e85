import type * as z from 'zod';

import { idOf } from './id-of.ts';
import { fixedIdPrefixes } from './id-prefixes.ts';

const id = <Kind extends keyof typeof fixedIdPrefixes>(kind: Kind) => idOf(kind, fixedIdPrefixes[kind]);

export const AccountId = id('account');
export const ArtifactId = id('artifact');
export const AuditEventId = id('auditEvent');
export const DecisionId = id('decision');
export const DisclosureId = id('disclosure');
export const FactsId = id('facts');
export const JobId = id('job');
export const LetterId = id('letter');
export const LinkId = id('link');
export const MemberId = id('member');
export const OfferId = id('offer');
export const OneTimeCodeId = id('oneTimeCode');
export const PatientId = id('patient');
export const PracticeId = id('practice');
export const PsychotherapyNoteId = id('psychotherapyNote');
export const RequestId = id('request');
export const StatementId = id('statement');
export const StatementDraftId = id('statementDraft');
export const SupervisionId = id('supervision');
export const UploadId = id('upload');

export type AccountId = z.infer<typeof AccountId>;
export type ArtifactId = z.infer<typeof ArtifactId>;
export type AuditEventId = z.infer<typeof AuditEventId>;
export type DecisionId = z.infer<typeof DecisionId>;
export type DisclosureId = z.infer<typeof DisclosureId>;
export type FactsId = z.infer<typeof FactsId>;
export type JobId = z.infer<typeof JobId>;
export type LetterId = z.infer<typeof LetterId>;
export type LinkId = z.infer<typeof LinkId>;
export type MemberId = z.infer<typeof MemberId>;
export type OfferId = z.infer<typeof OfferId>;
export type OneTimeCodeId = z.infer<typeof OneTimeCodeId>;
export type PatientId = z.infer<typeof PatientId>;
export type PracticeId = z.infer<typeof PracticeId>;
export type PsychotherapyNoteId = z.infer<typeof PsychotherapyNoteId>;
export type RequestId = z.infer<typeof RequestId>;
export type StatementId = z.infer<typeof StatementId>;
export type StatementDraftId = z.infer<typeof StatementDraftId>;
export type SupervisionId = z.infer<typeof SupervisionId>;
export type UploadId = z.infer<typeof UploadId>;
