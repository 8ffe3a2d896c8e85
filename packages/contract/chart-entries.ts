import {
  type EntryKind,
  type EntryKindOf,
  entryKinds,
  isRevised,
  PatientId,
  type ReadAnswer,
  readAnswers,
  readOperationOf,
  type ReadOperationOf,
  type RevisedKind,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update, type Operation, type Revision } from './operation.ts';
import { pathOf, pathOfOne, signedOperationsOf, type SignedOperations } from './signed-entries.ts';

const PatientParams = z.strictObject({ patientId: PatientId });

type Beginning<Kind extends EntryKind> = Operation<typeof PatientParams, typeof Nothing, Kind['input'], Kind['answer']>;
type Reading<Kind extends EntryKind> = Operation<Kind['ids'], typeof Nothing, typeof Nothing, ReadAnswer<Kind>>;

type Updating<Kind extends EntryKind> = Operation<
  Kind['ids'],
  typeof Nothing,
  Kind['input'],
  Kind['answer'],
  typeof Revision
>;

const answers: ReadonlyMap<string, z.ZodObject> = new Map(Object.entries(readAnswers));

const readOperation = (kind: EntryKind): Operation =>
  operation({
    id: readOperationOf(kind),
    area: 'chart',
    method: 'GET',
    path: pathOfOne(kind),
    audience: kind.readers,
    summary: `Read one ${kind.name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}, as it stands and as it stood`,
    params: kind.ids,
    query: Nothing,
    body: Nothing,
    answer: answers.get(kind.name) ?? kind.answer,
    status: 200,
    refusals: ['not-found'],
  });

export const recordOperation = <Kind extends EntryKindOf<'recorded'>>(kind: Kind): Beginning<Kind> =>
  operation({
    id: kind.acts.record.operation,
    area: 'chart',
    method: 'POST',
    path: pathOf(kind),
    audience: kind.writers,
    summary: kind.acts.record.summary,
    params: PatientParams,
    query: Nothing,
    body: kind.input,
    answer: kind.answer,
    status: 201,
    refusals: ['not-found', 'patient-merged'],
  });

export const reviseOperation = <Kind extends RevisedKind>(kind: Kind): Updating<Kind> =>
  update({
    id: kind.acts.revise.operation,
    area: 'chart',
    method: 'PUT',
    path: pathOfOne(kind),
    audience: kind.writers,
    summary: kind.acts.revise.summary,
    params: kind.ids,
    query: Nothing,
    body: kind.input,
    answer: kind.answer,
    status: 200,
    refusals: ['not-found', 'stale'],
  });

type EntryOperations = {
  [Kind in EntryKind as ReadOperationOf<Kind>]: Reading<Kind>;
} & {
  [Kind in EntryKindOf<'recorded'> as Kind['acts']['record']['operation']]: Beginning<Kind>;
} & {
  [Kind in RevisedKind as Kind['acts']['revise']['operation']]: Updating<Kind>;
} & SignedOperations;

const actsOf = (kind: EntryKind): Operation[] => {
  if (kind.life === 'filed') return [];

  if (kind.life === 'signed') return signedOperationsOf(kind);

  return [recordOperation(kind), ...(isRevised(kind) ? [reviseOperation(kind)] : [])];
};

const operationsOf = (kind: EntryKind): Operation[] => [readOperation(kind), ...actsOf(kind)];

/** Every operation on an entry of a chart, by its id: they follow from the kinds. */
export const entryOperations: EntryOperations = Object.assign(
  {},
  ...entryKinds.flatMap(operationsOf).map((one) => ({ [one.id]: one })),
);
