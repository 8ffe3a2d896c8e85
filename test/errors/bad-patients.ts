import type { BadInput, Standing } from './bad-input.ts';
import { blanks, future, long, type Wrong, wrongs } from './wrongs.ts';

const person = { name: { given: 'Wrong', family: 'Input (invented)' }, birthDate: '1991-06-18' };
const tokyo = { street: '1-1-1', city: 'Shibuya', state: 'Tokyo', postalCode: '150-0001', country: 'JP' };
export const newYork = { street: '1 Example Street', city: 'Exampleton', state: 'NY', postalCode: '00000' };
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

export const ofPatients = ({ patientId, mergedId, otherId, revision }: Standing): BadInput[] => {
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
      title: 'undoMerge: of a chart that goes on',
      call: { operation: 'undoMerge', by: 'owner', params: { patientId }, body: { reason: 'Invented' } },
      code: 'not-merged',
    },
    ...wrongs({ operation: 'undoMerge', by: 'owner', params: { patientId: mergedId }, body: { reason: 'Invented' } }, [
      ['reason', [...blanks.slice(0, 3), undefined]],
      ['into', [otherId]],
    ]),
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
