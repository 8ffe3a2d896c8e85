import { literalAccounts } from '@sequester/testing/accounts/literal-accounts';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { literalAudit } from '@sequester/testing/ledger/literal-audit';
import { literalChain } from '@sequester/testing/ledger/literal-chain';
import { literalLog } from '@sequester/testing/literal-log';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { literalDeadlines, literalNotices } from '@sequester/testing/notices/literal-notices';
import { literalPractice } from '@sequester/testing/practice/literal-practice';
import { literalDoorCounts } from '@sequester/testing/release/literal-door-counts';

import type { World } from './world.ts';

/** The literal stores over one log; a patient who is admitted is known to all of them. */
export const literalWorld = (): World => {
  const log = literalLog();
  const { charts } = literalChart(log);
  const { notes, admit } = literalNotes(log);
  const { practices, patientsOnChart } = literalPractice(log);
  return {
    traces: log.traces,
    attempts: log.attempts,
    audit: literalAudit(log.events),
    chain: literalChain(),
    charts: {
      ...charts,
      admit: async (context, patient, trace) => {
        await charts.admit(context, patient, trace);
        admit(patient.practiceId, patient.patientId);
        patientsOnChart.set(patient.patientId, patient);
      },
    },
    notes,
    practices,
    persons: literalAccounts(log).persons,
    notices: literalNotices(log),
    deadlines: literalDeadlines(),
    doorCounts: literalDoorCounts(),
  };
};
