import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { IDS, authorization, courtOrder, facts, record, subpoena } from '../example-facts.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import { GroundAsserted } from '../parties.ts';
import { explain } from './explain.ts';
import { letterFacts } from './letter-facts.ts';
import { letter } from './letter.ts';
import { RecipientKind } from './recipient-kind.ts';

const particulars = {
  practice: 'Example Practice',
  date: '2031-06-15',
  contact: { title: 'Privacy Officer', phone: '555-0100' },
  reference: 'R-1',
  docket: '31-CV-0001',
};
const write = (given: Facts, kind: RecipientKind) =>
  letter(adjudicate(given), kind, { ...particulars, ...letterFacts(given) }).paragraphs.join('\n');

const ordered = (status: 'in_force' | 'stayed') =>
  facts({ ground_asserted: 'court_order', artifacts: [courtOrder({ status, under_seal: true })] });

const everything = GroundAsserted.options.flatMap((ground) => [
  bestRequest(ground, 'psychotherapy_notes'),
  bestRequest(ground, 'progress_notes'),
  facts({ ground_asserted: ground }),
]);

test('no letter names a note, a patient or a therapist', () => {
  for (const given of everything) {
    for (const kind of RecipientKind.options)
      expect(write(given, kind)).not.toMatch(/note-\d|record-\d|patient-1|therapist-A|undefined|NaN|Invalid/);
  }
});

test('a payer and the server of a subpoena read the same whether or not there are notes', () => {
  for (const [ground, kind] of [
    ['payment', 'insurer'],
    ['subpoena', 'subpoenaing-party'],
  ] as const) {
    const some = facts({ ground_asserted: ground, artifacts: [subpoena()] });
    expect(write(some, kind)).toBe(
      write({ ...some, notes: [], requested: { classes: ['psychotherapy_notes'] } }, kind),
    );
  }
});

test('a letter carries the references it was given, and no others', () => {
  const decision = adjudicate(facts());
  const first = (given: Partial<typeof particulars>) =>
    letter(decision, 'insurer', { ...particulars, reference: undefined, docket: undefined, ...given }).paragraphs[0];
  expect(first({})).toBe('2031-06-15.');
  expect(first({ reference: 'R-1' })).toBe('2031-06-15. Your reference: R-1.');
  expect(first({ reference: 'R-1', docket: 'D-1' })).toBe('2031-06-15. Your reference: R-1. Docket: D-1.');
});

test('a payer who is owed part of the record is told what is enclosed', () => {
  const given = facts({
    ground_asserted: 'payment',
    requester: { id: 'requester-1', type: 'health_plan', identity_verified: true },
    requested: { classes: ['psychotherapy_notes', 'progress_notes'] },
    other_records: [record('record-1')],
  });
  expect(write(given, 'insurer')).toContain('Enclosed is the part of the record');
  expect(write(bestRequest('payment', 'progress_notes'), 'insurer')).toContain('Enclosed');
  expect(write(bestRequest('payment', 'psychotherapy_notes'), 'insurer')).not.toContain('Enclosed');
});

test('the answer to a subpoena acknowledges no treatment and says what could be sent instead', () => {
  const text = write(facts({ ground_asserted: 'subpoena', artifacts: [subpoena()] }), 'subpoenaing-party');
  expect(text).toContain('neither confirms nor denies');
  expect(text).toContain('order signed by a judge that expressly names psychotherapy notes');
});

describe('to the patient (164.524(d)(2))', () => {
  const mixed: Partial<Facts> = {
    ground_asserted: 'patient_access',
    requester: { id: 'patient-1', type: 'individual', identity_verified: true },
    requested: { classes: ['psychotherapy_notes', 'progress_notes'], note_ids: [...IDS, 'record-1'] },
    other_records: [record('record-1')],
  };
  test('a refusal of notes says that it is not reviewable and how to complain', () => {
    const text = write(facts(mixed), 'patient');
    expect(text).toContain('no review');
    expect(text).toContain('Privacy Officer, 555-0100');
    expect(text).toContain('Secretary of Health and Human Services');
  });
  test('a refusal for danger says how to have it reviewed', () => {
    expect(write(facts({ ...mixed, context: { determination: 'life_or_physical_safety' } }), 'patient')).toContain(
      'another licensed health care professional',
    );
  });
  test('what is undecided is not called refused', () => {
    const text = write(facts({ ...mixed, jurisdiction: 'TX' }), 'patient');
    expect(text).toContain('has not been refused');
    expect(text).not.toContain('no review');
  });
  test('what is given is named, with its basis and how to complain (164.524(c))', () => {
    const text = write(bestRequest('patient_access', 'progress_notes'), 'patient');
    expect(text).toContain('the records that you asked for: progress notes');
    expect(text).toContain('your designated record set');
    expect(text).toContain('complain');
  });
});

test('who sent a defective authorization reads every defect with its paragraph (164.508(b)(2), (c))', () => {
  const text = write(
    facts({ artifacts: [authorization({ expires_on: null, plain_language: false })] }),
    'authorization-holder',
  );
  expect(text).toContain(
    '1. The authorization has neither an expiration date nor an expiration event. (45 CFR 164.508(c)(1)(v))',
  );
  expect(text).toContain('2. The form is not recorded as written in plain language. (45 CFR 164.508(c)(3))');
});

test('what the form does not show stays inside the practice', () => {
  const joint = facts().notes.map((each) => ({
    ...each,
    session_kind: 'family' as const,
    other_participants: ['patient-2'],
  }));
  const parent = {
    signed_by: 'parent-1',
    signer_role: 'personal_representative',
    authority_description: 'parent',
  } as const;
  const inside: Facts[] = [
    facts({ jurisdiction: 'FL', notes: joint, artifacts: [authorization()] }),
    facts({
      patient: { id: 'patient-1', age: 9, living: true },
      artifacts: [authorization(parent)],
      context: { abuse_suspected_by: 'parent-1' },
    }),
    facts({ patient: { id: 'patient-1', age: 40, living: false }, artifacts: [authorization()] }),
    facts({ artifacts: [authorization({ revoked: { written: true, received_at: '2031-06-01T00:00:00Z' } })] }),
  ];
  for (const given of inside) {
    expect(adjudicate(given).scope.note_ids).toEqual([]);
    expect(write(given, 'authorization-holder')).not.toMatch(/family|abus|suspect|died|revoke|You may send us/);
  }
});

test('a court is not told of a substance use disorder program (42 CFR 2.13(c)(2))', () => {
  const given = facts({
    ground_asserted: 'court_order',
    holder: { id: 'practice-1', part2_program: true },
    artifacts: [courtOrder()],
  });
  expect(write(given, 'court')).not.toMatch(/Part 2|2\.6|substance|Subpart/);
});

test('a court receives what was ordered on its terms, or is told what could be sent instead', () => {
  expect(write(ordered('in_force'), 'court')).toContain('Terms on which it is produced: sealed.');
  expect(write(ordered('stayed'), 'court')).toContain(
    '1. The order is stayed and compels nothing while the stay lasts. (45 CFR 164.512(a)(1), (e)(1)(i)) It would suffice: stay lifted.',
  );
});

test('the privacy officer reads outcome, reasons with citation and cause, cures and approvals', () => {
  const denied = explain(adjudicate(facts({ artifacts: [authorization({ expires_on: '2031-06-01' })] })));
  expect(denied).toContain('DENY: Nothing leaves.');
  expect(denied).toContain('[45 CFR 164.508(b)(2)(i)] (authorization-expired, from auth-1.expires_on)');
  expect(denied).toContain('- new authorization');
  const released = explain(adjudicate(facts({ artifacts: [authorization()] })));
  expect(released).toContain('- records: note-1, note-2, note-3');
  expect(released).toContain('To be approved by:\n- originator\n- privacy-officer');
});
