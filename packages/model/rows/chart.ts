import { practice, type Partition } from './partition.ts';

/** What a chart is: patients, their entries, and what was replaced or added. Nothing here is removed. */
const records = {
  chart: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PATIENT#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: {
      demographics: 'DEMOGRAPHICS',
      legalHold: 'LEGAL-HOLD#{holdId}',
      /** That the chart ended and goes on in another one. */
      patientMerge: 'MERGED',
      documentUpload: 'UPLOAD#{uploadId}',
      documentJob: 'JOB#DOCUMENT#{uploadId}',
      /** An entry under the row name of its kind. */
      chartEntry: '{kind}#{entryId}',
      /** What an entry was before a change. */
      entryVersion: 'VERSION#{kind}#{entryId}#{version:4}',
      /** Keeps an entry from the patient for a time. */
      accessHold: 'ACCESS#HOLD#{accessHoldId}',
      entryAddendum: 'ADDENDUM#{kind}#{entryId}#{at}#{addendumId}',
    },
  },
  /** What a patient asks of the practice about their record. By patient, and written by that patient's own session. */
  patientRequests: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PATIENT-REQUESTS#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: { patientRequest: 'ASKED#{patientRequestId}', planSignature: 'PLAN#{treatmentPlanId}' },
  },
  /** What the practice tells of its privacy practices (45 CFR 164.520). */
  privacyNotices: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PRIVACY-NOTICES#',
    leaders: { practice },
    rows: { privacyNotice: 'NOTICE#{noticeId}' },
  },
} as const satisfies Record<string, Partition>;

/**
 * Where patients and entries are found: written and removed as they change, in the transactions of their changes, and in partitions of
 * their own, so that who may remove these rows cannot remove a record. `on` is the day or the instant that an entry is about.
 */
const chartIndexes = {
  /** Of a practice: its patients. */
  patients: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PATIENTS#',
    leaders: { practice },
    rows: {
      patientListed: 'NAME#{sortName}#{patientId}',
      /** By the words of their names, by the beginnings of two words, by the date of birth. */
      patientByWord: 'WORD#{word}#{sortName}#{patientId}',
      patientByPair: 'PAIR#{first}#{second}#{sortName}#{patientId}',
      patientByBirth: 'BORN#{birthDate}#{sortName}#{patientId}',
    },
  },
  /** The patients whom a member treats. */
  ownPatients: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#PATIENTS-OF#{memberId}#',
    leaders: { practice },
    rows: { ownPatient: 'NAME#{sortName}#{patientId}' },
  },
  /** Of one patient: headers of entries, those of drafts excepted. */
  listed: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#LISTED#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: { entryListed: 'ALL#{on}#{entryId}', entryListedByKind: 'KIND#{kind}#{on}#{entryId}' },
  },
  /** Of one patient: the entries that hold at present, whole. */
  current: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#CURRENT#{patientId}#',
    leaders: { practice },
    rows: { entryCurrent: '{kind}#{entryId}' },
  },
  /** Of one author: headers of what is not signed, of all patients and of each. */
  unsigned: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#UNSIGNED#{memberId}#',
    leaders: { practice },
    rows: { entryUnsigned: 'ALL#{on}#{entryId}', draftListed: 'OF#{patientId}#{on}#{entryId}' },
  },
  /** Of one day in the practice: its sessions, by their start. */
  day: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#DAY#{date}#',
    leaders: { practice },
    rows: { sessionOfDay: '{on}#{entryId}' },
  },
  /** Of one clinician: sessions that were held and have no note. */
  toDocument: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#TO-DOCUMENT#{memberId}#',
    leaders: { practice },
    rows: { sessionToDocument: '{on}#{entryId}' },
  },
  /** Sessions of which a note is written, be it a draft. */
  documented: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#DOCUMENTED#',
    leaders: { practice },
    rows: { sessionDocumented: '{entryId}' },
  },
  /** Of a practice: what patients asked and nobody has answered, by the day on which an answer is due. */
  openPatientRequests: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#OPEN-PATIENT-REQUESTS#',
    leaders: { practice },
    rows: { openPatientRequest: '{dueOn}#{patientRequestId}' },
  },
  /** Of one clinician: what they planned, by the day on which it is due. */
  due: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#DUE#{memberId}#',
    leaders: { practice },
    rows: { entryDue: '{on}#{entryId}' },
  },
  /** Entries that their authors have asked to take out of the record, until that is decided. */
  askedOut: {
    table: 'chart',
    key: 'PRACTICE#{practiceId}#ASKED-OUT#',
    leaders: { practice },
    rows: { entryAskedOut: '{on}#{entryId}' },
  },
} as const satisfies Record<string, Partition>;

export const chart = { ...records, ...chartIndexes };
