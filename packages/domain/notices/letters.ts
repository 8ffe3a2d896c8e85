import { type CodeChannel, type Instant, onOneLine, type SpokenLanguage } from '@sequester/model';

import { writtenDay, writtenMoment } from '../written-time.ts';

/** A mail: names of practices and links of ours, and no word about a patient (45 CFR 164.312(e)(1)). */
export interface Letter {
  subject: string;
  text: string;
}

/** Who writes to whom: the practice, where it can be called, and the language of the reader. */
interface Correspondence {
  practice: string;
  telephone?: string | undefined;
  language?: SpokenLanguage | undefined;
}

interface InWords {
  subject: string;
  lines: readonly string[];
}

/** A mail in the reader's language: its lines, and whom to tell if it was not expected. */
const written = (
  { practice: name, telephone, language = 'en' }: Correspondence,
  words: Record<SpokenLanguage, (practice: string) => InWords>,
): Letter => {
  const practice = onOneLine(name);
  const { subject, lines } = words[language](practice);
  const call = telephone === undefined ? practice : `${practice} (${onOneLine(telephone)})`;
  const unexpected = {
    en: `If you were not expecting this message, do nothing and tell ${call}.`,
    es: `Si no esperaba este mensaje, no haga nada y avise a ${call}.`,
  };
  return { subject, text: `${[...lines, unexpected[language]].join('\n\n')}\n` };
};

const codeComes: Record<SpokenLanguage, Record<CodeChannel['by'], string>> = {
  en: {
    mail: 'The page asks for a code, which is sent to this address.',
    'text-message': 'The page asks for a code, which goes to your telephone as a text message.',
    telephone: 'The page asks for a passcode, which the practice tells you by telephone. It is never sent by mail.',
  },
  es: {
    mail: 'La página pide un código, que se envía a esta dirección.',
    'text-message': 'La página pide un código, que llega a su teléfono como mensaje de texto.',
    telephone: 'La página pide una clave, que el consultorio le dice por teléfono. Nunca se envía por correo.',
  },
};

interface LinkInMail {
  url: string;
  expiresAt: Instant;
  timeZone?: string | undefined;
  codeBy: CodeChannel['by'];
}

/** Tells a recipient where a document waits. Following the link uses nothing up. */
export const linkLetter = (from: Correspondence, { url, expiresAt, timeZone, codeBy }: LinkInMail): Letter =>
  written(from, {
    en: (practice) => ({
      subject: `${practice} has released a document to you`,
      lines: [
        `${practice} has released a document to you.`,
        `Open this page to get it:\n${url}`,
        `${codeComes.en[codeBy]} The link works until ${writtenMoment(expiresAt, timeZone)}. It is meant for you alone: do not forward it.`,
      ],
    }),
    es: (practice) => ({
      subject: `${practice} le ha entregado un documento`,
      lines: [
        `${practice} le ha entregado un documento.`,
        `Abra esta página para obtenerlo:\n${url}`,
        `${codeComes.es[codeBy]} El enlace funciona hasta: ${writtenMoment(expiresAt, timeZone, 'es')}. Es solo para usted: no lo reenvíe.`,
      ],
    }),
  });

interface CodeInMessage {
  code: string;
  expiresAt: Instant;
  timeZone?: string | undefined;
}

/** Brings the one-time code, without the link: neither message is enough alone. */
export const codeLetter = (from: Correspondence, { code, expiresAt, timeZone }: CodeInMessage): Letter =>
  written(from, {
    en: (practice) => ({
      subject: 'Your one-time code',
      lines: [
        code,
        `is the code for the document from ${practice}. It is good until ${writtenMoment(expiresAt, timeZone)}. Enter it on the page where you asked for it.`,
      ],
    }),
    es: (practice) => ({
      subject: 'Su código de un solo uso',
      lines: [
        code,
        `es el código para el documento de ${practice}. Sirve hasta: ${writtenMoment(expiresAt, timeZone, 'es')}. Escríbalo en la página donde lo pidió.`,
      ],
    }),
  });

/** The same as a text message, which lies open on a locked telephone: it says nothing of who sends what. */
export const codeText = ({ code, expiresAt, timeZone }: CodeInMessage, language: SpokenLanguage = 'en'): string =>
  language === 'es'
    ? `${code} es su codigo de un solo uso. Sirve hasta: ${writtenMoment(expiresAt, timeZone, 'es')}. Nadie le llamara para pedirlo.`
    : `${code} is your one-time code. It is good until ${writtenMoment(expiresAt, timeZone)}. Nobody will call you to ask for it.`;

interface Acknowledged {
  url: string;
  receivedAt: Instant;
  timeZone?: string | undefined;
}

/** Tells whoever asked that their request has arrived. It names neither the patient nor what is asked for. */
export const acknowledgmentLetter = (from: Correspondence, { url, receivedAt, timeZone }: Acknowledged): Letter =>
  written(from, {
    en: (practice) => ({
      subject: `${practice} has received your request`,
      lines: [
        `${practice} received your request for records on ${writtenDay(receivedAt, timeZone)}.`,
        `This page says how far it has come:\n${url}`,
      ],
    }),
    es: (practice) => ({
      subject: `${practice} ha recibido su solicitud`,
      lines: [
        `${practice} recibió su solicitud de registros el ${writtenDay(receivedAt, timeZone, 'es')}.`,
        `Esta página dice hasta dónde ha llegado:\n${url}`,
      ],
    }),
  });

/** Tells an officer that a warning or a report went out, or is about to. It names no request, no patient and no therapist. */
export const statementLetter = ({ practice: name }: { practice: string }): Letter => {
  const practice = onOneLine(name);
  return {
    subject: 'A statement was made on a request',
    text: `A statement was made on a request at ${practice}: a warning of a threat, or a report that a law demands. It did not wait for anybody's approval.

Sign in and look at it. It stays among the open duties of its request until a privacy officer has recorded a review.
`,
  };
};

/** What members of a practice are told of by mail. */
export type StaffNews = 'signed' | 'opened' | 'due-in-7-days' | 'due-in-2-days';

const staffWords: Record<StaffNews, { subject: string; what: string }> = {
  signed: { subject: 'A form was signed', what: 'A patient has signed a form that was put before them' },
  opened: { subject: 'A document was opened', what: 'A document that was released was opened by its recipient' },
  'due-in-7-days': { subject: 'A request falls due in 7 days', what: 'A request has to be answered within 7 days' },
  'due-in-2-days': { subject: 'A request falls due in 2 days', what: 'A request has to be answered within 2 days' },
};

/** Tells a member that something happened or falls due. It names no request, no patient and no therapist. */
export const staffLetter = (news: StaffNews, { practice: name }: { practice: string }): Letter => {
  const { subject, what } = staffWords[news];
  return { subject, text: `${what}, at ${onOneLine(name)}.\n\nSign in and look at your requests.\n` };
};
