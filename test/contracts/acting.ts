import { randomUUID } from 'node:crypto';

import { auditEvent, type PracticeContext, type Trace } from '@sequester/domain';
import { type AuditAction, type IdKind, idPrefixes, MemberId, PatientId, PracticeId } from '@sequester/model';
import { now } from '@sequester/testing/clock';

/** An id that no other test has. */
export const freshId = (kind: IdKind): string => `${idPrefixes[kind]}_${randomUUID().replaceAll('-', '').slice(0, 26)}`;

export const memberId = MemberId.parse(freshId('member'));
export const otherMemberId = MemberId.parse(freshId('member'));
export const freshMemberId = (): MemberId => MemberId.parse(freshId('member'));
export const freshPatientId = (): PatientId => PatientId.parse(freshId('patient'));

/** The system's call in a practice of its own, which no other test has. */
export const contextOf = (practiceId: PracticeId = PracticeId.parse(freshId('practice'))): PracticeContext => ({
  practiceId,
  actor: { kind: 'system', id: 'contracts' },
  now,
  newId: freshId,
});

/** The same call as one try at an act that may be retried. */
export const attempted = (context: PracticeContext): PracticeContext => ({
  ...context,
  attempt: { operationId: 'test', keySha256: randomUUID(), requestSha256: '0'.repeat(64) },
});

/** A trace of an act that no other act has. */
export const traceOf = (context: PracticeContext, action: AuditAction = 'chart.read', answer?: unknown): Trace => ({
  event: auditEvent(context, action, {}),
  ...(answer === undefined ? {} : { answer }),
});
