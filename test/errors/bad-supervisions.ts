import { therapistId } from '@sequester/testing/chart/example-chart';
import { ownerId } from '@sequester/testing/practice/example-practice';

import type { BadInput, Standing } from './bad-input.ts';
import type { Call } from './chart-calls.ts';
import { wrongs } from './wrongs.ts';

const strange = `mbr_${'z'.repeat(26)}`;
const notOne = `sup_${'z'.repeat(26)}`;

/** Who supervises whom, and until when. */
export const ofSupervisions = ({ patientId }: Standing): BadInput[] => {
  const body = { supervisorId: strange, superviseeId: therapistId, from: '2026-02-01' };
  const begin = { operation: 'beginSupervision', by: 'owner' as const };
  const end = { operation: 'endSupervision', by: 'owner' as const, params: { supervisionId: notOne } };
  const days = ['1899-12-31', '2200-01-01', '2026-02-30', 'soon', '', 20_260_201, null];
  const begun = (title: string, changed: object, code: string): BadInput => ({
    title: `beginSupervision: ${title}`,
    call: { ...begin, body: { ...body, ...changed } },
    code,
  });
  const byOthers = (['provider', 'staff', 'privacy-officer', 'custodian'] as const).flatMap((by): Call[] => [
    { ...begin, by, body },
    { ...end, by, body: { until: '2026-02-28' } },
  ]);
  return [
    ...wrongs({ ...begin, body }, [
      ['supervisorId', [patientId, 'Sue', '', 42, undefined]],
      ['supervisorId', [therapistId]],
      ['superviseeId', [patientId, 'Thea', '', undefined]],
      ['from', [...days, undefined]],
      ['until', [...days, '2026-01-31']],
      ['beginsAt', ['2026-02-01T00:00:00.000Z']],
    ]),
    begun('nobody supervises', {}, 'not-found'),
    begun('nobody is supervised', { supervisorId: therapistId, superviseeId: strange }, 'not-found'),
    begun('by somebody who is no clinician', { supervisorId: ownerId }, 'not-a-provider'),
    begun('of somebody who is no clinician', { supervisorId: therapistId, superviseeId: ownerId }, 'not-a-provider'),
    ...wrongs({ ...end, body: { until: '2026-02-28' } }, [['until', [...days, undefined]]]),
    { title: 'endSupervision: of none', call: { ...end, body: { until: '2026-02-28' } }, code: 'not-found' },
    { title: 'endSupervision: of no id', call: { ...end, params: { supervisionId: 'sup_1' }, body: {} } },
    ...byOthers.map((call): BadInput => ({ title: `${call.operation}: by ${call.by}`, call, code: 'forbidden' })),
  ];
};
