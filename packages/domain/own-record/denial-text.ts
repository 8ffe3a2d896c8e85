import type { Language } from '@sequester/law';

/** Told in plain language with a denial (45 CFR 164.524(d)(2)); of the judgment itself nothing is said. */
const words: Readonly<Record<Language, (until: string) => string>> = {
  en: (until) =>
    `A licensed professional has found that access to this would endanger you or another person. It is held back until ${until}. You may ask that another licensed health care professional, who took no part in this, review it; we will refer it promptly and abide by what they decide. You may also complain to us or to the Secretary of Health and Human Services.`,
  es: (until) =>
    `Un profesional con licencia ha determinado que el acceso a esto le pondría en peligro a usted o a otra persona. Se retiene hasta el ${until}. Usted puede pedir que otro profesional de la salud con licencia, que no haya participado en esto, lo revise; lo remitiremos sin demora y acataremos lo que decida. También puede presentar una queja ante nosotros o ante el Secretario de Salud y Servicios Humanos.`,
};

export const denialText = (language: Language, until: string): string => words[language](until);
