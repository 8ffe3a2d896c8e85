import type { Language } from '@sequester/law';
import type { Instant, PatientFacts, Practice } from '@sequester/model';

import { languageOf } from '../own-record/language.ts';
import { writtenDay } from '../written-time.ts';
import type { AccountingOfDisclosures } from './get-accounting-of-disclosures.ts';
import { letterheadOf } from './letterhead.ts';
import { printedName } from './printed-name.ts';
import type { Paper } from './write-letter.ts';

interface Words {
  title: string;
  about: (name: string, from: string, to: string) => string;
  none: string;
  entry: (day: string, recipient: string) => string;
  what: (description: string) => string;
  why: (purpose: string) => string;
  leftOut: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Accounting of disclosures',
    about: (name, from, to) => `Disclosures of the records of ${name} from ${from} to ${to} (45 CFR 164.528).`,
    none: 'In this time there was no disclosure that is owed in an accounting.',
    entry: (day, recipient) => `# ${day}: ${recipient}`,
    what: (description) => `What was disclosed: ${description}`,
    why: (purpose) => `What for: ${purpose}`,
    leftOut:
      'An accounting leaves out what was disclosed to the individual, on an authorization, and for treatment, payment and health care operations (45 CFR 164.528(a)(1)).',
  },
  es: {
    title: 'Informe de divulgaciones',
    about: (name, from, to) =>
      `Divulgaciones de los registros de ${name} desde el ${from} hasta el ${to} (45 CFR 164.528).`,
    none: 'En este tiempo no hubo ninguna divulgación que deba constar en un informe.',
    entry: (day, recipient) => `# ${day}: ${recipient}`,
    what: (description) => `Qué se divulgó: ${description}`,
    why: (purpose) => `Para qué: ${purpose}`,
    leftOut:
      'Un informe no incluye lo que se divulgó a la propia persona, con una autorización, o para tratamiento, pago y operaciones de atención médica (45 CFR 164.528(a)(1)).',
  },
};

const recipientOf = ({
  name,
  organisation,
  address,
}: AccountingOfDisclosures['disclosures'][number]['recipient']): string =>
  [name, organisation, address].filter((one) => one !== undefined).join(', ');

/** The accounting as a paper of the practice, in the patient's language: of each disclosure its date, who received it and where, what it was and what for (45 CFR 164.528(b)(2)). */
export const accountingPaper = (
  { from, to, disclosures }: AccountingOfDisclosures,
  patient: PatientFacts,
  { name, privacyContact, timeZone }: Pick<Practice, 'name' | 'privacyContact' | 'timeZone'>,
): Paper => {
  const language = languageOf(patient);
  const said = words[language];
  const day = (at: Instant) => writtenDay(at, timeZone, language);
  return {
    name: 'Accounting of disclosures',
    practice: name,
    letterhead: privacyContact === undefined ? [] : letterheadOf(privacyContact),
    dateline: day(to),
    addressee: [],
    title: said.title,
    paragraphs: [
      said.about(printedName(patient), day(from), day(to)),
      ...(disclosures.length === 0 ? [said.none] : []),
      ...disclosures.flatMap(({ at, recipient, description, purpose }) => [
        said.entry(day(at), recipientOf(recipient)),
        said.what(description),
        said.why(purpose),
      ]),
      said.leftOut,
    ],
    closing: [],
    language: `${language}-US`,
  };
};
