import type { Jurisdiction } from '../jurisdiction.ts';
import type { RequestedClass } from '../records.ts';

export type Language = 'en' | 'es';

/** A court or agency and its paper, as far as the paper names them. Days are `YYYY-MM-DD`. */
export interface Proceeding {
  /** What its paper is: an order, a subpoena, a warrant. */
  paper: 'order' | 'protective order' | 'subpoena' | 'warrant';
  court?: string;
  docket?: string;
  judge?: string;
  signedOn?: string;
  returnDate?: string;
  /** A court of the United States, whose privilege is federal common law. */
  federal: boolean;
}

/** What was asked for, in the words of the request and of its paper, never by what was found. */
export interface Asked {
  classes: readonly RequestedClass[];
  from?: string;
  to?: string;
}

/** What a letter needs besides the decision. `reference` is the sender's own number, `docket` the court's. */
export interface Particulars {
  practice: string;
  date: string;
  contact: { title: string; phone: string };
  /** Who takes complaints, where that is not the contact. */
  complaints?: { title: string; phone: string };
  reference?: string;
  docket?: string;
  /** The name of who asked, for the notice to the patient. */
  requester?: string;
  /** Letters to a patient are written in it; every other letter in English. */
  language?: Language;
  jurisdiction?: Jurisdiction;
  /** The privilege statute of the state, where somebody has read it. */
  privilege?: string;
  proceeding?: Proceeding;
  /** Whether the state leaves it to the professional to show a patient what is kept apart (no refusal by rule alone). */
  notesOpen?: boolean;
  /** The states whose law governs, by the names of their statutes, so that a letter can name whose law it cites. */
  states?: readonly { name: string; statutes: readonly string[] }[];
  asked?: Asked;
}

export interface Letter {
  title: string;
  paragraphs: string[];
}

const OPENING = {
  en: { reference: 'Your reference', docket: 'Docket' },
  es: { reference: 'Su referencia', docket: 'Expediente' },
};

/** The first line: the date, and the numbers that the reader files it under; a docket that the caption names is left to it. */
export const opening = ({ date, reference, docket, proceeding }: Particulars, language: Language = 'en') => {
  const words = OPENING[language];
  const number = proceeding?.docket ? undefined : docket;
  return [`${date}.`, reference && `${words.reference}: ${reference}.`, number && `${words.docket}: ${number}.`]
    .filter(Boolean)
    .join(' ');
};

export const signedFor = ({ practice, contact }: Particulars, language: Language = 'en') =>
  `${language === 'es' ? 'Por' : 'For'} ${practice}: ${contact.title}, ${contact.phone}.`;

export const leaves = (outcome: string) => outcome === 'RELEASE' || outcome === 'NARROW';

/** Paragraphs without the empty ones. */
export const paragraphs = (...texts: (string | undefined)[]) =>
  texts.filter((text) => text !== undefined && text !== '').map(String);

const LOCALES = { en: 'en-US', es: 'es-US' };
/** Made when a date is first written: the first format of a process takes Node some 10 ms. */
const formats: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** A day, `YYYY-MM-DD`, as a letter writes it: "June 30, 2031", "30 de junio de 2031". */
export const longDay = (day: string, language: Language = 'en'): string => {
  formats[language] ??= new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return formats[language].format(new Date(`${day}T00:00:00Z`));
};
