import { Chart, type EntryName } from '@sequester/domain';
import { entryKinds, type Kind, type PracticeId, rowWithin, textAt } from '@sequester/model';

import type { Item } from './get-item.ts';
import { keyOf } from './keys.ts';

const nameOf = ({ sk }: Item) => rowWithin('chart', String(sk));

/** An entry of a chart as it stands in the table. */
export const entryRow = (practiceId: PracticeId, name: EntryName, entry: object): Item => ({
  ...keyOf('chartEntry', { practiceId, patientId: name.patientId, kind: name.kind.row, entryId: name.id }),
  ...entry,
});

/** The rows of one kind of entry, in the order in which the chart lists it. */
const listed = (items: readonly Item[], { row, listedBy }: Kind): Item[] => {
  const ofKind = items.filter((item) => nameOf(item)?.ids['kind'] === row);
  return listedBy === undefined
    ? ofKind
    : ofKind.toSorted((a, b) => (textAt(a, listedBy) ?? '').localeCompare(textAt(b, listedBy) ?? ''));
};

/** The chart that the rows of a patient's partition make up. */
export const chartOf = (items: readonly Item[]): Chart | undefined => {
  const patient = items.find((item) => nameOf(item)?.row === 'demographics');
  if (patient === undefined) return undefined;

  const fields = entryKinds.map((kind) => [kind.plural, listed(items, kind)]);
  return Chart.parse({ patient, ...Object.fromEntries(fields) });
};
