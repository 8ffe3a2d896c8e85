import type { Artifact, GroundAsserted } from '@sequester/law';
import { longDay } from '@sequester/law';
import type { RecordedDecision } from '@sequester/model';

import { standing } from '../disclosures/artifact.ts';
import { groundActedOn } from '../disclosures/disclosure-log.ts';
import type { RecordsFile } from './records-file.ts';

/** On what a release rests, in the words of the law. */
const bases: Partial<Record<GroundAsserted, string>> = {
  authorization: 'Authorization of the individual, 45 CFR 164.508',
  coroner: 'Coroner or medical examiner, 45 CFR 164.512(g)(1)',
  court_order: 'Order of a court, 45 CFR 164.512(e)(1)(i)',
  decedent: 'Personal representative of the decedent, 45 CFR 164.502(g)(4)',
  defense: 'Legal services for the practice, 45 CFR 164.501, 164.506(c)(1)',
  family: 'Involvement in the care of the individual, 45 CFR 164.510(b)',
  health_care_operations: 'Health care operations, 45 CFR 164.506(c)',
  health_oversight: 'Health oversight, 45 CFR 164.512(d)',
  hhs_enforcement: 'The Secretary of Health and Human Services, 45 CFR 164.502(a)(2)(ii)',
  law_enforcement: 'Process of law enforcement, 45 CFR 164.512(f)(1)(ii)',
  patient_access: 'Access of the individual, 45 CFR 164.524',
  payment: 'Payment for care, 45 CFR 164.506(c)',
  payment_review: 'Review of payment for care, 45 CFR 164.506(c)',
  public_health: 'Public health, 45 CFR 164.512(b)',
  research: 'Research, 45 CFR 164.512(i)',
  subpoena: 'Subpoena, 45 CFR 164.512(e)(1)(ii)',
  treatment: 'Treatment of the individual, 45 CFR 164.506(c)(2)',
  workers_compensation: 'Workers’ compensation, 45 CFR 164.512(l)',
};

const dayOf = (value: unknown): string | undefined => (typeof value === 'string' ? longDay(value) : undefined);

const range = (paper: object): string | undefined => {
  const [from, to] = [dayOf(Reflect.get(paper, 'date_from')), dayOf(Reflect.get(paper, 'date_to'))];
  if (from === undefined && to === undefined) return undefined;

  return [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter(Boolean).join(' ');
};

/** The paper that the decision names as what it rests on. */
const restsOn = ({ artifacts }: RecordsFile, { decision }: RecordedDecision): Artifact | undefined => {
  const named = decision.reasons.map(({ because }) => because);
  const recorded = artifacts.findLast(({ artifactId }) =>
    named.some((because) => because === artifactId || because.startsWith(`${artifactId}.`)),
  );
  return recorded === undefined ? undefined : standing(recorded);
};

const textOf = (paper: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(paper, name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

const wordsOfPaper = (paper: Artifact): string => {
  const signed = dayOf(Reflect.get(paper, 'signed_on'));
  const expires = dayOf(Reflect.get(paper, 'expires_on'));
  const docket = textOf(paper, 'docket');
  const parts = [
    textOf(paper, 'court'),
    textOf(paper, 'judge'),
    signed === undefined ? undefined : `signed ${signed}`,
    docket === undefined ? undefined : `docket ${docket}`,
    textOf(paper, 'description'),
    range(paper),
    expires === undefined ? undefined : `expires ${expires}`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
};

/** The basis of a release, and the scope of the paper that it rests on, in words. */
export const basisOfRecords = (file: RecordsFile, decided: RecordedDecision): { basis: string; scope?: string } => {
  const ground = groundActedOn(file.request, decided);
  const paper = restsOn(file, decided);
  const scope = paper === undefined ? '' : wordsOfPaper(paper);
  return {
    basis: bases[ground] ?? `${ground.replaceAll('_', ' ')}, 45 CFR part 164`,
    ...(scope === '' ? {} : { scope }),
  };
};
