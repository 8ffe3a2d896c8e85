import type { Language } from './particulars.ts';

/** The sentences of a letter to a patient about access: 45 CFR 164.524. */
export interface PatientWords {
  given: string;
  request: string;
  enclosed: (what: string, days: string) => string;
  basis: string;
  shared: string;
  format: string;
  notReviewable: string;
  notToOthers: string;
  undecided: string;
  endangers: string;
  noneHeld: string;
  declined: string;
  needed: string;
  identity: string;
  age: string;
}

const en: PatientWords = {
  given: 'Your records',
  request: 'Your request for records',
  enclosed: (what, days) =>
    `Enclosed, or ready for you to open, are the records that you asked for: ${what}${days && `, ${days}`}, as far as this letter does not say otherwise.`,
  basis:
    'The ordinary record is yours by right: it is your designated record set, on which decisions about your care are made (45 CFR 164.524(a)(1)).',
  shared:
    'What your therapist has decided to share besides is given as the therapist chose, in conversation or as a copy. The law leaves this to the therapist (45 CFR 164.502(a)(1)(i)).',
  format:
    'If you want them in another form or format, as a summary, or sent to another person whom you name in a signed writing, tell us (45 CFR 164.524(c)(2)-(3)).',
  notReviewable:
    'The right of access does not reach psychotherapy notes, if there are any (45 CFR 164.524(a)(1)(i)). This is said in every such letter; the law gives no review of it. Your therapist may still choose to share them with you.',
  notToOthers:
    'You may have psychotherapy notes, if there are any, sent to somebody else only on an authorization of their own (45 CFR 164.508(a)(2)); a direction to send a copy does not reach them.',
  undecided:
    'Whether psychotherapy notes, if there are any, are shared with you is for your therapist to decide and has not been refused.',
  endangers:
    'A licensed professional found that access to what is not given would endanger somebody (45 CFR 164.524(a)(3)). You may have this refusal reviewed by another licensed health care professional who took no part in it. Ask us, and we will refer it promptly, tell you the answer in writing and abide by it (45 CFR 164.524(a)(4), (d)(4); 45 CFR 171.201).',
  noneHeld:
    'The practice keeps no record of the kind and the days that you asked for. If it knows who keeps one, it will tell you (45 CFR 164.524(d)(3)).',
  declined:
    'Your therapist has decided not to share psychotherapy notes, if there are any. The law leaves this to the therapist.',
  needed: 'Before we can answer we need:',
  identity: 'verification of your identity and, if you act for somebody else, of your authority (45 CFR 164.514(h)(1))',
  age: 'record of the age of the patient',
};

const es: PatientWords = {
  given: 'Sus registros',
  request: 'Su solicitud de registros',
  enclosed: (what, days) =>
    `Se adjuntan, o están listos para que usted los abra, los registros que solicitó: ${what}${days && `, ${days}`}, salvo lo que esta carta indique de otro modo.`,
  basis:
    'El registro ordinario es suyo por derecho: es el conjunto de registros designado con el que se toman las decisiones sobre su atención (45 CFR 164.524(a)(1)).',
  shared:
    'Lo que su terapeuta ha decidido compartir además se entrega como el terapeuta lo eligió, en conversación o en copia. La ley deja esto al terapeuta (45 CFR 164.502(a)(1)(i)).',
  format:
    'Si los desea en otra forma o formato, como resumen, o enviados a otra persona que usted nombre en un escrito firmado, díganoslo (45 CFR 164.524(c)(2)-(3)).',
  notReviewable:
    'El derecho de acceso no alcanza las notas de psicoterapia, si las hay (45 CFR 164.524(a)(1)(i)). Esto se dice en toda carta de este tipo; la ley no prevé una revisión. Su terapeuta puede, aun así, decidir compartirlas con usted.',
  notToOthers:
    'Las notas de psicoterapia, si las hay, solo pueden enviarse a otra persona con una autorización propia (45 CFR 164.508(a)(2)); una instrucción de enviar una copia no las alcanza.',
  undecided:
    'Si las notas de psicoterapia, en caso de haberlas, se comparten con usted lo decide su terapeuta; no ha sido denegado.',
  endangers:
    'Un profesional con licencia determinó que el acceso a lo que no se entrega pondría en peligro a alguien (45 CFR 164.524(a)(3)). Usted puede pedir que otro profesional de la salud con licencia, que no haya participado en esta decisión, la revise. Pídanoslo: la remitiremos sin demora, le comunicaremos la respuesta por escrito y la acataremos (45 CFR 164.524(a)(4), (d)(4); 45 CFR 171.201).',
  noneHeld:
    'El consultorio no conserva ningún registro de la clase y las fechas que usted solicitó. Si sabe quién lo conserva, se lo dirá (45 CFR 164.524(d)(3)).',
  declined:
    'Su terapeuta ha decidido no compartir notas de psicoterapia, si las hay. La ley deja esta decisión al terapeuta.',
  needed: 'Antes de responder necesitamos:',
  identity: 'verificación de su identidad y, si actúa por otra persona, de su autoridad (45 CFR 164.514(h)(1))',
  age: 'constancia de la edad del paciente',
};

export const PATIENT_WORDS: Record<Language, PatientWords> = { en, es };
