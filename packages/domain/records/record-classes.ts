import type { Facts } from '@sequester/law';
import { entryKinds, type EntryHeader, type RequestedRecords } from '@sequester/model';

type OtherRecord = NonNullable<Facts['other_records']>[number];
type RecordClass = OtherRecord['class'];

/** An entry of a chart as the law is asked about it. `category` is that of a filed document. */
export interface ListedRecord extends Pick<EntryHeader, 'kind' | 'entryId' | 'on' | 'authorId' | 'state'> {
  category?: string;
}

/** By which class of records each kind of entry is asked for. */
const classes = new Map<string, RecordClass | undefined>(
  entryKinds.map((kind) => [kind.name, 'recordClass' in kind ? kind.recordClass : undefined]),
);

/** Filed documents that are of another class than documents. */
const ofDocuments: Readonly<Record<string, RecordClass>> = { 'test-report': 'test_results', insurance: 'billing' };

const classOf = ({ kind, category = '' }: ListedRecord): RecordClass | undefined =>
  (kind === 'document' ? ofDocuments[category] : undefined) ?? classes.get(kind);

const dayLength = 10;

/** The entries of a chart as the law reads records. Those of no class of their own are told where everything is asked for, as documents. */
export const recordsForLaw = (listed: readonly ListedRecord[], requested: RequestedRecords): OtherRecord[] => {
  const everything = requested.classes.includes('all');
  return listed.flatMap((record): OtherRecord[] => {
    const found = classOf(record);
    if (found === undefined && !everything) return [];

    const { entryId, on, authorId } = record;
    return [
      {
        id: entryId,
        date: on.slice(0, dayLength),
        author: authorId,
        class: found ?? 'document',
      },
    ];
  });
};
