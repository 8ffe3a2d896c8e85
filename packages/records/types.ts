import type { RecordEntry } from '@sequester/pdf';

/** What an entry is read with: who is who, in which time zone days are told, and which of its fields are left out. */
export interface Surroundings {
  nameOf: (memberId: string) => string;
  timeZone: string | undefined;
  /** Whether the field at a path is printed; all are, unless a payer is told no more than some. */
  shows: (kind: string, path: string) => boolean;
}

/** What one result of a measure adds to the line of its instrument. */
export interface PlottedResult {
  instrument: string;
  title: string;
  most: number;
  on: string;
  total: number;
}

/** An entry in words, by its heading in the contents, and its point in a plot where it has one. */
export interface EntryWords extends RecordEntry {
  entryId: string;
  plotted?: PlottedResult;
}
