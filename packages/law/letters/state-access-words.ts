import type { Language, Particulars } from './particulars.ts';

/** What a state has a practice say to a patient whom it gives less than was asked, and what it lets the patient do besides. */
const SAID: Partial<Record<string, Record<Language, string[]>>> = {
  CA: {
    en: [
      'In California: where access to a mental health record is declined, the date and the reason are written into the record, and you may name a licensed physician and surgeon, psychologist, marriage and family therapist, clinical social worker or professional clinical counselor to inspect or receive a copy of it (Cal. Health & Safety Code 123115(b)).',
      'You may give us a written addendum of up to 250 words on each item of the record that you believe to be incomplete or incorrect. It is attached to the record and goes with it whenever that is disclosed (Cal. Health & Safety Code 123111).',
    ],
    es: [
      'En California: cuando se niega el acceso a un registro de salud mental, la fecha y el motivo se anotan en el registro, y usted puede nombrar a un médico, psicólogo, terapeuta matrimonial y familiar, trabajador social clínico o consejero clínico profesional con licencia para que lo inspeccione o reciba una copia (Cal. Health & Safety Code 123115(b)).',
      'Usted puede entregarnos una adenda escrita de hasta 250 palabras sobre cada punto del registro que considere incompleto o incorrecto. Se adjunta al registro y lo acompaña cada vez que se divulga (Cal. Health & Safety Code 123111).',
    ],
  },
  TX: {
    en: [
      'In Texas: a professional who denies access to part of a record says in a signed and dated writing which part, why and for how long, and lets another professional whom you choose for treatment of the same or a related condition examine and copy it (Tex. Health & Safety Code 611.0045(c), (e)).',
    ],
    es: [
      'En Texas: el profesional que niega el acceso a una parte del registro indica en un escrito firmado y fechado qué parte, por qué y por cuánto tiempo, y permite que otro profesional que usted elija para tratar la misma afección u otra relacionada la examine y copie (Tex. Health & Safety Code 611.0045(c), (e)).',
    ],
  },
};

export const stateAccessWords = ({ jurisdiction }: Particulars, language: Language): string[] =>
  SAID[jurisdiction ?? '']?.[language] ?? [];
