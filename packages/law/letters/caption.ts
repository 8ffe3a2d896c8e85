import { type Language, type Particulars, longDay } from './particulars.ts';

const WORDS = {
  en: {
    of: 'docket',
    signed: 'signed',
    due: 'return date',
    unnamed: (paper: string) => `${paper} that names no court`,
  },
  es: {
    of: 'expediente',
    signed: 'con fecha',
    due: 'fecha límite de respuesta',
    unnamed: () => 'documento que no nombra tribunal',
  },
};

/** The proceeding as its paper names it: "Court of Example County, docket 31-CV-0001, Judge Example, signed May 28, 2031, return date June 30, 2031". */
export const caption = ({ proceeding, docket }: Particulars, language: Language = 'en'): string | undefined => {
  if (!proceeding) return undefined;
  const words = WORDS[language];
  const { paper, court, judge, signedOn, returnDate } = proceeding;
  const number = proceeding.docket ?? docket;
  const parts = [
    court ?? words.unnamed(paper),
    number && `${words.of} ${number}`,
    judge,
    signedOn && `${words.signed} ${longDay(signedOn, language)}`,
    returnDate && `${words.due} ${longDay(returnDate, language)}`,
  ].filter(Boolean);
  return parts.join(', ');
};

/** Days that the request or its paper names: "from January 1, 2031 to March 31, 2031", "of January 1, 2031". */
export const period = ({ asked }: Particulars, language: Language = 'en'): string => {
  const { from, to } = asked ?? {};
  const [since, until, of] = language === 'es' ? ['desde el', 'hasta el', 'del'] : ['from', 'to', 'of'];
  if (from && from === to) return `${of} ${longDay(from, language)}`;
  const said = [from && `${since} ${longDay(from, language)}`, to && `${until} ${longDay(to, language)}`];
  return said.filter(Boolean).join(' ');
};
