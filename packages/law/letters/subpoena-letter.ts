import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, paragraphs, re, signedFor } from './particulars.ts';

/** To who served a subpoena: an objection in time that acknowledges neither treatment nor record (45 CFR 164.512(e)(1)). */
export function subpoenaLetter({ duties }: Decision, particulars: Particulars): Letter {
  return {
    title: 'Objection to subpoena',
    paragraphs: paragraphs(
      `${particulars.date}. ${re(particulars)}`.trim(),
      'This letter neither confirms nor denies that any person named in the subpoena was ever seen here, or that any record exists.',
      'The recipient objects to the subpoena as far as it asks for communications between a patient and a psychotherapist. The privilege belongs to the patient and is asserted for the patient (Jaffee v. Redmond, 518 U.S. 1 (1996)).',
      'Psychotherapy notes are not disclosed in answer to a subpoena, whoever issued it and whatever assurance accompanies it (45 CFR 164.508(a)(2)(ii), 164.512(e)(1)). A protective order that limits use does not command production.',
      'An order signed by a judge that expressly names psychotherapy notes, their dates, the patient, the custodian and the recipient, or an authorization signed by the patient for psychotherapy notes alone, would be considered on its terms.',
      duties.includes('honour lawful nondisclosure orders') ? 'A lawful order not to disclose the subpoena is honoured.' : undefined,
      signedFor(particulars),
    ),
  };
}
