import * as z from 'zod';

import { signerOffices } from '../vocabulary/papers.ts';

export const SignerOffice = z.enum(signerOffices);
export type SignerOffice = z.infer<typeof SignerOffice>;

/** The words in which facts of the earlier vocabulary gave the office, each whole. Other words say nothing of an office. */
const EARLIER: Readonly<Record<string, SignerOffice>> = {
  judge: 'judge',
  justice: 'judge',
  magistrate: 'magistrate',
  'magistrate judge': 'magistrate',
  'administrative law judge': 'administrative_judge',
  'administrative judge': 'administrative_judge',
  'presiding officer': 'hearing_officer',
  'hearing officer': 'hearing_officer',
  clerk: 'clerk',
  attorney: 'attorney',
  prosecutor: 'prosecutor',
  agency: 'agency_official',
  officer: 'law_enforcement_officer',
};

interface Signed {
  signer_office?: SignerOffice | null;
  signed_by?: string | null;
  judge?: string | null;
}

const plain = (words: string | null | undefined) => (words ?? '').trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** The office in which a paper was signed, or undefined where nobody recorded it. The name of its judge is the judge. */
export const officeOf = ({ signer_office: office, signed_by: signer, judge }: Signed): SignerOffice | undefined => {
  if (office) return office;
  const words = plain(signer);
  if (words === '') return undefined;
  const named = Object.hasOwn(EARLIER, words) ? EARLIER[words] : undefined;
  return named ?? (words === plain(judge) ? 'judge' : undefined);
};

const ON_THE_BENCH = new Set<SignerOffice>(['judge', 'magistrate']);
const JUDICIAL = new Set<SignerOffice>([...ON_THE_BENCH, 'administrative_judge', 'hearing_officer']);

/** 45 CFR 164.512(e)(1)(i): who may order for a court or an administrative tribunal. */
export const ordersForTribunal = (paper: Signed): boolean => {
  const office = officeOf(paper);
  return office !== undefined && JUDICIAL.has(office);
};

/** 45 CFR 164.512(f)(1)(ii)(A): a warrant is a judge's or a magistrate's. */
export const issuesWarrants = (paper: Signed): boolean => {
  const office = officeOf(paper);
  return office !== undefined && ON_THE_BENCH.has(office);
};
