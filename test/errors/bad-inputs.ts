import { badEntries } from './bad-entries.ts';
import type { BadInput, Standing } from './bad-input.ts';
import { ofPatients } from './bad-patients.ts';
import { asked, ofRights } from './bad-rights.ts';
import { ofSessions } from './bad-sessions.ts';
import { ofSupervisions } from './bad-supervisions.ts';
import { blanks, future, long, wrongs } from './wrongs.ts';

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
  ...ofSessions(standing),
  ...ofSupervisions(standing),
  ...ofOthers(standing),
  ...badEntries(standing),
];
