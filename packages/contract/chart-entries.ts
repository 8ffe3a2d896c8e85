import {
  type EntryKind,
  type EntryKindOf,
  entryKinds,
  PatientId,
  type ReadAnswer,
  readAnswers,
  readOperationOf,
  type ReadOperationOf,
} from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update, type Operation, type Revision } from './operation.ts';

const PatientParams = z.strictObject({ patientId: PatientId });

const pathOf = ({ plural }: EntryKind): string =>
  `/patients/{patientId}/${plural.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

type Beginning<Kind extends EntryKind> = Operation<typeof PatientParams, typeof Nothing, Kind['input'], Kind['answer']>;
type Updating<Kind extends EntryKind> = Operation<
  Kind['ids'],
  typeof Nothing,
  Kind['input'],
  Kind['answer'],
  typeof Revision
>;
type Signing<Kind extends EntryKind> = Operation<
  Kind['ids'],
  typeof Nothing,
  typeof Nothing,
  Kind['answer'],
  typeof Revision
>;

type Reading<Kind extends EntryKind> = Operation<Kind['ids'], typeof Nothing, typeof Nothing, ReadAnswer<Kind>>;

const answers: ReadonlyMap<string, z.ZodObject> = new Map(Object.entries(readAnswers));

const readOperation = (kind: EntryKind): Operation =>
  operation({
    id: readOperationOf(kind),
    area: 'chart',
    method: 'GET',
    path: `${pathOf(kind)}/{${kind.name}Id}`,
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

export const writeOperation = <Kind extends EntryKindOf<'signed'>>(kind: Kind): Beginning<Kind> =>
  operation({
    id: kind.acts.write.operation,
    area: 'chart',
    method: 'POST',
    path: pathOf(kind),
    audience: kind.writers,
    summary: kind.acts.write.summary,
    params: PatientParams,
    query: Nothing,
    body: kind.input,
    answer: kind.answer,
    status: 201,
    refusals: ['not-found', 'patient-merged'],
  });

export const updateOperation = <Kind extends EntryKindOf<'signed'>>(kind: Kind): Updating<Kind> =>
  update({
    id: kind.acts.update.operation,
    area: 'chart',
    method: 'PUT',
    path: `${pathOf(kind)}/{${kind.name}Id}`,
    audience: kind.writers,
    summary: kind.acts.update.summary,
    params: kind.ids,
    query: Nothing,
    body: kind.input,
    answer: kind.answer,
    status: 200,
    refusals: ['not-found', 'signed-already', 'stale'],
  });

export const signOperation = <Kind extends EntryKindOf<'signed'>>(kind: Kind): Signing<Kind> =>
  update({
    id: kind.acts.sign.operation,
    area: 'chart',
    method: 'POST',
    path: `${pathOf(kind)}/{${kind.name}Id}/signature`,
    audience: kind.writers,
    summary: kind.acts.sign.summary,
    params: kind.ids,
    query: Nothing,
    body: Nothing,
    answer: kind.answer,
    status: 201,
    refusals: ['not-found', 'signed-already', 'draft-incomplete', 'stale'],
  });

type EntryOperations = {
  [Kind in EntryKind as ReadOperationOf<Kind>]: Reading<Kind>;
} & {
  [Kind in EntryKindOf<'recorded'> as Kind['acts']['record']['operation']]: Beginning<Kind>;
} & {
  [Kind in EntryKindOf<'signed'> as Kind['acts']['write']['operation']]: Beginning<Kind>;
} & {
  [Kind in EntryKindOf<'signed'> as Kind['acts']['update']['operation']]: Updating<Kind>;
} & {
  [Kind in EntryKindOf<'signed'> as Kind['acts']['sign']['operation']]: Signing<Kind>;
};

const operationsOf = (kind: EntryKind): Operation[] => [
  readOperation(kind),
  ...(kind.life === 'recorded'
    ? [recordOperation(kind)]
    : [writeOperation(kind), updateOperation(kind), signOperation(kind)]),
];

/** Every operation on an entry of a chart, by its id: they follow from the kinds. */
export const entryOperations: EntryOperations = Object.assign(
  {},
  ...entryKinds.flatMap(operationsOf).map((one) => ({ [one.id]: one })),
);
