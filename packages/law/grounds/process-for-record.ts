import type { SubpoenaArtifact } from '../artifacts/court-paper.ts';
import { gateDefects } from '../artifacts/gate.ts';
import { described, recordsReached } from '../artifacts/reach.ts';
import { issuesWarrants } from '../artifacts/signer-office.ts';
import { subpoenaRules } from '../artifacts/state-prerequisites.ts';
import { reachOf, reachesOfList } from '../artifacts/unlisted.ts';
import type { Reach } from '../decision.ts';
import { type Finding, refuse } from '../finding.ts';
import type { Labelled, Matter } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { giveRecord, part2Closed } from './give-record.ts';

/** 45 CFR 164.512(f)(1)(ii): process that compels by itself and asks for no assurance of (e)(1)(ii). */
export type Compulsion = 'judicial' | 'grand-jury' | 'administrative';

const ADMINISTRATIVE = new Set<unknown>(['agency', 'inspector_general']);

export const compulsionOf = (paper: SubpoenaArtifact): Compulsion | undefined => {
  if (paper.issuer === 'grand_jury') return 'grand-jury';
  if (ADMINISTRATIVE.has(paper.issuer)) return 'administrative';
  return paper.issuer === 'judge' && issuesWarrants(paper) ? 'judicial' : undefined;
};

const SUPPORTS: Record<Compulsion, ReasonCode> = {
  judicial: 'judicial-subpoena',
  'grand-jury': 'grand-jury-subpoena',
  administrative: 'administrative-subpoena',
};

/** 45 CFR 164.512(f)(1)(ii)(C)(1)-(3): the three findings that an administrative request needs. */
const TEST = ['relevant_and_material', 'specific_and_limited', 'deidentified_would_not_do'] as const;

const untested = ({ paper, label }: Labelled<SubpoenaArtifact>): Raised[] =>
  TEST.filter((finding) => paper.administrative_test?.[finding] !== true).map((finding) =>
    raise('administrative-test-missing', `${label}.administrative_test.${finding}`),
  );

/** The records that the paper asks for: by date, by id and by class. */
const reached = (matter: Matter, paper: SubpoenaArtifact): string[] => {
  const within = recordsReached(matter, paper);
  const asked = paper.note_ids || !Array.isArray(paper.asks_for) ? undefined : described(matter, paper.asks_for);
  return within.filter((id) => !asked || asked.includes(id));
};

/** The same of records that nobody listed. */
export const reachOfSubpoena = (paper: SubpoenaArtifact): Reach[] =>
  paper.note_ids || !Array.isArray(paper.asks_for)
    ? [reachOf(paper)]
    : reachesOfList(paper.asks_for).map((reach) => ({ ...reachOf(paper), ...reach }));

/** The ordinary record under process that compels by itself, as far as the paper reaches. */
export const onProcess = (matter: Matter, subpoena: Labelled<SubpoenaArtifact>, compulsion: Compulsion): Finding => {
  const { paper, label } = subpoena;
  const held = [...gateDefects(subpoena, matter), ...part2Closed(matter)];
  if (paper.authenticated === false) held.push(raise('order-not-authenticated', `${label}.authenticated`));
  if (compulsion === 'administrative') held.push(...untested(subpoena));
  if (compulsion !== 'judicial') held.push(...subpoenaRules(paper, label, matter.facts));
  const ids = reached(matter, paper);
  if (matter.ordinary.length > 0 && ids.length === 0) held.push(raise('nothing-in-order-range', `${label}.asks_for`));
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, {
    reason: raise(SUPPORTS[compulsion], `${label}.issuer`),
    also: ids.length < matter.ordinary.length ? [raise('process-reaches-less', `${label}.asks_for`)] : [],
    ids,
    within: reachOfSubpoena(paper),
    accounting: true,
    approvals: ['privacy-officer', 'counsel'],
    patientNotice: compulsion === 'grand-jury' ? 'not if it would obstruct' : 'recommended unless prohibited',
  });
};
