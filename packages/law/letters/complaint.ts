import type { Language, Particulars } from './particulars.ts';

const SECRETARY = 'Office for Civil Rights, 200 Independence Avenue SW, Washington DC 20201';

/** How to complain, to the practice by title and telephone and to the Secretary: 45 CFR 164.524(d)(2)(iii), 164.526(d)(1)(iv). */
export const complaint = (
  { practice, contact, complaints = contact }: Particulars,
  language: Language = 'en',
): string =>
  language === 'es'
    ? `Usted puede presentar una queja ante ${practice} (${complaints.title}, ${complaints.phone}) o ante el Departamento de Salud y Servicios Humanos de los Estados Unidos (Oficina de Derechos Civiles: ${SECRETARY}). Nadie puede tomar represalias contra usted por ello (45 CFR 160.306, 164.524(d)(2)(iii), 164.530(g)).`
    : `You may complain to ${practice} (${complaints.title}, ${complaints.phone}) or to the Secretary of Health and Human Services, ${SECRETARY}. Nobody may retaliate against you for it (45 CFR 160.306, 164.524(d)(2)(iii), 164.530(g)).`;
