import type { Language } from './particulars.ts';

/** The sentences of a notice to a patient about a demand or a report: 45 CFR 164.512(c)(2), (e)(1)(iii). */
export interface NoticeWords {
  demand: string;
  disclosed: string;
  report: string;
  reached: (requester: string, named: string) => string;
  object: (day: string | undefined) => string;
  privilege: (law: string) => string;
  nothingYet: string;
  sent: (requester: string, named: string) => string;
  sentLimits: string;
  accounting: string;
  reportMade: string;
  ask: (title: string, phone: string) => string;
}

const en: NoticeWords = {
  demand: 'A demand for records about you',
  disclosed: 'Records about you were disclosed',
  report: 'A report the law requires',
  reached: (requester, named) =>
    `A court paper or another demand for records about you has reached the practice, from ${requester}${named && `: ${named}`}.`,
  object: (day) =>
    `You may object to it or ask the court to quash or limit it${day === undefined ? ', at once,' : `, before ${day},`} and tell us that you did. A lawyer can tell you how; the practice cannot give you legal advice.`,
  privilege: (law) =>
    `What you have said to a psychotherapist is privileged, and the privilege is yours${law}. The practice has asserted or will assert it for you unless you waive it.`,
  nothingYet: 'Nothing has been disclosed in answer to the demand.',
  sent: (requester, named) =>
    `In answer to a demand that the law has the practice obey, records about you were or will be disclosed to ${requester}${named && `: ${named}`}.`,
  sentLimits: 'What the demand lawfully covers is disclosed, and nothing else.',
  accounting: 'You may ask for an accounting of disclosures at any time (45 CFR 164.528).',
  reportMade:
    'A report that the law requires has been or will be made about you, with what the law asks for and no more (45 CFR 164.512(c)(2)). Your therapist can tell you about it.',
  ask: (title, phone) => `If you have questions, ask for the ${title}, ${phone}.`,
};

const es: NoticeWords = {
  demand: 'Un requerimiento de registros sobre usted',
  disclosed: 'Se divulgaron registros sobre usted',
  report: 'Un informe que la ley exige',
  reached: (requester, named) =>
    `El consultorio ha recibido un documento judicial u otro requerimiento de registros sobre usted, de ${requester}${named && `: ${named}`}.`,
  object: (day) =>
    `Usted puede oponerse, o pedir al tribunal que lo anule o lo limite${day === undefined ? ', de inmediato,' : `, antes del ${day},`} y avisarnos que lo hizo. Un abogado puede explicarle cómo; el consultorio no puede darle asesoramiento legal.`,
  privilege: (law) =>
    `Lo que usted ha dicho a un psicoterapeuta es confidencial por privilegio legal, y el privilegio es suyo${law}. El consultorio lo ha invocado o lo invocará por usted, salvo que usted renuncie a él.`,
  nothingYet: 'No se ha divulgado nada en respuesta al requerimiento.',
  sent: (requester, named) =>
    `En respuesta a un requerimiento que la ley obliga a cumplir, se divulgaron o se divulgarán registros sobre usted a ${requester}${named && `: ${named}`}.`,
  sentLimits: 'Se divulga lo que el requerimiento abarca conforme a la ley, y nada más.',
  accounting: 'Usted puede pedir en cualquier momento una relación de las divulgaciones (45 CFR 164.528).',
  reportMade:
    'Se ha hecho o se hará un informe sobre usted que la ley exige, con lo que la ley pide y nada más (45 CFR 164.512(c)(2)). Su terapeuta puede hablarle de ello.',
  ask: (title, phone) => `Si tiene preguntas, pida hablar con: ${title}, ${phone}.`,
};

export const NOTICE_WORDS: Record<Language, NoticeWords> = { en, es };
