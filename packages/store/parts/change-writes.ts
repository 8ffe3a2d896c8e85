import {
  fieldsOfRecord,
  partNamed,
  partNames,
  updatesOf,
  writtenOf,
  type Change,
  type DisclosureRequest,
  type PartName,
} from '@sequester/model';

import type { Condition } from '../dynamo.ts';
import { keyWith } from '../keys.ts';
import { requestRow } from '../request-row.ts';
import { absent, type Write } from '../transact.ts';
import { rowsOfPart, rules } from './part-rows.ts';

type Ids = Pick<DisclosureRequest, 'practiceId' | 'requestId'>;

/** The rows of one record, or of one addition, in a transaction. */
export const partWrites = (table: string, name: PartName, { written, of }: { written: object; of: Ids }): Write[] => {
  const { form, refusal } = partNamed(name);
  const beside = rules[name]?.beside?.(written);
  const terms = {
    ...(form === 'replaced' ? {} : { condition: absent }),
    ...(refusal === undefined ? {} : { refusal }),
  };
  return [...rowsOfPart(name, written, of), ...(beside === undefined ? [] : [beside])].map((put): Write => ({
    table,
    put,
    ...terms,
  }));
};

/** Holds where the row is there, and the fields are not, if they are set only once. */
const settable = (sets: readonly string[], once: true | undefined): Condition => ({
  expression: [
    'attribute_exists(pk)',
    ...(once === true ? sets.map((field) => `attribute_not_exists(${field})`) : []),
  ].join(' AND '),
});

const updateWrites = (table: string, name: PartName, { update, of }: { update: object; of: Ids }): Write[] => {
  const { updated } = partNamed(name);
  if (updated === undefined) return [];

  const { sets, once, refusal } = updated;
  return [
    {
      table,
      update: keyWith(name, { ...of, ...update }),
      set: fieldsOfRecord(update, sets),
      condition: settable(sets, once),
      ...(refusal === undefined ? {} : { refusal }),
    },
  ];
};

/** Holds while the request is as it was read, in a state from which the step is lawful. */
const asRead = ({ before, from }: Change): Condition => ({
  expression: `#revision = :revision AND #status IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
  names: { '#revision': 'revision', '#status': 'status' },
  values: {
    ':revision': before.revision,
    ...Object.fromEntries(from.map((status, index) => [`:from${index}`, status])),
  },
});

/** Every write of a change, in one transaction. */
export const changeWrites = (table: string, change: Change): Write[] => {
  const { after: of } = change;
  return [
    { table, put: requestRow(of), condition: asRead(change), refusal: 'stale' },
    ...partNames.flatMap((name) => [
      ...writtenOf(change, name).flatMap((written) => partWrites(table, name, { written, of })),
      ...updatesOf(change, name).flatMap((update) => updateWrites(table, name, { update, of })),
    ]),
  ];
};
