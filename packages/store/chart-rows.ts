import { Chart, entryKinds, textAt, type EntryName, type Kind, type PracticeId } from '@sequester/domain';
import * as z from 'zod';

import type { Item } from './dynamo.ts';
import { keys } from './keys.ts';

const Row = z.object({ sk: z.string() });

/** An entry of a chart as it stands in the table. */
export const entryRow = (practiceId: PracticeId, name: EntryName, entry: object): Item => ({
  ...keys.entry(practiceId, name.patientId, name),
  ...entry,
});

/** The rows of one kind of entry, in the order in which the chart lists it. */
const listed = (items: readonly Item[], { row, listedBy }: Kind): Item[] => {
  const ofKind = items.filter((item) => Row.parse(item).sk.startsWith(`${row}#`));
  return listedBy === undefined
    ? ofKind
    : ofKind.toSorted((a, b) => (textAt(a, listedBy) ?? '').localeCompare(textAt(b, listedBy) ?? ''));
};

/** The chart that the rows of a patient's partition make up. */
export const chartOf = (items: readonly Item[]): Chart | undefined => {
  const patient = items.find((item) => Row.parse(item).sk === 'DEMOGRAPHICS');
  if (patient === undefined) return undefined;

  const fields = entryKinds.map((kind) => [kind.plural, listed(items, kind)]);
  return Chart.parse({ patient, ...Object.fromEntries(fields) });
};
