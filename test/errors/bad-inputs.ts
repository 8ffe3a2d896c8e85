import { badEntries } from './bad-entries.ts';
import type { BadInput, Standing } from './bad-input.ts';
import type { Call } from './chart-calls.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body with another value at a path; without the field where that is undefined. */
const replaced = (body: Fields, path: string, value: unknown): Fields => {
  const [name = '', ...rest] = path.split('.');
  const inner = body[name];
  const put = rest.length === 0 ? value : replaced(isFields(inner) ? inner : {}, rest.join('.'), value);
  return { ...body, [name]: put };
};

/** Wrong values of one field: its path, the values, and where the refusal points if not at the field. */
type Wrong = [path: string, values: unknown[], at?: string];

const wrongs = (call: Call & { body: Fields }, fields: readonly Wrong[]): BadInput[] =>
  fields.flatMap(([path, values, at = path]) =>
    values.map((value) => ({
      title: `${call.operation}: ${path} ${JSON.stringify(value)?.slice(0, 60) ?? 'missing'}`,
      call: { ...call, body: replaced(call.body, path, value) },
      at: `body.${at}`,
    })),
  );

/** White space, zero-width characters, and letters that leave no ink. */
const blanks = ['', '   ', '\n\t', '\u200b\u200b', '\u2060\ufeff', '\u3164', '\u2800', '\u00ad'];
const long = (letters: number): string => 'x'.repeat(letters);
const future = '2999-01-01';

const person = { name: { given: 'Wrong', family: 'Input (invented)' }, birthDate: '1991-06-18' };
const tokyo = { street: '1-1-1', city: 'Shibuya', state: 'Tokyo', postalCode: '150-0001', country: 'JP' };
const newYork = { street: '1 Example Street', city: 'Exampleton', state: 'NY', postalCode: '00000' };
const representation = { authority: { capacity: 'parent' }, papers: 'Invented papers', seenOn: '2026-01-02' };
const rita = { name: 'Rita Invented', roles: ['personal-representative'], representation };

const ofPerson: Wrong[] = [
  ['name', [{}, { middle: 'M' }, 'Ana', null]],
  ['name', [{ given: '42' }]],
  ['name.given', [...blanks, long(201), 42, 'Two\nlines']],
  ['name.order', ['sideways']],
  ['name.nick', ['Annie']],
  ['birthDate', [future, '1899-12-31', '1800-01-01', '1991-02-30', '18.06.1991', '', undefined, 19_910_618]],
  ['death.on', ['1990', '1991-06-17', future, 'soon']],
  ['preferredName', blanks.slice(3)],
  ['pronouns', ['  ', long(61)]],
  ['otherNames', [Array.from({ length: 6 }, () => ({ name: 'Invented', use: 'alias' }))]],
  ['otherNames', [[{ name: 'Invented', use: 'pet' }]], 'otherNames.0.use'],
  ['identifiers', [[{ kind: 'social-security', value: '1' }]], 'identifiers.0.kind'],
  ['identifiers', [[{ kind: 'medicare', value: '\u200b' }]], 'identifiers.0.value'],
  [
    'address',
    [
      { ...newYork, state: 'New York' },
      { ...newYork, state: 'ZZ' },
      { ...newYork, state: undefined },
    ],
    'address.state',
  ],
  [
    'address',
    [
      { ...newYork, postalCode: '1' },
      { ...tokyo, country: 'US', state: 'NY' },
    ],
    'address.postalCode',
  ],
  [
    'address',
    [
      { ...tokyo, country: 'XX' },
      { ...tokyo, country: 'Japan' },
    ],
    'address.country',
  ],
  ['address', [{ ...tokyo, city: '\u3164' }], 'address.city'],
  [
    'telephones',
    ['call me', '-------', '12345', '+1 2345678901234567', '5550100 x5'].map((number) => [{ number }]),
    'telephones.0.number',
  ],
  ['telephones', [[{ number: '+1 555 010 0100', extension: 'abc' }]], 'telephones.0.extension'],
  ['telephones', [Array.from({ length: 6 }, () => ({ number: '+1 555 010 0100' }))]],
  ['email', ['nobody', 'a@', '@example.org', 'a b@example.org']],
  ['preferredLanguage', ['English', 'e']],
  ['preferredChannel', ['pigeon']],
  ['contacts', [[{ ...rita, name: '\u200b' }]], 'contacts.0.name'],
  ['contacts', [[{ ...rita, roles: [] }]], 'contacts.0.roles'],
  [
    'contacts',
    [[{ ...rita, representation: undefined }], [{ ...rita, roles: ['family'] }]],
    'contacts.0.representation',
  ],
  [
    'contacts',
    [[{ ...rita, representation: { ...representation, seenOn: future } }]],
    'contacts.0.representation.seenOn',
  ],
  ['contacts', [[{ ...rita, representation: { ...representation, papers: ' ' } }]], 'contacts.0.representation.papers'],
  ['clinicians', [['nobody'], [`mbr_${'z'.repeat(26)}`]], 'clinicians.0'],
  ['living', [true]],
];

const ofPatients = ({ patientId, mergedId, otherId, revision }: Standing): BadInput[] => {
  const update = { operation: 'updatePatient', params: { patientId }, revision, body: person };
  const search = { operation: 'searchPatients', body: { name: 'invented' } };
  return [
    ...wrongs({ operation: 'admitPatient', body: person }, ofPerson),
    ...wrongs(
      update,
      [ofPerson[0], ofPerson[2], ofPerson[5], ofPerson[6]].filter((one) => one !== undefined),
    ),
    { title: 'updatePatient: another revision', call: { ...update, revision: 9 }, code: 'stale' },
    { title: 'updatePatient: no revision', call: { ...update, revision: undefined }, code: 'if-match-missing' },
    {
      title: 'updatePatient: a merged chart',
      call: { ...update, params: { patientId: mergedId } },
      code: 'patient-merged',
    },
    ...wrongs(search, [
      ['name', ['', "'", ' - ', '\u200b', long(201), 7]],
      ['birthDate', ['May', '1991-02-30']],
      ['clinician', ['you']],
      ['surname', ['Garcia']],
    ]),
    { title: 'searchPatients: nothing', call: { ...search, body: {} }, at: 'body.name' },
    {
      title: 'searchPatients: a cursor that is none',
      call: { ...search, body: { name: 'a', cursor: 'x' } },
      code: 'invalid-cursor',
    },
    ...wrongs(
      { operation: 'mergePatient', by: 'owner', params: { patientId }, body: { into: otherId, reason: 'Invented' } },
      [
        ['into', [patientId, mergedId, `pat_${'z'.repeat(26)}`, 'somebody', undefined]],
        ['reason', [...blanks.slice(0, 4), long(2001), undefined]],
      ],
    ),
    {
      title: 'mergePatient: again',
      call: {
        operation: 'mergePatient',
        by: 'owner',
        params: { patientId: mergedId },
        body: { into: otherId, reason: 'Invented' },
      },
      code: 'patient-merged',
    },
  ];
};

const asked = {
  askedOn: '2026-02-20',
  asked: 'Invented: not to my employer',
  answer: 'agreed',
  answeredOn: '2026-02-27',
};

const ofRights = ({ patientId, holdId, endedHoldId, noticeId }: Standing): BadInput[] => {
  const params = { patientId };
  const given = { noticeId, givenOn: '2026-02-20', how: 'mail', acknowledgement: 'refused', efforts: 'Invented' };
  const end = { operation: 'endLegalHold', by: 'privacy-officer' as const, body: { reason: 'Invented' } };
  return [
    ...wrongs({ operation: 'recordRestriction', by: 'owner', params, body: asked }, [
      ['asked', blanks.slice(0, 5)],
      ['askedOn', ['1899-12-31', undefined]],
      ['askedOn', [future, '2026-02-28'], 'answeredOn'],
      ['answeredOn', [undefined]],
      ['ended', ['patient-asked', 'practice-told', 'some day']],
      ['classes', [['gossip']], 'classes.0'],
      ['recipients', [[]]],
      ['recipients', [['the boss']], 'recipients.0'],
      ['persons', [['\u200b']], 'persons.0'],
    ]),
    {
      title: 'recordRestriction: refused although paid in full (164.522(a)(1)(vi))',
      call: {
        operation: 'recordRestriction',
        by: 'owner',
        params,
        body: { ...asked, answer: 'refused', paidInFull: true },
      },
      at: 'body.answer',
    },
    ...wrongs(
      { operation: 'recordConfidentialCommunication', by: 'staff', params, body: { ...asked, answer: 'accommodated' } },
      [
        ['asked', blanks.slice(0, 3)],
        ['askedOn', [future], 'answeredOn'],
        ['reason', ['Because']],
        ['address', [{ ...newYork, state: 'ZZ' }], 'address.state'],
        ['telephone', [{ number: 'call me' }], 'telephone.number'],
      ],
    ),
    ...wrongs({ operation: 'recordNoticeGiven', by: 'staff', params, body: given }, [
      ['noticeId', [`npp_${'z'.repeat(26)}`, 'the last one']],
      ['givenOn', [future, '2025-12-31', undefined]],
      ['efforts', [...blanks.slice(0, 2), undefined]],
      ['acknowledgement', ['yes']],
      ['acknowledgedOn', ['2026-02-21']],
    ]),
    ...wrongs(
      {
        operation: 'publishPrivacyNotice',
        by: 'owner',
        body: { title: 'Invented', effectiveOn: '2026-01-01', text: 'Invented' },
      },
      [
        ['title', blanks.slice(0, 4)],
        ['effectiveOn', ['soon', undefined]],
        ['text', [...blanks.slice(0, 4), long(100_001)]],
      ],
    ),
    ...wrongs({ operation: 'placeLegalHold', by: 'privacy-officer', params, body: { reason: 'Invented' } }, [
      ['reason', [...blanks, long(2001), undefined]],
      ['until', ['2027-01-01']],
    ]),
    {
      title: 'endLegalHold: ended before',
      call: { ...end, params: { patientId, holdId: endedHoldId } },
      code: 'hold-ended',
    },
    {
      title: 'endLegalHold: of another patient',
      call: { ...end, params: { patientId, holdId } },
      code: 'not-found',
    },
    { title: 'endLegalHold: of no hold', call: { ...end, params: { patientId, holdId: 'hold' } } },
  ];
};

const ofEntries = ({ patientId, progressNoteId, otherId }: Standing): BadInput[] => {
  const params = { patientId };
  const sign = { operation: 'signProgressNote', params: { patientId, progressNoteId } };
  const medication = { name: 'Inventolam', dose: '10 mg', frequency: 'daily', startedOn: '2026-02-05' };
  return [
    ...wrongs(
      {
        operation: 'recordDiagnosis',
        params,
        body: { code: 'F41.1', description: 'Invented', diagnosedOn: '2026-02-27' },
      },
      [
        ['code', ['', 'F4', 'f41.1', 'F41.12345', 'DSM-5']],
        ['description', [...blanks, long(501)]],
        ['diagnosedOn', [future, '1899-12-31', '2026-02-30', undefined]],
        ['certainty', ['maybe']],
      ],
    ),
    ...wrongs({ operation: 'recordMedication', params, body: medication }, [
      ['name', blanks.slice(0, 4)],
      ['dose', blanks.slice(0, 4)],
      ['frequency', blanks.slice(0, 4)],
      ['startedOn', [future, 'May', undefined]],
      ['stoppedOn', ['2026-02-04']],
    ]),
    ...wrongs({ operation: 'writeProgressNote', params, body: { sessionDate: '2026-02-27' } }, [
      ['sessionDate', [future, '1899-12-31', 'today']],
      ['session.startedAt', ['15:00', '2999-01-01T15:00:00.000Z']],
      ['session.modality', ['couch']],
      ['content', [{ format: 'FREE', words: 'x' }], 'content.format'],
    ]),
    { title: 'signProgressNote: half-written', call: { ...sign, revision: 1 }, code: 'draft-incomplete' },
    { title: 'signProgressNote: not as it was read', call: { ...sign, revision: 7 }, code: 'stale' },
    {
      title: "signProgressNote: in another patient's chart",
      call: { ...sign, params: { patientId: otherId, progressNoteId }, revision: 1 },
      code: 'not-found',
    },
  ];
};

const nobody = `pat_${'z'.repeat(26)}`;

/** Calls for somebody who is no patient, and by those whose role does not allow them. */
const ofOthers = ({ patientId }: Standing): BadInput[] => [
  ...[
    { operation: 'getPatient' },
    { operation: 'getChart' },
    {
      operation: 'recordMedication',
      body: { name: 'Inventolam', dose: '1', frequency: 'daily', startedOn: '2026-02-05' },
    },
    { operation: 'placeLegalHold', by: 'privacy-officer' as const, body: { reason: 'Invented' } },
    { operation: 'listLegalHolds', by: 'owner' as const },
    { operation: 'recordRestriction', by: 'owner' as const, body: asked },
  ].flatMap((call): BadInput[] => [
    { title: `${call.operation}: of nobody`, call: { ...call, params: { patientId: nobody } }, code: 'not-found' },
    { title: `${call.operation}: of no id`, call: { ...call, params: { patientId: 'PAT_1' } } },
  ]),
  ...[
    { operation: 'recordDiagnosis', by: 'staff' as const },
    { operation: 'recordRestriction', by: 'staff' as const },
    { operation: 'getChart', by: 'staff' as const },
    { operation: 'placeLegalHold', by: 'owner' as const },
    { operation: 'mergePatient', by: 'provider' as const },
    { operation: 'publishPrivacyNotice', by: 'staff' as const },
    { operation: 'admitPatient', by: 'custodian' as const },
  ].map((call): BadInput => ({
    title: `${call.operation}: by ${call.by}`,
    call: { ...call, params: { patientId } },
    code: 'forbidden',
  })),
];

export const badInputs = (standing: Standing): BadInput[] => [
  ...ofPatients(standing),
  ...ofRights(standing),
  ...ofEntries(standing),
  ...ofOthers(standing),
  ...badEntries(standing),
];
