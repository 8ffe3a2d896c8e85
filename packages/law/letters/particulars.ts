/** What a letter needs besides the decision. `reference` is the sender's own number, `docket` the court's. */
export interface Particulars {
  practice: string;
  date: string;
  contact: { title: string; phone: string };
  /** Who takes complaints, where that is not the contact. */
  complaints?: { title: string; phone: string };
  reference?: string;
  docket?: string;
}

export interface Letter {
  title: string;
  paragraphs: string[];
}

/** The first line: the date, and the numbers that the reader files it under. */
export const opening = ({ date, reference, docket }: Particulars) =>
  [`${date}.`, reference && `Your reference: ${reference}.`, docket && `Docket: ${docket}.`].filter(Boolean).join(' ');

export const signedFor = ({ practice, contact }: Particulars) => `For ${practice}: ${contact.title}, ${contact.phone}.`;

export const leaves = (outcome: string) => outcome === 'RELEASE' || outcome === 'NARROW';

/** Paragraphs without the empty ones. */
export const paragraphs = (...texts: (string | undefined)[]) =>
  texts.filter((text) => text !== undefined && text !== '').map(String);
