import type { Language } from './particulars.ts';

/** The sentences of a letter about an amendment: 45 CFR 164.526. */
export interface AmendmentWords {
  title: string;
  accepted: string;
  othersTold: string;
  undecided: string;
  accurate: string;
  createdElsewhere: string;
  outside: string;
  notes: string;
  who: string;
  disagree: (title: string) => string;
  attach: string;
}

const en: AmendmentWords = {
  title: 'Your request for an amendment',
  accepted:
    'The amendment that you asked for is made: it is linked to each record that it concerns (45 CFR 164.526(c)(1)).',
  othersTold:
    'Tell us whom else we should inform of it. With your agreement we tell them, and those who have the record and may rely on it to your harm (45 CFR 164.526(c)(2)-(3)).',
  undecided:
    'Your request is with the author of the record, who decides whether it is accurate and complete. You will have an answer in writing within 60 days of your request, or within 30 days more if we write to you why and until when (45 CFR 164.526(b)(2)).',
  accurate:
    'The amendment that you asked for is not made, because the author finds the record accurate and complete (45 CFR 164.526(a)(2)(iv)).',
  createdElsewhere:
    'The amendment that you asked for is not made here, because somebody else created the record; ask them, who can act on it (45 CFR 164.526(a)(2)(i)).',
  outside:
    'The amendment that you asked for is not made, because what it concerns is no part of your designated record set (45 CFR 164.526(a)(2)(ii)).',
  notes:
    'As far as your request concerns psychotherapy notes, if there are any: what the law does not open to inspection need not be amended (45 CFR 164.526(a)(2)(iii)). This is said in every such letter, and of no other record.',
  who: 'Only the individual and a personal representative may ask for an amendment. On what the practice has, it cannot answer you as one of them (45 CFR 164.526(a)(1), 164.502(g)).',
  disagree: (title) =>
    `You may write a statement of disagreement and give it to the ${title}. It is kept with the record, linked to what it concerns, and goes with it whenever that is disclosed (45 CFR 164.526(d)(2), (d)(4)-(5)).`,
  attach:
    'If you write none, you may ask that your request and this letter go with every future disclosure of what you wanted amended (45 CFR 164.526(d)(1)(iii)).',
};

const es: AmendmentWords = {
  title: 'Su solicitud de enmienda',
  accepted:
    'La enmienda que usted pidió se ha hecho: queda vinculada a cada registro al que se refiere (45 CFR 164.526(c)(1)).',
  othersTold:
    'Díganos a quién más debemos informar. Con su acuerdo lo haremos, y también a quienes tienen el registro y podrían basarse en él en perjuicio suyo (45 CFR 164.526(c)(2)-(3)).',
  undecided:
    'Su solicitud está en manos del autor del registro, que decide si este es exacto y completo. Recibirá una respuesta por escrito dentro de los 60 días siguientes a su solicitud, o dentro de 30 días más si le escribimos por qué y hasta cuándo (45 CFR 164.526(b)(2)).',
  accurate:
    'La enmienda que usted pidió no se hace, porque el autor considera que el registro es exacto y completo (45 CFR 164.526(a)(2)(iv)).',
  createdElsewhere:
    'La enmienda que usted pidió no se hace aquí, porque el registro fue creado por otra persona; pídasela a ella, que puede atenderla (45 CFR 164.526(a)(2)(i)).',
  outside:
    'La enmienda que usted pidió no se hace, porque aquello a lo que se refiere no forma parte de su conjunto de registros designado (45 CFR 164.526(a)(2)(ii)).',
  notes:
    'En lo que su solicitud se refiera a notas de psicoterapia, si las hay: lo que la ley no abre a la inspección no tiene que enmendarse (45 CFR 164.526(a)(2)(iii)). Esto se dice en toda carta de este tipo, y de ningún otro registro.',
  who: 'Solo la persona misma y su representante personal pueden pedir una enmienda. Con lo que el consultorio tiene, no puede responderle como tal (45 CFR 164.526(a)(1), 164.502(g)).',
  disagree: (title) =>
    `Usted puede escribir una declaración de desacuerdo y entregarla a: ${title}. Se conserva con el registro, vinculada a lo que se refiere, y lo acompaña cada vez que se divulga (45 CFR 164.526(d)(2), (d)(4)-(5)).`,
  attach:
    'Si no escribe ninguna, puede pedir que su solicitud y esta carta acompañen toda divulgación futura de lo que quería enmendar (45 CFR 164.526(d)(1)(iii)).',
};

export const AMENDMENT_WORDS: Record<Language, AmendmentWords> = { en, es };
