import type { SpokenLanguage } from '@sequester/model';

import type { Letter } from './letters.ts';

/** What a patient is told of by mail while a request goes on. */
export const patientNews = ['offered', 'signed', 'ordered', 'released'] as const;
export type PatientNews = (typeof patientNews)[number];

const subjects: Record<SpokenLanguage, string> = {
  en: 'There is something new in your account',
  es: 'Hay algo nuevo en su cuenta',
};

const words: Record<SpokenLanguage, Record<PatientNews, string>> = {
  en: {
    offered: 'A form waits for you to read. You may sign it or leave it; nothing happens if you do not.',
    signed: 'A form was signed in your account. If it was not you, call at once.',
    ordered: 'A court has asked for something that concerns you.',
    released: 'Something that concerns you was sent to somebody who may have it.',
  },
  es: {
    offered: 'Un formulario espera a que usted lo lea. Puede firmarlo o dejarlo; si no lo firma, no pasa nada.',
    signed: 'Se firmó un formulario en su cuenta. Si no fue usted, llame de inmediato.',
    ordered: 'Un tribunal ha pedido algo que le concierne.',
    released: 'Algo que le concierne se envió a alguien que puede tenerlo.',
  },
};

const next = (language: SpokenLanguage, telephone: string | undefined): string => {
  if (language === 'es')
    return `Entre en la cuenta que tiene para ver qué es${telephone === undefined ? '' : `, o llame al ${telephone}`}. Si no esperaba este mensaje, no haga nada.`;

  return `Sign in with the account that you have to see what it is${telephone === undefined ? '' : `, or call ${telephone}`}. If you were not expecting this message, do nothing.`;
};

/** A mail to a patient. It says neither who writes nor of what kind the record is: that would tell who treats them. */
export const newsLetter = (
  news: PatientNews,
  { language, telephone }: { language: SpokenLanguage; telephone?: string | undefined },
): Letter => ({ subject: subjects[language], text: `${words[language][news]}\n\n${next(language, telephone)}\n` });
