import { operations } from '@sequester/contract/operations';
import { type EntryKind, entryKinds } from '@sequester/model';
import { exampleEntries, firstActOf } from '@sequester/testing/chart/example-entries';
import * as z from 'zod';

import type { Caller } from '../demo/api.ts';

/** Records one entry of each kind in a patient's chart, through the API, and answers their ids by field. */
export const recordEntries = async (
  caller: Caller,
  patientId: string,
  kinds: readonly EntryKind[] = entryKinds,
): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {};
  for (const kind of kinds) {
    const path = operations.find(({ id }) => id === firstActOf(kind).operation)?.path ?? '';
    const own = `${kind.name}Id`;
    const entry = await caller.post(
      path.replace('{patientId}', patientId),
      exampleEntries[kind.name],
      z.looseObject({ [own]: z.string() }),
    );
    ids[own] = z.string().parse(entry[own]);
  }
  return ids;
};
