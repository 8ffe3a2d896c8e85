import type { Facts } from '@sequester/law';
import type { EntryHeader, RequestedRecords } from '@sequester/model';

type OtherRecord = NonNullable<Facts['other_records']>[number];
type RecordClass = OtherRecord['class'];

/** An entry of a chart as the law is asked about it. `category` is that of a filed document. */
export interface ListedRecord extends Pick<EntryHeader, 'kind' | 'entryId' | 'on' | 'authorId' | 'state'> {
  category?: string;
}

/** By which class of records each kind of entry is asked for. What is between the patient and the practice is asked for with everything, and by no class. */
const classes: Record<EntryHeader['kind'], RecordClass | 'with-everything'> = {
  session: 'session',
  progressNote: 'progress_note',
  treatmentPlan: 'treatment_plan',
  contactNote: 'contact_note',
  referral: 'referral',
  dischargeSummary: 'discharge_summary',
  diagnosis: 'diagnosis',
  medication: 'medication',
  allergy: 'allergy',
  measure: 'test_results',
  document: 'document',
  restriction: 'with-everything',
  confidentialCommunication: 'with-everything',
  noticeGiven: 'with-everything',
};

/** Filed documents that are of another class than documents. */
const ofDocuments: Readonly<Record<string, RecordClass>> = { 'test-report': 'test_results', insurance: 'billing' };

const classOf = ({ kind, category = '' }: ListedRecord): RecordClass | 'with-everything' =>
  kind === 'document' ? (ofDocuments[category] ?? classes.document) : classes[kind];

const dayLength = 10;

/** The entries of a chart as the law reads records. Those of no class of their own are told where everything is asked for, as documents. */
export const recordsForLaw = (listed: readonly ListedRecord[], requested: RequestedRecords): OtherRecord[] => {
  const everything = requested.classes.includes('all');
  return listed.flatMap((record): OtherRecord[] => {
    const found = classOf(record);
    if (found === 'with-everything' && !everything) return [];

    const { entryId, on, authorId } = record;
    return [
      {
        id: entryId,
        date: on.slice(0, dayLength),
        author: authorId,
        class: found === 'with-everything' ? 'document' : found,
      },
    ];
  });
};
