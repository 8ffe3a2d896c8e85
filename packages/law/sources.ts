import type { State, Verified } from './states/row.ts';

export interface SourceText {
  title: string;
  verified: Verified;
  /** Whose law it is; none for the federal rules. */
  state?: State;
}

/**
 * The texts that the citations of reasons point into, by the words a citation begins with, and how far each was checked. The
 * statutes of the rows of states are checked cell by cell (`states/`).
 */
export const SOURCES: Record<string, SourceText> = {
  '45 CFR 160.': { title: 'HIPAA administrative simplification: general', verified: 'read' },
  '45 CFR 164.1': { title: 'HIPAA: general provisions and definitions of part 164', verified: 'read' },
  '45 CFR 164.3': { title: 'HIPAA Security Rule', verified: 'read' },
  '45 CFR 164.5': { title: 'HIPAA Privacy Rule, as amended through 78 FR 5566', verified: 'read' },
  '45 CFR 171.102': { title: 'Information blocking: definitions', verified: 'read' },
  '45 CFR 171.2': { title: 'Information blocking: exceptions', verified: 'memory' },
  '42 CFR 2.': {
    title: 'Confidentiality of substance use disorder patient records, 89 FR 12472',
    verified: 'secondary',
  },
  'CMS Pub. 100-08': { title: 'Medicare Program Integrity Manual, Transmittal 98', verified: 'read' },
  '34 CFR 99.': { title: 'Family educational rights and privacy (FERPA)', verified: 'memory' },
  'HHS FAQ': { title: 'HHS answers on psychotherapy notes', verified: 'secondary' },
  'U.S. Const.': { title: 'Constitution of the United States', verified: 'read' },
  'Groh v. Ramirez': { title: 'Supreme Court of the United States, 2004', verified: 'secondary' },
  'Sgro v. United States': { title: 'Supreme Court of the United States, 1932', verified: 'secondary' },
  'Fed. R. Crim. P.': { title: 'Federal Rules of Criminal Procedure', verified: 'secondary' },
  'Jaffee v. Redmond': { title: 'Supreme Court of the United States, 1996', verified: 'read' },
  'Cal. Civ. Code': { title: 'California Civil Code', verified: 'read', state: 'CA' },
  'Cal. Health & Safety Code': { title: 'California Health and Safety Code', verified: 'secondary', state: 'CA' },
  '740 ILCS 110/': {
    title: 'Illinois Mental Health and Developmental Disabilities Confidentiality Act',
    verified: 'read',
    state: 'IL',
  },
  'Fla. Stat.': { title: 'Florida Statutes', verified: 'read', state: 'FL' },
};

/** The source of each part of a citation; undefined where a part points into no text of the table. */
export const sourcesOf = (citation: string): (string | undefined)[] =>
  citation.split('; ').map((part) => Object.keys(SOURCES).find((key) => part.startsWith(key)));
