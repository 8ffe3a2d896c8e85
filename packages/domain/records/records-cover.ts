import { longDay } from '@sequester/law';
import type { PrivacyContact, RecordedDecision, RecordsCover, RecordsSelection } from '@sequester/model';

import { letterheadOf } from '../disclosures/letterhead.ts';
import { printedName } from '../disclosures/printed-name.ts';
import { writtenDay } from '../written-time.ts';
import { isOwnAccess } from './lanes.ts';
import { basisOfRecords } from './records-basis.ts';
import type { RecordsFile } from './records-file.ts';

interface Released {
  file: RecordsFile;
  decided: RecordedDecision;
  selection: RecordsSelection;
  contact: PrivacyContact | undefined;
  /** How many entries a clinician holds back from the patient. */
  heldBack: number;
  toPayer: boolean;
}

type Fact = RecordsCover['facts'][number];

const namedWith = ({ name, organisation }: { name: string; organisation?: string | undefined }): string =>
  [name, organisation].filter((part) => part !== undefined).join(', ');

const daysOf = ({ selection, file }: Released): string => {
  const days = selection.entries.map(({ on }) => on.slice(0, 10)).toSorted();
  const { dateFrom, dateTo } = file.request.requested;
  const [from, to] = [selection.dateFrom ?? dateFrom ?? days[0], selection.dateTo ?? dateTo ?? days.at(-1)];
  return [from === undefined ? '' : `from ${longDay(from)}`, to === undefined ? '' : `to ${longDay(to)}`]
    .filter(Boolean)
    .join(' ');
};

const factsOfCover = (released: Released): Fact[] => {
  const { file, decided, selection } = released;
  const { patient, requester, recipient, receivedAt, timeZone, purpose, requested } = file.request;
  const { basis, scope } = basisOfRecords(file, decided);
  const facts: [string, string | undefined][] = [
    ['Patient', printedName(patient)],
    ['Date of birth', patient.birthDate === undefined ? undefined : longDay(patient.birthDate)],
    ['Requested by', namedWith(requester)],
    ['Released to', namedWith(recipient)],
    ['Basis', basis],
    ['Scope of the paper', scope],
    ['Purpose', purpose],
    ['Asked for', requested.description],
    ['Days covered', daysOf(released)],
    ['Entries enclosed', String(selection.entries.length)],
    ['Received on', writtenDay(receivedAt, timeZone)],
    ['Released on', writtenDay(decided.at, timeZone)],
  ];
  return facts.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [{ label, text }]));
};

const notesOnAccess =
  'Psychotherapy notes, where a clinician keeps any, are no part of what is given on access (45 CFR 164.524(a)(1)(i)); nothing here says whether there are any.';
const held =
  'Something is held back for a time on the judgment of a licensed professional (45 CFR 164.524(a)(3)). You may ask that another, who took no part in it, review this; you may also complain to us or to the Secretary of Health and Human Services.';
const outside = 'Whatever is outside the basis named above is not enclosed; nothing is said of whether more exists.';
const blocks = 'Where words about others were taken out, a block stands in their place with the reason.';
const payer =
  'Of each entry only what 45 CFR 164.501 leaves to the record is enclosed: times, modalities and frequencies, results of tests, and summaries of diagnosis, functional status, plan, symptoms, prognosis and progress.';

const withheldOf = ({ file, selection, heldBack, toPayer }: Released): string[] => [
  ...(isOwnAccess(file.request) ? [notesOnAccess] : [outside]),
  ...(heldBack > 0 ? [held] : []),
  ...(toPayer ? [payer] : []),
  ...((selection.takenOut ?? []).length > 0 ? [blocks] : []),
];

/** Unsworn, under penalty of perjury: the words of 28 U.S.C. 1746(2), for the custodian to date and sign. */
const certificationOf = ({ file, selection, contact }: Released): string[] => {
  if (isOwnAccess(file.request)) return [];

  const { practiceName } = file.request;
  return [
    `I am custodian of the records of ${practiceName}. The ${selection.entries.length} entries in this extract are true and complete copies, less what the cover says was taken out or is not enclosed, of records that were made at or near the time of what they set forth by a person with knowledge of it, or from information so transmitted, that are kept in the course of the regularly conducted activity of the practice, and that it is its regular practice to make.`,
    'I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct (28 U.S.C. 1746).',
    'Executed on (date): ____________________    Signature: ______________________________',
    ...(contact === undefined ? [] : [`${contact.name}, ${contact.title}`]),
  ];
};

const confidential = (patient: string): string =>
  `Confidential health record of ${patient}. Use it only for the purpose for which it was released, and do not disclose it further except as its basis, the patient’s authorization or the law allows.`;

/** The cover of an extract of the ordinary record: who released what to whom, on which basis, when, and what is not enclosed. */
export const recordsCover = (released: Released): RecordsCover => {
  const { file, decided, contact } = released;
  const { practiceName, patient, recipient, timeZone } = file.request;
  const { basis } = basisOfRecords(file, decided);
  const own = isOwnAccess(file.request);
  const on = writtenDay(decided.at, timeZone);
  return {
    title: 'Extract of the record',
    practice: practiceName,
    contact: contact === undefined ? [] : letterheadOf(contact),
    facts: factsOfCover(released),
    withheld: withheldOf(released),
    certification: certificationOf(released),
    notice: own
      ? `Your own health record, ${printedName(patient)}. Keep it where others cannot read it.`
      : confidential(printedName(patient)),
    stamp: `${practiceName}  ·  Released to ${namedWith(recipient)} on ${on}  ·  ${basis}`,
  };
};
