import type { RowName } from '@sequester/model';

import type { JobQueueName, TableName } from './names.ts';

/** One Lambda function: one trust boundary, one execution role, at most one scoped role. */
export interface FunctionDesign {
  /** Source file whose `handler` is the function. */
  entry: string;
  /** What it is for, in the console and in alarms. */
  does: string;
  /** MB; 1,769 MB is one whole vCPU, so memory is speed. */
  memory: number;
  seconds: number;
  /** Reads or makes PDFs, and so carries the wasm engines and fonts of `@sequester/pdf`. */
  pdf?: true;
  /** Looks diagnoses up, and so carries the list of `@sequester/icd-10-cm`. */
  codes?: true;
  /** Serves the description of the API, which the build writes beside it. */
  describes?: true;
  /** Acts for a practice, under session tags. */
  scoped: boolean;
  tables: readonly TableName[];
  /** Serves members or patients, and so reads the row of their membership. */
  serves?: true;
  buckets?: readonly ('vault' | 'documents' | 'drafts' | 'artifacts' | 'extracts')[];
  /** The streams whose rows it follows. */
  streams?: readonly FollowedStream[];
  /** The queue of jobs that it works off, one job at a time in each of so many invocations. */
  works?: { queue: JobQueueName; concurrency: number };
  /** The area in whose scoped role it finishes what a call of that area began; otherwise it has its own. */
  actsAs?: 'chart' | 'disclosures' | 'notes';
}

/** New and changed rows of one table; so many at once. */
interface FollowedStream {
  rows: readonly RowName[];
  batch: number;
}

const traces = ['audit', 'idempotency', 'practices'] as const;

/** Every function of the service. The HTTP API gives them at most 30 seconds, hence 29. */
export const functionDesigns = {
  practice: {
    entry: 'functions/practice/handler.ts',
    does: 'Practices, members, enrolment of therapists and their keys',
    memory: 512,
    seconds: 29,
    describes: true,
    scoped: true,
    serves: true,
    tables: ['chart', ...traces],
  },
  chart: {
    entry: 'functions/chart/handler.ts',
    does: 'The designated record set',
    memory: 512,
    seconds: 15,
    codes: true,
    scoped: true,
    serves: true,
    tables: ['chart', ...traces],
    buckets: ['documents'],
  },
  documents: {
    entry: 'functions/chart/documents-handler.ts',
    does: 'Inspects documents and files them in the chart, in the session of whoever sent them',
    memory: 3008,
    seconds: 300,
    pdf: true,
    scoped: true,
    actsAs: 'chart',
    serves: true,
    tables: ['chart', ...traces],
    buckets: ['documents'],
    works: { queue: 'documents', concurrency: 10 },
  },
  notes: {
    entry: 'functions/notes/handler.ts',
    does: 'Psychotherapy notes, for their originator only',
    // Passages are located in sealed files of 160 MB at most.
    memory: 3008,
    seconds: 29,
    pdf: true,
    scoped: true,
    serves: true,
    tables: ['chart', 'notes', ...traces],
    buckets: ['vault', 'drafts'],
  },
  inspections: {
    entry: 'functions/notes/inspections-handler.ts',
    does: 'Inspects uploaded notes and seals them, in the session of their originator',
    // Inspecting an upload of 126 MB took 1,072 MB at its peak and 4.1 s of one CPU.
    memory: 3008,
    seconds: 300,
    pdf: true,
    scoped: true,
    actsAs: 'notes',
    serves: true,
    tables: ['chart', 'notes', ...traces],
    buckets: ['vault', 'drafts'],
    works: { queue: 'inspections', concurrency: 10 },
  },
  disclosures: {
    entry: 'functions/disclosures/handler.ts',
    does: 'Requests, artifacts, decisions, links',
    // The file of a paper, 25 MB at most, is inspected and set.
    memory: 2048,
    seconds: 29,
    pdf: true,
    scoped: true,
    serves: true,
    tables: ['chart', 'notes', 'disclosures', ...traces],
    buckets: ['artifacts', 'extracts'],
  },
  grants: {
    entry: 'functions/disclosures/grants-handler.ts',
    does: 'Makes the grants of an approval, in the session of its originator',
    memory: 512,
    // 40 grants a second at most: 12,000 notes, and then the job goes on as another try.
    seconds: 300,
    scoped: true,
    actsAs: 'disclosures',
    serves: true,
    tables: ['chart', 'notes', 'disclosures', ...traces],
    buckets: ['vault'],
    // KMS makes 50 grants a second in an account.
    works: { queue: 'grants', concurrency: 2 },
  },
  portal: {
    entry: 'functions/portal/handler.ts',
    does: 'The patient: their own record, and authorizations to read, sign and revoke',
    memory: 512,
    seconds: 15,
    scoped: true,
    serves: true,
    tables: ['chart', 'disclosures', ...traces],
    buckets: ['artifacts', 'documents'],
  },
  release: {
    entry: 'functions/release/handler.ts',
    does: 'The door for recipients, who have no account',
    memory: 512,
    seconds: 15,
    scoped: true,
    tables: ['disclosures', ...traces],
    buckets: ['extracts'],
  },
  ledger: {
    entry: 'functions/ledger/handler.ts',
    does: 'The audit, read and verified',
    memory: 512,
    seconds: 15,
    scoped: true,
    serves: true,
    tables: [...traces],
  },
  extracts: {
    entry: 'functions/extracts/handler.ts',
    does: 'Builds what an approved disclosure releases, and writes letters',
    memory: 3008,
    seconds: 300,
    pdf: true,
    scoped: true,
    tables: ['notes', 'disclosures', ...traces],
    buckets: ['vault', 'artifacts', 'extracts'],
    // One build may wait 45 s for its grants and then takes as long as its pages ask for.
    works: { queue: 'builds', concurrency: 10 },
  },
  records: {
    entry: 'functions/records/handler.ts',
    does: 'Builds extracts of the ordinary record',
    // One filed document of 160 MB is in memory at a time.
    memory: 3008,
    seconds: 600,
    pdf: true,
    scoped: true,
    tables: ['chart', 'disclosures', ...traces],
    buckets: ['documents', 'extracts'],
    works: { queue: 'records', concurrency: 10 },
  },
  jobs: {
    entry: 'functions/jobs/handler.ts',
    does: 'Sends what is to be done into the queues of jobs',
    memory: 256,
    seconds: 30,
    scoped: false,
    tables: [],
    streams: [
      { rows: ['request', 'signature', 'revocation', 'job'], batch: 10 },
      { rows: ['inspection'], batch: 10 },
      { rows: ['documentJob'], batch: 10 },
    ],
  },
  notices: {
    entry: 'functions/notices/handler.ts',
    does: 'Mail to recipients and members; deadlines',
    memory: 512,
    seconds: 60,
    scoped: true,
    tables: ['chart', 'practices', 'disclosures', ...traces],
    streams: [{ rows: ['request', 'link', 'code', 'statement', 'offer', 'signature'], batch: 10 }],
  },
  'ledger-chain': {
    entry: 'functions/ledger/chain-handler.ts',
    does: 'Chains the audit',
    memory: 512,
    seconds: 60,
    scoped: true,
    tables: ['audit'],
    streams: [{ rows: ['event'], batch: 10 }],
  },
  accounts: {
    entry: 'functions/accounts/handler.ts',
    does: 'Persons: their accounts at the issuer, their memberships, their sessions',
    memory: 512,
    seconds: 29,
    scoped: true,
    tables: [...traces],
    streams: [{ rows: ['member', 'patientAccount'], batch: 10 }],
  },
  identity: {
    entry: 'functions/identity/handler.ts',
    does: 'Says in access tokens that their holder is a person here',
    memory: 256,
    seconds: 5,
    scoped: false,
    tables: ['practices'],
  },
} as const satisfies Record<string, FunctionDesign>;

export type FunctionName = keyof typeof functionDesigns;

const isFunctionName = (name: string): name is FunctionName => name in functionDesigns;

export const functionNames: readonly FunctionName[] = Object.keys(functionDesigns).filter(isFunctionName);

/** The design of one function, with its optional parts. */
export const designOf = (name: FunctionName): FunctionDesign => functionDesigns[name];
