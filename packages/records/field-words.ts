import { writtenMoment } from '@sequester/domain';
import { longDay } from '@sequester/law';

/** Titles of kinds of entries, as a reader has them. */
export const kindTitles = {
  session: 'Session',
  progressNote: 'Progress note',
  treatmentPlan: 'Treatment plan',
  contactNote: 'Contact',
  referral: 'Referral',
  dischargeSummary: 'Discharge summary',
  diagnosis: 'Diagnosis',
  medication: 'Medication',
  measure: 'Measure',
  document: 'Filed document',
  restriction: 'Restriction asked for',
  confidentialCommunication: 'Confidential communication asked for',
  noticeGiven: 'Notice of Privacy Practices',
  allergy: 'Allergy',
} as const;

/** Names of fields that read badly when they are taken apart. */
const fieldTitles: Readonly<Record<string, string>> = {
  on: 'Day',
  how: 'How',
  from: 'From',
  to: 'To',
  with: 'With',
  why: 'Why',
  startsOn: 'Starts on',
  reviewOn: 'To be reviewed on',
  takenOn: 'Taken on',
  serviceCode: 'Code of the service',
  clinicianId: 'Clinician',
  code: 'ICD-10-CM code',
  onset: 'Began',
  askedBy: 'Asked by',
  paidInFull: 'Paid for out of pocket in full',
  dated: 'Dated',
  pages: 'Pages',
};

/** The name of a field in words: `diagnosedOn` is "Diagnosed on". */
export const fieldTitle = (name: string): string => {
  const known = fieldTitles[name];
  if (known !== undefined) return known;

  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const month = /^\d{4}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const enumerated = /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/;

const monthInWords = (text: string): string =>
  new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${text}-01T00:00:00Z`),
  );

/** A value in words: days, instants, choices of a list. What a person wrote stays as it is. */
export const valueInWords = (value: string | number | boolean, timeZone: string | undefined): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';

  if (typeof value === 'number') return String(value);

  if (day.test(value)) return longDay(value);

  if (month.test(value)) return monthInWords(value);

  if (instant.test(value)) return writtenMoment(value, timeZone);

  return enumerated.test(value) ? value.replaceAll(/[-_]/g, ' ') : value;
};
