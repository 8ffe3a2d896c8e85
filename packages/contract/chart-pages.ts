import {
  CalendarDate,
  currentAnswerFields,
  currentKinds,
  EntryHeader,
  entryKinds,
  EntryState,
  MemberId,
  PatientId,
  Role,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { PatientAnswer } from './patients.ts';

const PatientParams = z.strictObject({ patientId: PatientId });

/** The newest first; where there is a cursor, there is more. */
const entryPage = { entries: z.array(EntryHeader), cursor: z.string().optional() };

const mayRead = (role: Role, { readers }: { readers: readonly Role[] }): boolean => readers.includes(role);

/** Those who may read every kind of entry that is answered with the chart. */
const chartReaders = Role.options.filter((role) => currentKinds.every((kind) => mayRead(role, kind)));
/** Those who may read some kind of entry: a page holds what they may read. */
const entryReaders = Role.options.filter((role) => entryKinds.some((kind) => mayRead(role, kind)));

/** Those who write what is signed. */
const draftWriters = Role.options.filter((role) =>
  entryKinds.some(({ life, writers }) => life === 'signed' && writers.some((writer) => writer === role)),
);

export const getChart = operation({
  id: 'getChart',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/chart',
  audience: chartReaders,
  summary:
    "Open a patient's chart: what holds at present, and the newest entries; psychotherapy notes are no part of it",
  params: PatientParams,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    patient: PatientAnswer,
    ...currentAnswerFields,
    /** More holds at present than is answered here: the lists of these kinds have it all. */
    more: z.boolean(),
    ...entryPage,
  }),
  status: 200,
  refusals: ['not-found'],
});

export const listUnsigned = operation({
  id: 'listUnsigned',
  area: 'chart',
  method: 'GET',
  path: '/unsigned',
  audience: draftWriters,
  summary:
    'List what you and those whom you supervise have not signed, and what waits for a co-signature, the newest first',
  params: Nothing,
  query: z.strictObject({ author: MemberId.optional(), cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object(entryPage),
  status: 200,
  refusals: ['invalid-cursor'],
});

export const listDue = operation({
  id: 'listDue',
  area: 'chart',
  method: 'GET',
  path: '/due',
  audience: draftWriters,
  summary: 'List your treatment plans by the day on which they have to be looked at again, the earliest first',
  params: Nothing,
  query: z.strictObject({ cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object(entryPage),
  status: 200,
  refusals: ['invalid-cursor'],
});

export const listEntries = operation({
  id: 'listEntries',
  area: 'chart',
  method: 'GET',
  path: '/patients/{patientId}/entries',
  audience: entryReaders,
  summary: "List the entries of a patient's chart, the newest first",
  params: PatientParams,
  query: z.strictObject({
    kind: EntryHeader.shape.kind.optional(),
    from: CalendarDate.optional(),
    to: CalendarDate.optional(),
    author: MemberId.optional(),
    state: EntryState.optional(),
    cursor: z.string().max(400).optional(),
  }),
  body: Nothing,
  answer: z.object(entryPage),
  status: 200,
  refusals: ['invalid-cursor', 'not-found'],
});
