import {
  type ChartStore,
  type ColleagueStore,
  currentEntries,
  type EntryName,
  type EntryQuery,
  type OwnDemographics,
  type PracticeContext,
  type SessionStore,
} from '@sequester/domain';
import {
  type Addendum,
  EntryHeader,
  headerOf,
  HeldSession,
  isAskedOut,
  isCurrent,
  isUnsigned,
  ListedSession,
  type MemberId,
  type NewChartRules,
  OwnNames,
  type PatientId,
  type PracticeId,
  Refusal,
  rulesUnsaid,
  sessionKind,
  type Supervision,
  textAt,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { pageOf } from '../pages.ts';
import { literalPatientRequests } from '../patients/literal-patient-requests.ts';
import { literalPatients } from '../patients/literal-patients.ts';
import { literalPrivacyNotices } from '../patients/literal-privacy-notices.ts';
import { literalAccessHolds } from './literal-access-holds.ts';

const entriesInPage = 50;
const sessionsInPage = 50;

interface Row {
  practiceId: PracticeId;
  name: EntryName;
  entry: object;
}

const keyOf = ({ practiceId }: PracticeContext, { kind, patientId, id }: EntryName): string =>
  `${practiceId} ${patientId} ${kind.row}#${id}`;

/** The newest first, as lists have them. */
const headersOf = (rows: Row[]): EntryHeader[] =>
  rows
    .map(({ name, entry }) => headerOf(name.kind, name.id, entry))
    .filter(({ state }) => state !== 'deleted' && state !== 'taken-out')
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));

const byDay = (one: EntryHeader, other: EntryHeader): number => (placeOf(one) < placeOf(other) ? -1 : 1);
const startOf = ({ startedAt, sessionId }: HeldSession): string => `${startedAt}#${sessionId}`;

const placeOf = ({ on, entryId }: EntryHeader): string => `${on}#${entryId}`;

const isWanted = (
  { kinds, draftsOf, from, to, author, state }: EntryQuery,
  { kind, on, authorId, ...header }: EntryHeader,
): boolean =>
  kinds.includes(kind) &&
  (!isUnsigned(header) || draftsOf.includes(authorId)) &&
  (from === undefined || on >= from) &&
  (to === undefined || on.slice(0, to.length) <= to) &&
  (author === undefined || authorId === author) &&
  (state === undefined || header.state === state);

const pageFrom = (headers: EntryHeader[], cursor: string | undefined) => {
  const page = pageOf(headers, { size: entriesInPage, cursor, keyOf: placeOf });
  return page.cursor === undefined ? { entries: page.rows } : { entries: page.rows, cursor: page.cursor };
};

/** Charts in memory, by practice, with the conditions of the real store. */
export const literalChart = (log: LiteralLog = literalLog()) => {
  const { patients, all, clinicians, others, merges } = literalPatients(log);
  const rows = new Map<string, Row>();
  const versions = new Map<string, object[]>();
  const addenda = new Map<string, Addendum[]>();
  const supervisions: Supervision[] = [];
  const left = new Set<MemberId>();
  const rules: Partial<NewChartRules> = {};
  const found = (context: PracticeContext, patientId: string) => inPractice(context, all.get(patientId));
  const ofPatient = (context: PracticeContext, patientId: PatientId) =>
    ofPractice(context, rows.values()).filter(({ name }) => name.patientId === patientId);
  /** A note is of a session in the same chart. */
  const demandSession = (context: PracticeContext, { kind, patientId }: EntryName, entry: object): void => {
    const id = kind.ofSession === undefined ? undefined : textAt(entry, kind.ofSession);
    if (id !== undefined && !rows.has(keyOf(context, { kind: sessionKind, patientId, id })))
      throw new Refusal('session-not-found');
  };
  const charts: ChartStore = {
    patient: (context, patientId) => patients.patient(context, patientId),
    current: async (context, patientId) => {
      const entries = ofPatient(context, patientId).map(({ name, entry }) => ({ row: name.kind.row, entry }));
      return currentEntries(entries, { day: context.now.slice(0, 10), more: false });
    },
    entries: async (context, query) => {
      const wanted = headersOf(ofPatient(context, query.patientId)).filter((header) => isWanted(query, header));
      return pageFrom(wanted, query.cursor);
    },
    addenda: async (context, name) => addenda.get(keyOf(context, name)) ?? [],
    unsigned: async (context, { authors, cursor }) => {
      const headers = headersOf(ofPractice(context, rows.values()));
      return pageFrom(
        headers.filter(
          ({ authorId, state }) => authors.includes(authorId) && /^(draft|awaiting-cosignature)$/.test(state),
        ),
        cursor,
      );
    },
    due: async (context, { memberId, cursor }) => {
      const planned = ofPractice(context, rows.values()).flatMap(({ name, entry }) => {
        const on = name.kind.due === undefined ? undefined : textAt(entry, name.kind.due);
        const holds = isCurrent(name.kind, entry, context.now.slice(0, 10));
        return on === undefined || !holds ? [] : [EntryHeader.parse({ ...headerOf(name.kind, name.id, entry), on })];
      });
      return pageFrom(planned.filter(({ authorId }) => authorId === memberId).toSorted(byDay), cursor);
    },
    askedOut: async (context, { cursor }) => {
      const open = ofPractice(context, rows.values()).filter(({ entry }) => isAskedOut(entry));
      return pageFrom(headersOf(open).toSorted(byDay), cursor);
    },
    entry: async (context, name) => {
      const row = rows.get(keyOf(context, name));
      return row === undefined ? undefined : name.kind.entry.parse(row.entry);
    },
    earlier: async (context, name) =>
      (versions.get(keyOf(context, name)) ?? []).map((entry) => name.kind.entry.parse(entry)),
    addEntry: async (context, added, trace) => charts.addEntries(context, [added], trace),
    addEntries: async (context, [first, ...more], trace) => {
      for (const { name, entry } of [first, ...more]) demandSession(context, name, entry);

      log.write(context, trace, () => {
        for (const { name, begunBefore = false } of [first, ...more]) {
          const patient = found(context, name.patientId);
          if (patient === undefined) throw new Refusal('not-found');

          if (patient.merged !== undefined && !begunBefore) throw new Refusal('patient-merged');
        }

        for (const { name, entry } of [first, ...more])
          rows.set(keyOf(context, name), { practiceId: context.practiceId, name, entry });
      });
      log.events.push(...more.map(({ event }) => event));
    },
    changeEntry: async (context, { name, before, after, keepsBefore, unlessHeld, addendum }, trace) => {
      demandSession(context, name, after);
      log.write(context, trace, () => {
        const row = rows.get(keyOf(context, name));
        const stands = Object.entries({ state: before.state, revision: after.revision - 1 });
        const standing = new Map<string, unknown>(Object.entries(row?.entry ?? {}));
        if (row === undefined || stands.some(([field, value]) => standing.get(field) !== value))
          throw new Refusal('stale');

        if (unlessHeld === true && (found(context, name.patientId)?.legalHolds.length ?? 0) > 0)
          throw new Refusal('stale');

        rows.set(keyOf(context, name), { ...row, entry: after });
        if (addendum !== undefined)
          addenda.set(keyOf(context, name), [...(addenda.get(keyOf(context, name)) ?? []), addendum]);

        if (keepsBefore === true)
          versions.set(keyOf(context, name), [before, ...(versions.get(keyOf(context, name)) ?? [])]);
      });
    },
  };
  const sessionsOf = (context: PracticeContext): HeldSession[] =>
    ofPractice(context, rows.values())
      .filter(({ name }) => name.kind.name === sessionKind.name)
      .map(({ entry }) => HeldSession.parse(entry))
      .filter(({ enteredInError }) => enteredInError === undefined)
      .toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
  const named = (context: PracticeContext): Set<string> =>
    new Set(
      ofPractice(context, rows.values()).flatMap(({ name: { kind }, entry }) =>
        kind.ofSession === undefined || textAt(entry, 'state') === 'taken-out'
          ? []
          : (textAt(entry, kind.ofSession) ?? []),
      ),
    );
  const sessionPage = (context: PracticeContext, held: HeldSession[], cursor: string | undefined) => {
    const page = pageOf(held, { size: sessionsInPage, cursor, keyOf: startOf });
    const sessions = page.rows.flatMap((one) => {
      const patient = found(context, one.patientId);
      return patient === undefined ? [] : [{ ...ListedSession.parse(one), patientName: patient.name }];
    });
    return page.cursor === undefined ? { sessions } : { sessions, cursor: page.cursor };
  };
  const sessions: SessionStore = {
    ofDay: async (context, { date, cursor }) =>
      sessionPage(
        context,
        sessionsOf(context).filter((one) => one.date === date),
        cursor,
      ),
    withoutNote: async (context, { clinicianId, cursor }) => {
      const own = sessionsOf(context).filter(
        (one) => one.clinicianId === clinicianId && one.attendance === 'attended' && !named(context).has(one.sessionId),
      );
      return sessionPage(context, own, cursor);
    },
  };
  const ownDemographics: OwnDemographics = {
    own: async (context, patientId) => {
      const patient = found(context, patientId);
      return patient === undefined ? undefined : OwnNames.parse(patient);
    },
  };
  const entry = (entryId: string) => [...rows.values()].find(({ name }) => name.id === entryId)?.entry;
  const colleagues: ColleagueStore = {
    supervisions: async (_context, memberId) =>
      supervisions.filter((one) => [one.supervisorId, one.superviseeId].includes(memberId)),
    hasLeft: async (_context, memberId) => left.has(memberId),
    rules: async ({ practiceId }) => ({ ...rulesUnsaid(practiceId), ...rules }),
  };
  return {
    events: log.events,
    entry,
    charts,
    ...literalAccessHolds(log),
    colleagues,
    supervisions,
    left,
    rules,
    sessions,
    others,
    merges,
    patient: (patientId: string) => all.get(patientId),
    privacyNotices: literalPrivacyNotices(log),
    patientRequests: literalPatientRequests(log, charts),
    patients,
    clinicians,
    ownDemographics,
    traces: log.traces,
    attempts: log.attempts,
  };
};
