import type { Language } from '@sequester/law';
import { amendmentDenials, type NewAnswer, type PatientRequest } from '@sequester/model';

import { dueOf } from './due.ts';

type Denied = Extract<NewAnswer, { outcome: 'denied' }>;
type Given<Outcome extends NewAnswer['outcome']> = Extract<NewAnswer, { outcome: Outcome }>;

/** The sentences of an answer, and of the notice that it takes longer. */
interface AnswerWords {
  longer: (until: string, reason: string) => string[];
  accepted: (given: Given<'accepted'>) => string[];
  grounds: Record<Denied['ground'], string>;
  denied: (ground: string, citation: string, basis: string) => string[];
  agreed: string[];
  refused: (basis: string | undefined) => string[];
  accommodated: string[];
  notReasonable: (basis: string) => string[];
  reviewed: string[];
}

const en: AnswerWords = {
  longer: (until, reason) => [
    `We need longer to answer your request, and will answer it by ${until} (45 CFR 164.526(b)(2)(ii)).`,
    `The reason: ${reason}`,
  ],
  accepted: ({ amendment, told = [] }) => [
    'The amendment that you asked for is made, and linked to each entry that it concerns (45 CFR 164.526(c)(1)).',
    amendment,
    told.length === 0
      ? 'Tell us whom else we should tell of it, and that you agree to that (45 CFR 164.526(c)(2)).'
      : `We have told: ${told.join('; ')} (45 CFR 164.526(c)(3)).`,
  ],
  grounds: {
    'not-created-here': 'somebody else created the entry; ask them, who can act on it',
    'outside-designated-record-set': 'what it concerns is no part of your designated record set',
    'not-open-to-access': 'what it concerns is not open to your access',
    'accurate-and-complete': 'the entry is accurate and complete',
  },
  denied: (ground, citation, basis) => [
    `The amendment that you asked for is not made, because ${ground} (${citation}).`,
    basis,
    'You may send us a written statement that you disagree, and why. It is linked to the entry, and goes with every later disclosure of it. We may answer it, and you get a copy of our answer (45 CFR 164.526(d)(1)(ii), (2), (3)).',
    'If you send none, you may ask that your request and this denial go with every later disclosure of the entry (45 CFR 164.526(d)(1)(iii)).',
    'You may complain to us, or to the Secretary of Health and Human Services (45 CFR 164.526(d)(1)(iv)).',
  ],
  agreed: ['We agree to the restriction that you asked for. It holds from now on (45 CFR 164.522(a)(1)(iii)).'],
  refused: (basis) => [
    'We do not agree to the restriction that you asked for. The law does not oblige us to (45 CFR 164.522(a)(1)(ii)).',
    ...(basis === undefined ? [] : [basis]),
  ],
  accommodated: ['We will write to you and call you as you asked (45 CFR 164.522(b)(1)(i)).'],
  notReasonable: (basis) => ['We cannot reasonably do what you asked (45 CFR 164.522(b)(1)(i)).', basis],
  reviewed: [
    'Another licensed professional, who took no part in holding this back, has reviewed it. Your record shows what they decided (45 CFR 164.524(d)(4)).',
  ],
};

const es: AnswerWords = {
  longer: (until, reason) => [
    `Necesitamos más tiempo para responder a su solicitud y la responderemos a más tardar el ${until} (45 CFR 164.526(b)(2)(ii)).`,
    `El motivo: ${reason}`,
  ],
  accepted: ({ amendment, told = [] }) => [
    'La enmienda que usted pidió se ha hecho y queda vinculada a cada anotación a la que se refiere (45 CFR 164.526(c)(1)).',
    amendment,
    told.length === 0
      ? 'Díganos a quién más debemos informar y que usted está de acuerdo (45 CFR 164.526(c)(2)).'
      : `Hemos informado a: ${told.join('; ')} (45 CFR 164.526(c)(3)).`,
  ],
  grounds: {
    'not-created-here': 'otra persona creó la anotación; pídaselo a ella, que puede actuar',
    'outside-designated-record-set': 'aquello a lo que se refiere no forma parte de su conjunto designado de registros',
    'not-open-to-access': 'aquello a lo que se refiere no está abierto a su acceso',
    'accurate-and-complete': 'la anotación es exacta y completa',
  },
  denied: (ground, citation, basis) => [
    `La enmienda que usted pidió no se hace, porque ${ground} (${citation}).`,
    basis,
    'Usted puede enviarnos una declaración por escrito de que no está de acuerdo y por qué. Queda vinculada a la anotación y acompaña toda divulgación posterior de ella. Podemos responderla, y usted recibe una copia de nuestra respuesta (45 CFR 164.526(d)(1)(ii), (2), (3)).',
    'Si no envía ninguna, puede pedir que su solicitud y esta denegación acompañen toda divulgación posterior de la anotación (45 CFR 164.526(d)(1)(iii)).',
    'Puede presentar una queja ante nosotros o ante el Secretario de Salud y Servicios Humanos (45 CFR 164.526(d)(1)(iv)).',
  ],
  agreed: ['Aceptamos la restricción que usted pidió. Rige desde ahora (45 CFR 164.522(a)(1)(iii)).'],
  refused: (basis) => [
    'No aceptamos la restricción que usted pidió. La ley no nos obliga a ello (45 CFR 164.522(a)(1)(ii)).',
    ...(basis === undefined ? [] : [basis]),
  ],
  accommodated: ['Le escribiremos y le llamaremos como usted pidió (45 CFR 164.522(b)(1)(i)).'],
  notReasonable: (basis) => ['No podemos hacer razonablemente lo que usted pidió (45 CFR 164.522(b)(1)(i)).', basis],
  reviewed: [
    'Otro profesional con licencia, que no participó en la retención, la ha revisado. Su expediente muestra lo que decidió (45 CFR 164.524(d)(4)).',
  ],
};

const words: Readonly<Record<Language, AnswerWords>> = { en, es };

const saidOf = (given: NewAnswer, said: AnswerWords): string[] => {
  if (given.outcome === 'accepted') return said.accepted(given);

  if (given.outcome === 'denied')
    return said.denied(said.grounds[given.ground], amendmentDenials[given.ground], given.basis);

  if (given.outcome === 'refused') return said.refused(given.basis);

  if (given.outcome === 'not-reasonable') return said.notReasonable(given.basis);

  return said[given.outcome];
};

/** What the patient is told of their request in plain language: the answer, or that it takes longer; nothing while neither was said. */
export const answerWords = (request: PatientRequest, language: Language): string[] => {
  const { answer, extension } = request;
  if (answer !== undefined) return saidOf(answer.given, words[language]);

  return extension === undefined ? [] : words[language].longer(dueOf(request)?.by ?? '', extension.reason);
};
