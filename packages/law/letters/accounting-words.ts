import type { Language } from './particulars.ts';

/** The sentences of a letter about an accounting of disclosures: 45 CFR 164.528. */
export interface AccountingWords {
  given: string;
  request: string;
  entries: (count: number) => string;
  none: string;
  covers: string;
  free: string;
  needed: string;
}

const en: AccountingWords = {
  given: 'Accounting of disclosures',
  request: 'Your request for an accounting of disclosures',
  entries: (count) =>
    `The list holds ${count} ${count === 1 ? 'disclosure' : 'disclosures'}, each with its date, recipient and address, description, and purpose or a copy of the request (45 CFR 164.528(b)(2)).`,
  none: 'There is no disclosure that the law asks to be listed.',
  covers:
    'It covers the six years before your request. The law leaves out disclosures to you, under your authorization, for treatment, payment and health care operations, and any that it suspends for a time (45 CFR 164.528(a)(1)-(2)).',
  free: 'The first accounting in twelve months is free (45 CFR 164.528(c)(2)).',
  needed: 'Before we can answer we need:',
};

const es: AccountingWords = {
  given: 'Relación de divulgaciones',
  request: 'Su solicitud de una relación de divulgaciones',
  entries: (count) =>
    `La lista contiene ${count} ${count === 1 ? 'divulgación' : 'divulgaciones'}, cada una con su fecha, destinatario y dirección, descripción, y finalidad o copia de la solicitud (45 CFR 164.528(b)(2)).`,
  none: 'No hay ninguna divulgación que la ley exija incluir.',
  covers:
    'Abarca los seis años anteriores a su solicitud. La ley excluye las divulgaciones a usted, con su autorización, para tratamiento, pago y operaciones de atención médica, y las que suspende por un tiempo (45 CFR 164.528(a)(1)-(2)).',
  free: 'La primera relación en doce meses es gratuita (45 CFR 164.528(c)(2)).',
  needed: 'Antes de responder necesitamos:',
};

export const ACCOUNTING_WORDS: Record<Language, AccountingWords> = { en, es };
