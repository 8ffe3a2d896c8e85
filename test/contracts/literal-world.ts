import { patientFactsOf, policyInForce } from '@sequester/domain';
import type { Practice } from '@sequester/model';
import { literalAccounts } from '@sequester/testing/accounts/literal-accounts';
import { literalOffers } from '@sequester/testing/authorizations/literal-offers';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { literalDocuments } from '@sequester/testing/chart/literal-documents';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { literalRecords } from '@sequester/testing/disclosures/literal-records';
import { literalAudit } from '@sequester/testing/ledger/literal-audit';
import { literalChain } from '@sequester/testing/ledger/literal-chain';
import { literalLog } from '@sequester/testing/literal-log';
import { literalNotes } from '@sequester/testing/notes/literal-notes';
import { literalDeadlines, literalNotices } from '@sequester/testing/notices/literal-notices';
import { literalPractice } from '@sequester/testing/practice/literal-practice';
import { literalDoorCounts } from '@sequester/testing/release/literal-door-counts';
import { literalLinks } from '@sequester/testing/release/literal-links';
import { Steps } from '@sequester/testing/steps';

import type { World } from './world.ts';

/** The literal stores over one log; a patient who is admitted is known to all of them. */
export const literalWorld = (): World => {
  const log = literalLog();
  const { charts, sessions, patients, privacyNotices, accessHolds, ownDemographics, patientRequests } =
    literalChart(log);
  const { notes, drafts, draftRows, entries, merged, noteIndex, admit } = literalNotes(log);
  const { practices, profiles, members, patientsOnChart } = literalPractice(log);
  const accounts = literalAccounts(log);
  const stores = literalStores({ record: log });
  const { disclosures, offers } = literalOffers(stores);
  const activeIn = ({ practiceId }: Practice): number =>
    [...members.values()].filter((one) => one.practiceId === practiceId && one.state === 'active').length;
  const records = literalRecords(new Steps(), {
    practices: () =>
      [...profiles.values()].map((one) => Object.assign({ inForce: policyInForce(one, activeIn(one)) }, one)),
    patients: () => stores.patients.values(),
    members: () => members.values(),
  });
  return {
    traces: log.traces,
    attempts: log.attempts,
    audit: literalAudit(log.events),
    chain: literalChain(),
    charts: {
      ...charts,
      addEntry: async (context, added, trace) => {
        await charts.addEntry(context, added, trace);
        entries.add(added.name.id);
        const { patientId } = added.name;
        const [patient, current] = await Promise.all([
          patients.patient(context, patientId),
          charts.current(context, patientId),
        ]);
        if (patient === undefined) return;

        const { practiceId } = patient;
        stores.patients.set(patientId, { practiceId, patientId, ...patientFactsOf(patient, current.restrictions) });
      },
    },
    patients: {
      ...patients,
      merge: async (context, merge, trace) => {
        await patients.merge(context, merge, trace);
        if (merge.record.undone === undefined) merged.add(merge.record.patientId);
        else merged.delete(merge.record.patientId);
      },
      admit: async (context, patient, trace) => {
        await patients.admit(context, patient, trace);
        if (patient.legalHolds.length > 0) draftRows.held.add(patient.patientId);

        admit(patient.practiceId, patient.patientId);
        patientsOnChart.set(patient.patientId, patient);
        const { practiceId, patientId } = patient;
        stores.patients.set(patientId, { practiceId, patientId, ...patientFactsOf(patient) });
      },
    },
    accessHolds,
    patientRequests,
    sessions,
    ownDemographics,
    documentUploads: literalDocuments(log, charts).documentUploads,
    privacyNotices,
    notes,
    drafts,
    noteIndex,
    records,
    practices,
    directory: practices,
    colleagues: {
      hasLeft: async (context, memberId) => (await practices.member(context, memberId))?.state === 'disabled',
      rules: (context) => practices.chartRules(context),
      supervisions: async (context, memberId) => (await practices.supervisionsOf(context, memberId)).supervisions,
    },
    persons: accounts.persons,
    founded: async (practice, rows) => {
      accounts.profiles.set(practice.practiceId, practice);
      for (const member of rows) accounts.add(member);
    },
    notices: literalNotices(log),
    deadlines: literalDeadlines(),
    doorCounts: literalDoorCounts(),
    disclosures: {
      ...disclosures,
      change: async (context, change, trace) => {
        await disclosures.change(context, change, trace);
        for (const hold of change.draftHolds ?? []) {
          draftRows.holds = draftRows.holds.filter(({ artifactId }) => artifactId !== hold.artifactId);
          draftRows.holds.push(hold);
        }
      },
    },
    offers,
    releasesOf: async (_context, link, request) => literalLinks(link, request, log).links,
  };
};
