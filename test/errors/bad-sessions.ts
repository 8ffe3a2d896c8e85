import { exampleEntries } from '@sequester/testing/chart/example-entries';

import type { BadInput, Standing } from './bad-input.ts';
import { future, long, wrongs } from './wrongs.ts';

const strange = `mbr_${'z'.repeat(26)}`;

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR', ''].join('\r\n');

const { attendance, serviceCode, patientPlace: _, ...hour } = exampleEntries.session;

/** Sessions of one patient and of several, the list of a day, and calendars. */
export const ofSessions = ({ patientId, otherId, mergedId }: Standing): BadInput[] => {
  const attended = { attendance, serviceCode };
  const together = {
    ...hour,
    modality: 'couple',
    patients: [patientId, otherId].map((id) => ({ patientId: id, ...attended })),
  };
  const joint = { operation: 'recordJointSession', by: 'staff' as const };
  const proposed = { calendar, from: '2026-02-01', to: '2026-02-28', timeZone: 'America/Denver' };
  const read = { operation: 'proposeSessions', by: 'staff' as const, body: proposed };
  return [
    ...wrongs({ operation: 'recordSession', by: 'staff', params: { patientId }, body: exampleEntries.session }, [
      ['clinicianId', [strange, 'Thea', patientId, '', null, undefined]],
      ['date', [future], 'startedAt'],
      ['date', ['1899-12-31'], 'startedAt'],
      ['serviceCode', ['psychotherapy', '9083', '90834-', '90834 95', 90_834]],
      ['appointmentId', ['apt_1']],
    ]),
    ...wrongs({ ...joint, body: together }, [
      ['clinicianId', [strange, 'Thea', undefined]],
      ['patients', ['both', undefined]],
      ['patients', [[]], 'patients.0'],
      [
        'patients',
        [
          [
            { patientId, ...attended },
            { patientId: 'Ben', ...attended },
          ],
        ],
        'patients.1.patientId',
      ],
      [
        'patients',
        [
          [
            { patientId, ...attended },
            { patientId: otherId, attendance: 'late' },
          ],
        ],
        'patients.1.attendance',
      ],
      ['stoppedAt', ['2026-02-27T14:00:00.000Z', '2026-02-28T15:50:00.000Z', 'ten']],
      ['modality', ['couch', undefined]],
      ['enteredInError', ['Invented']],
    ]),
    {
      title: 'recordJointSession: somebody twice',
      call: { ...joint, body: { ...together, patients: [1, 2].map(() => ({ patientId, ...attended })) } },
      code: 'invalid-request',
    },
    ...[
      [mergedId, 'patient-merged'],
      [`pat_${'z'.repeat(26)}`, 'not-found'],
    ].map(([id, code]): BadInput => ({
      title: `recordJointSession: with somebody who is ${code}`,
      call: {
        ...joint,
        body: { ...together, patients: [patientId, id].map((one) => ({ patientId: one, ...attended })) },
      },
      ...(code === undefined ? {} : { code }),
    })),
    ...wrongs(read, [
      [
        'calendar',
        ['', 'nonsense', 'BEGIN:VCARD\r\nEND:VCARD\r\n', 'BEGIN:VCALENDAR', '{"calendar":1}', long(3000), 7, undefined],
      ],
      ['from', ['May', '2026-02-30', undefined]],
      ['to', ['2026-01-31', '2026-03-31', '2027-02-28']],
      ['to', ['soon', undefined]],
      ['timeZone', ['Mars/Olympus', 'Mountain time', '+02:00', '', undefined]],
      ['patientId', [patientId]],
    ]),
    { title: 'proposeSessions: by the privacy officer', call: { ...read, by: 'privacy-officer' }, code: 'forbidden' },
    ...['2026-02-30', 'today', ''].map((date): BadInput => ({
      title: `listSessions: of ${date}`,
      call: { operation: 'listSessions', query: { date } },
      at: 'query.date',
    })),
    {
      title: 'listSessions: a cursor that is none',
      call: { operation: 'listSessions', query: { date: '2026-02-27', cursor: 'x' } },
      code: 'invalid-cursor',
    },
  ];
};
