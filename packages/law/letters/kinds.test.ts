import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { IDS, authorization, courtOrder, facts, note, record, subpoena } from '../example-facts.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import { GroundAsserted, type RequesterType } from '../parties.ts';
import { letterKind } from './kind.ts';
import { letterFacts } from './letter-facts.ts';
import { letter } from './letter.ts';
import { mayTellPatient } from './notice-letter.ts';
import type { Language } from './particulars.ts';
import type { RecipientKind } from './recipient-kind.ts';

const particulars = {
  practice: 'Example Practice',
  date: '2031-06-15',
  contact: { title: 'Privacy Officer', phone: '555-0100' },
};
const write = (given: Facts, kind: RecipientKind, language?: Language) =>
  letter(adjudicate(given), kind, {
    ...particulars,
    ...letterFacts(given),
    ...(language === undefined ? {} : { language }),
  }).paragraphs.join('\n');
const by = (type: RequesterType, id = 'requester-1') => ({ id, type, identity_verified: true });

const OUTSIDE = [
  'insurer',
  'subpoenaing-party',
  'court',
  'law-enforcement',
  'hhs',
  'oversight-agency',
  'coroner',
  'requester',
  'authorization-holder',
  'representative',
  'notice-to-patient',
] as const;
const personal = [note('note-1', '2031-01-10', { il_personal_notes: true })];
const warrant: Facts['artifacts'][number] = {
  type: 'search_warrant',
  signed_by: 'judge',
  authenticated: true,
  items: ['safe-1'],
};
const oversight: Facts['artifacts'][number] = {
  type: 'oversight_request',
  verified: true,
  target: 'therapist-Z',
  legal_authority: 'a statute',
  asks_for: IDS,
};

const REFUSED: Facts[] = [
  ...GroundAsserted.options.map((ground) => facts({ ground_asserted: ground })),
  facts({
    ground_asserted: 'court_order',
    artifacts: [courtOrder()],
    requester: { id: 'requester-1', type: 'attorney' },
  }),
  facts({
    ground_asserted: 'court_order',
    jurisdiction: 'IL',
    notes: personal,
    artifacts: [courtOrder({ state_findings: { in_camera_review_completed: true } })],
  }),
  facts({ ground_asserted: 'court_order', artifacts: [courtOrder({ status: 'stayed', date_to: '2031-01-01' })] }),
  facts({
    ground_asserted: 'court_order',
    holder: { id: 'practice-1', part2_program: true },
    artifacts: [courtOrder()],
  }),
  facts({ ground_asserted: 'law_enforcement', requester: by('law_enforcement'), artifacts: [warrant] }),
  facts({
    ground_asserted: 'law_enforcement',
    requester: by('law_enforcement'),
    artifacts: [{ ...warrant, signed_by: 'officer' }],
  }),
  facts({ ground_asserted: 'health_oversight', requester: by('licensing_board'), artifacts: [oversight] }),
  facts({ ground_asserted: 'subpoena', artifacts: [subpoena()] }),
  facts({ artifacts: [authorization({ date_to: '2031-01-02' })] }),
  facts({
    jurisdiction: 'FL',
    notes: [note('note-1', '2031-01-10', { session_kind: 'family', other_participants: ['patient-2'] })],
    artifacts: [authorization()],
  }),
];

const refused = REFUSED.filter((given) => !/RELEASE|NARROW/.test(adjudicate(given).outcome));

test('a refusal to anybody outside reads the same whether or not there are notes', () => {
  expect(refused.length).toBeGreaterThan(30);
  for (const given of refused) {
    for (const kind of OUTSIDE)
      expect([kind, write(given, kind)]).toEqual([kind, write({ ...given, notes: [] }, kind)]);
  }
});

test('a refusal to somebody who may not know says neither that there is a patient nor that there is none', () => {
  for (const given of refused) {
    for (const kind of [
      'law-enforcement',
      'hhs',
      'oversight-agency',
      'coroner',
      'requester',
      'representative',
      'recipient',
    ] as const) {
      expect(write(given, kind)).toContain('neither confirms nor denies that any person was ever seen here');
      expect(write(given, kind)).not.toMatch(/substance|Subpart|abus/);
    }
  }
});

const shows = (signedBy: string, items: string[]) =>
  facts({
    ground_asserted: 'law_enforcement',
    requester: by('law_enforcement'),
    artifacts: [{ type: 'search_warrant', signed_by: signedBy, authenticated: true, items }],
  });

describe('law enforcement', () => {
  test('with an officer’s paper is told that it compels nothing, and by whom to be signed', () => {
    const text = write(shows('officer', IDS), 'law-enforcement');
    expect(text).toContain('no signature of a judicial officer');
    expect(text).toContain('judicial warrant or court order');
    expect(text).toContain('Nothing here hinders a search that a judge has authorized.');
  });
  test('with a judge’s warrant has the items sealed, the privilege asserted, and how to suspend the accounting', () => {
    const text = write(shows('judge', ['note-1']), 'law-enforcement');
    expect(text).toMatch(/sealed[\s\S]*privilege[\s\S]*filter team[\s\S]*164\.528\(a\)\(2\)\(i\)/);
    expect(text).not.toContain('neither confirms');
  });
});

describe('officials', () => {
  test('have what they asked for, and the agency its way to suspend the accounting', () => {
    expect(write(bestRequest('hhs_enforcement', 'psychotherapy_notes'), 'hhs')).toContain('160.310(c)');
    expect(write(bestRequest('health_oversight', 'psychotherapy_notes'), 'oversight-agency')).toContain(
      '164.528(a)(2)(i)',
    );
    expect(write(bestRequest('coroner', 'psychotherapy_notes'), 'coroner')).toContain('164.512(g)(1)');
  });
  test('are told what their request lacks', () => {
    const given = facts({
      ground_asserted: 'hhs_enforcement',
      requester: by('hhs_secretary'),
      artifacts: [{ type: 'hhs_request', verified: true, asks_for: IDS }],
    });
    expect(write(given, 'hhs')).toContain('To answer, the practice needs: matter number of the investigation.');
  });
});

describe('a subpoena', () => {
  const mixed: Partial<Facts> = {
    ground_asserted: 'subpoena',
    requested: { classes: ['psychotherapy_notes', 'progress_notes'] },
    other_records: [record('record-1')],
  };
  test('without assurance is objected to as a whole, and in New York for want of an order', () => {
    const clinic = { id: 'practice-1', part2_program: false, licensed_by: 'OMH' };
    const asked = facts({ ...mixed, jurisdiction: 'NY', holder: clinic, artifacts: [subpoena()] });
    const text = write(asked, 'subpoenaing-party');
    expect(text).toContain('No satisfactory assurance');
    expect(text).toContain('N.Y. CPLR 2302(a)');
    expect(text).not.toContain('ILCS');
  });
  test('with assurance is answered from the ordinary record, and the letter no longer denies knowing anybody', () => {
    const text = write(
      facts({ ...mixed, artifacts: [subpoena({ satisfactory_assurance: 'notice_given_no_objection' })] }),
      'subpoenaing-party',
    );
    expect(text).toContain('Enclosed is what the subpoena reaches of the ordinary record');
    expect(text).not.toContain('neither confirms');
  });
});

describe('the recipient of an authorization', () => {
  test('reads what it is for, and that more may not follow', () => {
    expect(write(facts({ artifacts: [authorization()] }), 'recipient')).toContain(
      'may lose the protection of federal privacy law',
    );
    const narrowed = write(facts({ artifacts: [authorization({ date_to: '2031-01-31' })] }), 'recipient');
    expect(narrowed).toContain('This letter says nothing about whether more exists.');
  });
  test('of a Part 2 program reads the notice that travels along (42 CFR 2.32)', () => {
    const given = facts({
      holder: { id: 'practice-1', part2_program: true },
      artifacts: [authorization(), { type: 'redisclosure_notice', included: true, consent_copy_or_explanation: true }],
    });
    expect(write(given, 'recipient')).toContain(
      '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    );
  });
});

const patient = by('individual', 'patient-1');
const accounting = (context: Facts['context']) =>
  write(facts({ ground_asserted: 'accounting', requester: patient, context }), 'accounting');
const report = (context: Facts['context']) =>
  adjudicate(
    facts({
      ground_asserted: 'required_by_law',
      jurisdiction: 'FL',
      requester: by('adult_protective_services'),
      context: { mandated: true, ...context },
    }),
  );

describe('the patient', () => {
  test('whose amendment is refused learns of disagreement, attachment and complaint (164.526(d)(1))', () => {
    const text = write(facts({ ground_asserted: 'amendment', requester: patient }), 'amendment');
    for (const right of [
      '164.526(a)(2)(iii)',
      'statement of disagreement',
      'go with every future disclosure',
      'Secretary of Health and Human Services',
    ])
      expect(text).toContain(right);
  });
  test('who asks for an accounting learns how many entries there are, and nothing of a suspension', () => {
    const disclosures = [
      { ground: 'court_order', date: '2031-02-10' },
      { ground: 'oversight', date: '2031-04-01' },
    ];
    expect(accounting({ disclosures })).toContain('The list holds 2 disclosures');
    const suspension = { agency: 'licensing_board', written: true, until: '2031-12-31', reason_given: true };
    expect(accounting({ disclosures, suspension })).toBe(accounting({ disclosures: disclosures.slice(0, 1) }));
    expect(accounting({})).toContain('There is no disclosure that the law asks to be listed.');
  });
  test('who sends to an app reads that notes need an authorization of their own', () => {
    expect(
      write(facts({ ground_asserted: 'patient_access', requester: patient, context: { send_to: 'app' } }), 'patient'),
    ).toContain('an authorization of their own');
  });
  test('is not asked for what the practice has to settle', () => {
    const given = facts({ ground_asserted: 'patient_access', jurisdiction: 'TX', requester: patient });
    expect(write(given, 'patient')).not.toContain('Before we can answer');
    expect(
      write(
        { ...bestRequest('patient_access', 'progress_notes'), requester: { id: 'patient-1', type: 'individual' } },
        'patient',
      ),
    ).toContain('we need: verification of your identity');
  });
  test('is told of a demand and of a report, unless the decision keeps it back', () => {
    const demand = facts({ ground_asserted: 'subpoena', artifacts: [subpoena()] });
    expect(write(demand, 'notice-to-patient')).toMatch(
      /Nothing has been disclosed[\s\S]*You may object[\s\S]*before June 30, 2031/,
    );
    expect(letter(report({}), 'notice-to-patient', particulars).title).toBe('A report the law requires');
    expect(
      [
        report({}),
        report({ notice_would_endanger: true }),
        report({ suspected_abuser: 'personal_representative' }),
      ].map(mayTellPatient),
    ).toEqual([true, false, false]);
    expect(mayTellPatient(adjudicate(bestRequest('law_enforcement', 'psychotherapy_notes')))).toBe(false);
  });
});

describe('who asks in the place of the patient', () => {
  const parent = by('parent', 'parent-1');
  const asks = (over: Partial<Facts>) =>
    write(
      facts({
        ground_asserted: 'patient_access',
        requester: parent,
        requested: { classes: ['progress_notes'] },
        other_records: [record('record-1')],
        ...over,
      }),
      'representative',
    );
  test('has the record of a child, or a summary where the state says so', () => {
    expect(asks({ patient: { id: 'patient-1', age: 9, living: true } })).toContain('Enclosed is the ordinary record');
    expect(asks({ jurisdiction: 'IL', patient: { id: 'patient-1', age: 14, living: true, objects: true } })).toContain(
      'the current condition, the needs and the services',
    );
  });
  test('reads the same, suspected of abuse or shut out by the minor’s own consent', () => {
    const suspected = asks({
      patient: { id: 'patient-1', age: 9, living: true },
      context: { abuse_suspected_by: 'parent-1' },
    });
    expect(suspected).toBe(asks({ patient: { id: 'patient-1', age: 15, living: true, self_consented: true } }));
    expect(suspected).toContain('Privacy Officer, 555-0100');
  });
});

test.each<[Partial<Facts>, RecipientKind | undefined]>([
  [{ artifacts: [authorization()] }, 'recipient'],
  [{}, 'authorization-holder'],
  [{ ground_asserted: 'patient_access', requester: by('individual', 'patient-1') }, 'patient'],
  [{ ground_asserted: 'patient_access', requester: by('parent') }, 'representative'],
  [{ ground_asserted: 'patient_access', requester: by('spouse') }, 'requester'],
  [{ ground_asserted: 'payment_review', requester: by('medicare_contractor') }, 'insurer'],
  [{ ground_asserted: 'other', requester: by('health_plan') }, 'insurer'],
  [{ ground_asserted: 'other', requester: by('police') }, 'law-enforcement'],
  [{ ground_asserted: 'family', requester: by('spouse') }, 'requester'],
  [{ ground_asserted: null, requester: { id: 'requester-1' } }, 'requester'],
  [{ ground_asserted: 'hhs_enforcement' }, 'hhs'],
  [{ ground_asserted: 'serious_threat' }, undefined],
  [{ ground_asserted: 'health_care_operations', action: 'use' }, undefined],
])('%j is answered by the letter %s', (over, kind) => {
  const given = facts(over);
  expect(letterKind(given, adjudicate(given))).toBe(kind);
});
