import {
  type ArtifactVault,
  type LinkTokens,
  type NoteIndex,
  type PaperDoor,
  type PaperVault,
  type PracticeContext,
  sha256Hex,
  type Trace,
  type TraceStore,
} from '@sequester/domain';
import {
  CalendarDate,
  type IndexedDraft,
  type IndexedNote,
  lawAlone,
  type Licence,
  type PatientId,
  type PolicyInForce,
  type PrivacyContact,
} from '@sequester/model';

import { literalLog, type LiteralLog } from '../literal-log.ts';
import { Steps } from '../steps.ts';
import { DisclosureRows } from './disclosure-rows.ts';
import {
  document,
  firstTherapistId,
  memberRows,
  notes as theNotes,
  now,
  patientId,
  practiceId,
  privacyContact,
  secondTherapistId,
} from './example-disclosures.ts';
import { literalChartRecords } from './literal-chart-records.ts';
import { literalDisclosureStore } from './literal-disclosure-store.ts';
import { literalExtractVault } from './literal-extract-vault.ts';
import { literalPresses } from './literal-presses.ts';
import { literalRecordPress } from './literal-record-press.ts';
import { literalRecords, type RecordRows } from './literal-records.ts';

type PatientRow = ReturnType<RecordRows['patients']> extends Iterable<infer Row> ? Row : never;

const enrolled = new Set<string>([firstTherapistId, secondTherapistId]);

const memberRow = (row: (typeof memberRows)[number]) => ({
  ...row,
  practiceId,
  ...(enrolled.has(row.memberId) ? { keyArn: `arn:key/${row.memberId}` } : {}),
});

/** The example's practice, with its patient and its members. `policy`, `contact` and `licence` say what stands in its profile now. */
const exampleRows = () => {
  const contact: { now: PrivacyContact | undefined } = { now: privacyContact };
  const licence: { now: Licence | undefined } = { now: undefined };
  const policy: { now: PolicyInForce } = { now: lawAlone };
  const birthDate = CalendarDate.parse('1992-03-04');
  const paula = { practiceId, patientId, name: { given: 'Paula', family: 'Invented' }, living: true, birthDate };
  const patients = new Map<string, PatientRow>([[patientId, paula]]);
  const rows: RecordRows = {
    practices: () => [
      {
        practiceId,
        name: 'Example Practice',
        keyArn: 'arn:practice-key',
        part2Program: false,
        state: 'NY',
        inForce: policy.now,
        ...(contact.now === undefined ? {} : { privacyContact: contact.now }),
        ...(licence.now === undefined ? {} : { licence: licence.now }),
      },
    ],
    patients: () => patients.values(),
    members: () => memberRows.map(memberRow),
  };
  return { contact, licence, policy, patients, rows };
};

/** Where papers come and lie, in memory. */
const literalPapers = (steps: Steps) => {
  const keptPapers = new Map<string, Uint8Array>();
  const artifactVault: ArtifactVault = {
    incoming: () => steps.take(() => ({ url: 'https://artifacts.example.test/put', headers: {} })),
    arrived: (upload) => steps.take(() => ({ bytes: document, objectKey: `artifacts/${upload.uploadId}.pdf` })),
  };
  const documents: PaperVault = {
    keep: (_context, { sha256 }) => steps.take(() => ({ objectKey: `papers/${sha256}.pdf` })),
  };
  const papers: PaperVault = {
    keep: (_context, { bytes, sha256 }) =>
      steps.take(() => {
        keptPapers.set(sha256, bytes);
        return { objectKey: `papers/${sha256}.pdf` };
      }),
  };
  const paperDoor: PaperDoor = {
    signed: ({ objectKey, filename, seconds }) =>
      steps.take(() => `https://papers.example.test/${objectKey}?as=${filename}&seconds=${seconds}`),
  };
  return { keptPapers, artifactVault, documents, papers, paperDoor };
};

/** The whole of what disclosures keep, in memory, with the guarantees that the real stores give. */
export const literalStores = ({
  notes = [...theNotes],
  record = literalLog(),
}: { notes?: IndexedNote[]; record?: LiteralLog } = {}) => {
  const { events } = record;
  const steps = new Steps();
  const rows = new DisclosureRows();
  const answers = new Map<string, unknown>();
  const { rows: recordRows, ...example } = exampleRows();
  const write = (context: PracticeContext, trace: Trace, act: () => void): void => {
    record.write(context, trace, act);
    if (context.attempt !== undefined) answers.set(context.attempt.keySha256, trace.answer);
  };
  const { maker, ...extractVault } = literalExtractVault(steps);
  const traces: TraceStore = { record: (_context, event) => steps.take(() => void events.push(event)) };
  const drafts: IndexedDraft[] = [];
  const ofPatient = <Row>(context: PracticeContext, wanted: PatientId, all: Row[]) =>
    steps.take(() => (context.practiceId === practiceId && wanted === patientId ? all : []));
  const noteIndex: Required<NoteIndex> = {
    ofPatient: (context, wanted) => ofPatient(context, wanted, notes),
    drafts: (context, wanted) => ofPatient(context, wanted, drafts),
  };
  const tokens: LinkTokens = {
    digest: (_context, linkId) => steps.take(() => sha256Hex(linkId)),
    passcode: (_context, linkId) => steps.take(() => `code of ${linkId}`),
  };
  return {
    steps,
    files: rows.files,
    uploads: rows.uploads,
    disclosureLog: rows.log,
    events,
    answers,
    write,
    attempts: record.attempts,
    traces,
    ...example,
    disclosures: literalDisclosureStore({ steps, rows, patients: recordRows.patients, write }),
    noteIndex,
    drafts,
    records: literalRecords(steps, recordRows),
    ...literalChartRecords(steps),
    ...literalRecordPress(steps),
    recordDoor: {
      signed: ({ objectKey, filename }: { objectKey: string; filename: string }) =>
        steps.take(() => `https://extracts.example.test/${objectKey}?as=${filename}`),
    },
    ...literalPapers(steps),
    ...literalPresses(steps),
    ...extractVault,
    grants_: maker,
    tokens,
    wait: async (tries: number) => tries < 3,
    clock: () => now,
  };
};

export type LiteralStores = ReturnType<typeof literalStores>;
