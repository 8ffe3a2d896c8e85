import type { ChartRecords, ListedRecord, PracticeContext, ReadRecord } from '@sequester/domain';
import {
  type AccessHold,
  type Addendum,
  entryKinds,
  headerOf,
  type PatientId,
  type EntryHeader,
} from '@sequester/model';

import { exampleEntries } from '../chart/example-entries.ts';
import type { Steps } from '../steps.ts';
import { firstTherapistId, now, patientId, practiceId } from './example-disclosures.ts';

interface Row {
  kind: EntryHeader['kind'];
  entryId: string;
  entry: object;
  addenda: Addendum[];
  category?: string;
}

const idOfEntry = (kind: (typeof entryKinds)[number], letter: string): string =>
  `${kind.idPrefix}_${letter.repeat(26)}`;

/** One entry of every kind that is typed, signed where it has to be, as the practice's charts have them. */
const exampleRows = (): Row[] =>
  entryKinds.flatMap((kind): Row[] => {
    if (kind.life === 'filed') return [];

    const entryId = idOfEntry(kind, 'a');
    const ids = { practiceId, patientId, [`${kind.name}Id`]: entryId, revision: 1 };
    const written =
      kind.life === 'signed'
        ? { authorId: firstTherapistId, writtenAt: now, state: 'signed', signedAt: now }
        : { recordedBy: firstTherapistId, recordedAt: now };
    return [
      {
        kind: kind.name,
        entryId,
        entry: kind.entry.parse({ ...exampleEntries[kind.name], ...ids, ...written }),
        addenda: [],
      },
    ];
  });

const isOurs = (context: PracticeContext, wanted: PatientId): boolean =>
  context.practiceId === practiceId && wanted === patientId;

const withoutCategory = ({ kind, entryId, entry, addenda }: Row): ReadRecord => ({ kind, entryId, entry, addenda });

/** The chart of the example's patient in memory, as far as it may leave. `charted` and `held` say what stands in it now. */
export const literalChartRecords = (steps: Steps) => {
  const charted: Row[] = exampleRows();
  const held: AccessHold[] = [];
  const listedAs = ({ kind: name, entryId, entry, category }: Row): ListedRecord[] => {
    const kind = entryKinds.find((one) => one.name === name);
    if (kind === undefined) return [];

    const { on, authorId, state } = headerOf(kind, entryId, entry);
    const hidden = ['draft', 'deleted', 'taken-out'].includes(state);
    return hidden
      ? []
      : [{ kind: name, entryId, on, authorId, state, ...(category === undefined ? {} : { category }) }];
  };
  const listed: ChartRecords['listed'] = (context, wanted) =>
    steps.take(() => (isOurs(context, wanted) ? charted.flatMap(listedAs) : []));
  const chartRecords: ChartRecords = {
    listed,
    read: (context, wanted, named) =>
      steps.take(() =>
        named.flatMap(({ entryId }): ReadRecord[] =>
          isOurs(context, wanted) ? charted.filter((row) => row.entryId === entryId).map(withoutCategory) : [],
        ),
      ),
    holds: (context, wanted) => steps.take(() => (isOurs(context, wanted) ? held : [])),
  };
  return {
    charted,
    held,
    chartRecords,
    chartIndex: { listed },
  };
};
