import { AuditAction, entryEvents, keyUsed } from '@sequester/model';
import { acting, builder, officer } from '@sequester/testing/disclosures/example-disclosures';
import { describe, expect, test } from 'vitest';

import { auditEvent } from '../audit.ts';
import { reducedEvent, wholeEvent } from './show-audit.ts';

const subject = {
  requestId: 'req_1',
  patientId: 'pat_1',
  noteId: 'psn_1',
  noteIds: ['psn_1'],
  count: 3,
  outcome: 'NARROW',
  status: 'in-review',
  decisionId: 'dec_1',
  recordSha256: '0',
  engineVersion: '1',
  policyVersion: 1,
};
const shown = (action: AuditAction, actor = officer) => reducedEvent(auditEvent(acting(actor), action, subject));

const ofNotes = AuditAction.options.filter((action) => action.startsWith('psychotherapy-note.'));
const ofEntries = new Set<AuditAction>(entryEvents);
const ofPractice = (action: AuditAction): boolean =>
  /^(?:access-hold|account|chart|document|legal-hold|member|patient|patient-request|policy|practice|privacy-contact|privacy-notice|provider|session|supervision)\./.test(
    action,
  ) || ofEntries.has(action);

describe('the audit for those who may not know whether notes exist', () => {
  test.each(ofNotes)('%s is that a therapist used their key, and nothing more', (action) => {
    expect(shown(action)).toMatchObject({ action: keyUsed, subject: {} });
  });

  test.each(ofNotes)('%s is as it was recorded to a privacy officer, but of a draft', (action) => {
    const event = auditEvent(acting(officer), action, subject);
    const drafts = /\.drafts?-/.test(action);
    expect(wholeEvent(event)).toMatchObject(drafts ? { action: keyUsed, subject: {} } : { action, subject });
    expect(Object.keys(wholeEvent(event).subject).length > 0).toBe(!drafts);
  });

  test('says of acts on requests what was asked and typed, and nothing that was decided', () => {
    const rest = AuditAction.options.filter((action) => !ofPractice(action) && !ofNotes.includes(action));
    const kept = rest.flatMap((action) => shown(action) ?? []);
    expect(new Set(kept.flatMap((event) => Object.keys(event.subject)))).toEqual(new Set(['requestId', 'patientId']));
    expect(rest.filter((action) => shown(action) === undefined)).toEqual(
      rest.filter((action) =>
        /^(?:decision|extract|job|letter|link|manifest|records|selection)\.|^disclosure\.|^artifact\.(?:opened|accepted)$|^request\.refused$|^progress-note\.taking-out-/.test(
          action,
        ),
      ),
    );
  });

  test('leaves out what the service did of itself with a request', () => {
    expect(shown('authorization.revoked', builder)).toBeUndefined();
    expect(shown('artifact.recorded', builder)).toBeUndefined();
  });
});
