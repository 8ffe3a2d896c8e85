import { type AuditAction, type AuditEvent, type AuditSubject, entryEvents, keyUsed } from '@sequester/model';

export type ShownEvent = Omit<AuditEvent, 'action'> & { action: AuditAction | typeof keyUsed };

/** Acts of the practice and the chart, which depend on no psychotherapy note. */
const ordinary =
  /^(?:access-hold|account|chart|document|legal-hold|member|patient|patient-request|policy|practice|privacy-contact|privacy-notice|provider|session|supervision)\./;
const ofEntries: ReadonlySet<AuditAction> = new Set<AuditAction>(entryEvents);

/** Acts on requests of which everybody who handles them may know, as asked, typed and said by people of the practice and the patient. */
const typed = /^(?:accounting|artifact|audit|authorization|disclosure-log|request|statement)\./;

/** What came of decisions. */
const ofDecisions: ReadonlySet<AuditAction> = new Set<AuditAction>([
  'artifact.opened',
  'artifact.accepted',
  'request.refused',
]);

/** What of such an act depends on no note: ids, digests of papers, and what was typed. */
const shownFields: ReadonlySet<string> = new Set([
  'account',
  'amends',
  'artifactId',
  'as',
  'change',
  'draftId',
  'draftedBy',
  'elements',
  'factsId',
  'fields',
  'for',
  'formVersion',
  'groundAsserted',
  'kind',
  'manner',
  'offerId',
  'on',
  'part',
  'patientId',
  'reason',
  'requestId',
  'sha256',
  'statementId',
  'textSha256',
  'to',
  'type',
  'uploadId',
  'what',
  'written',
]);

const of = (subject: AuditSubject, fields: ReadonlySet<string>): AuditSubject =>
  Object.fromEntries(Object.entries(subject).filter(([field]) => fields.has(field)));

const keyUse = (event: AuditEvent): ShownEvent => ({ ...event, action: keyUsed, subject: {} });

const ofDrafts = /^psychotherapy-note\.drafts?-/;

/** An event for a privacy officer: as it was recorded, but that a draft is its therapist's alone. */
export const wholeEvent = (event: AuditEvent): ShownEvent => (ofDrafts.test(event.action) ? keyUse(event) : event);

/** An event for those who may not know whether notes exist; undefined where there being one may depend on that. */
export const reducedEvent = (event: AuditEvent): ShownEvent | undefined => {
  const { action, actor, subject } = event;
  if (ordinary.test(action) || ofEntries.has(action)) return event;

  if (action.startsWith('psychotherapy-note.')) return keyUse(event);

  const byAPerson = actor.kind === 'member' || actor.kind === 'patient';
  return byAPerson && typed.test(action) && !ofDecisions.has(action)
    ? { ...event, subject: of(subject, shownFields) }
    : undefined;
};
