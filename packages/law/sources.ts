import type { Verified } from './states/row.ts';

export interface SourceText {
  title: string;
  verified: Verified;
}

/** The texts that citations point into, by the words a citation begins with, and how far each was checked. */
export const SOURCES: Record<string, SourceText> = {
  '45 CFR 160.': { title: 'HIPAA administrative simplification: general', verified: 'statute' },
  '45 CFR 164.1': { title: 'HIPAA: general provisions and definitions of part 164', verified: 'statute' },
  '45 CFR 164.3': { title: 'HIPAA Security Rule', verified: 'statute' },
  '45 CFR 164.5': { title: 'HIPAA Privacy Rule, as amended through 78 FR 5566', verified: 'statute' },
  '45 CFR 171.102': { title: 'Information blocking: definitions', verified: 'statute' },
  '42 CFR 2.': {
    title: 'Confidentiality of substance use disorder patient records, 89 FR 12472',
    verified: 'secondary',
  },
  'CMS Pub. 100-08': { title: 'Medicare Program Integrity Manual, Transmittal 98', verified: 'statute' },
  'HHS FAQ': { title: 'HHS answers on psychotherapy notes', verified: 'secondary' },
  'U.S. Const.': { title: 'Constitution of the United States', verified: 'statute' },
  'Jaffee v. Redmond': { title: 'Supreme Court of the United States, 1996', verified: 'statute' },
  'Thapar v. Zezulka': { title: 'Supreme Court of Texas, 1999', verified: 'statute' },
  'Cal. Civ. Code': { title: 'California Civil Code', verified: 'statute' },
  'Cal. Evid. Code': { title: 'California Evidence Code', verified: 'statute' },
  'Cal. Health & Safety Code': { title: 'California Health and Safety Code', verified: 'secondary' },
  'Cal. Penal Code': { title: 'California Penal Code', verified: 'memory' },
  'Cal. Welf. & Inst. Code': { title: 'California Welfare and Institutions Code', verified: 'memory' },
  'N.Y. Mental Hyg. Law': { title: 'New York Mental Hygiene Law', verified: 'statute' },
  'N.Y. CPLR': { title: 'New York Civil Practice Law and Rules', verified: 'statute' },
  'N.Y. Soc. Serv. Law': { title: 'New York Social Services Law', verified: 'memory' },
  'Tex. Health & Safety Code': { title: 'Texas Health and Safety Code', verified: 'statute' },
  'Tex. Fam. Code': { title: 'Texas Family Code', verified: 'secondary' },
  'Tex. Hum. Res. Code': { title: 'Texas Human Resources Code', verified: 'memory' },
  '740 ILCS 110/': {
    title: 'Illinois Mental Health and Developmental Disabilities Confidentiality Act',
    verified: 'statute',
  },
  '405 ILCS 5/': { title: 'Illinois Mental Health and Developmental Disabilities Code', verified: 'memory' },
  '325 ILCS 5/': { title: 'Illinois Abused and Neglected Child Reporting Act', verified: 'memory' },
  '320 ILCS 20/': { title: 'Illinois Adult Protective Services Act', verified: 'memory' },
  'Fla. Stat.': { title: 'Florida Statutes', verified: 'statute' },
};

/** The source of each part of a citation; undefined where a part points into no text of the table. */
export const sourcesOf = (citation: string): (string | undefined)[] =>
  citation.split('; ').map((part) => Object.keys(SOURCES).find((key) => part.startsWith(key)));
