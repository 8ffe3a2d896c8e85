/** What stands on every page of a record: above who released it to whom and on which basis, below the notice. */
export type RecordStamp = { head: string; foot: string };

/** One entry as it is read: lines of facts, then texts under their headings, then who signed, then what was added later. */
export type RecordEntry = {
  heading: string;
  lines: { label: string; text: string }[];
  texts: { heading: string; text: string }[];
  signed: string[];
  addenda: { heading: string; text: string }[];
};

/** One instrument over time: what it came to on each day, of at most how much. */
export type RecordPlot = { title: string; most: number; points: { on: string; total: number }[] };

/** The first pages: the cover with its facts, then the contents, each line with the page on which it begins. */
export type RecordFront = {
  title: string;
  practice: string;
  contact: string[];
  facts: { label: string; text: string }[];
  withheld: string[];
  certification: string[];
  notice: string;
  contents: { text: string; page: number }[];
};

/** Where the pages of one part stand among all. */
export type PagesAmong = { first: number; of: number };

/** A part of a record: a PDF of its own, its pages, and on which of them, from 1, each of its entries begins. */
export type RecordPart = { bytes: Uint8Array; pages: number; starts: number[] };
