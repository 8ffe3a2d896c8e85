import { isPart2 } from '../artifacts/authorization-life.ts';
import type { OfficialRequest } from '../artifacts/official-request.ts';
import { type Finding, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { privilegeAgainstBoard } from '../states/oversight.ts';
import { handOver, atTheGate, onAny, unparticular, unverified } from './official-request.ts';

const AGENCIES = new Set<RequesterType>([
  'inspector_general',
  'licensing_board',
  'medicaid_fraud_unit',
  'state_agency',
]);

const aim = (matter: Matter, target: string | null | undefined, label: string): Raised[] => {
  const { facts, notes } = matter;
  if (facts.context.target === 'patient') return [raise('oversight-of-another', 'context.target')];
  if (!target) return [raise('oversight-target-not-stated', `${label}.target`)];
  const another =
    target === facts.patient.id || (notes.length > 0 && !notes.some(({ originator }) => originator === target));
  return another ? [raise('oversight-of-another', `${label}.target`)] : [];
};

/** 42 CFR 2.53: an audit or evaluation of a program, oversight of the originator of its counseling notes included, on the written agreement of the agency. */
const unagreed = (request: Labelled<OfficialRequest> | undefined, matter: Matter): Raised[] => {
  if (!request || !isPart2(matter) || request.paper.part2_agreement === true) return [];
  return [raise('part2-audit-agreement-missing', `${request.label}.part2_agreement`)];
};

const judge = (matter: Matter, request: Labelled<OfficialRequest> | undefined): Finding => {
  const held: Raised[] = [
    ...unverified(request),
    ...atTheGate(request, matter),
    ...unparticular(request),
    ...unagreed(request, matter),
  ];
  const { type } = matter.facts.requester;
  if (!type || !AGENCIES.has(type)) held.push(raise('not-an-oversight-agency', 'requester.type'));
  const privileged = privilegeAgainstBoard(matter.facts);
  if (privileged) held.push(raise('privilege-stands-against-board', 'patient.objects', privileged));
  if (!request) return refuse(held);
  held.push(...aim(matter, request.paper.target, request.label));
  if (!request.paper.legal_authority)
    held.push(raise('legal-authority-not-stated', `${request.label}.legal_authority`));
  if (held.length > 0) return refuse(held);
  const own = matter.notes.filter(({ originator }) => originator === request.paper.target).map(({ id }) => id);
  return handOver(matter, {
    request,
    supports: 'oversight-of-originator',
    reachable: [...own, ...matter.ordinary],
    approvals: ['privacy-officer', 'counsel'],
    minimumNecessary: true,
  });
};

/** Ground 11: 45 CFR 164.512(d), 164.508(a)(2)(ii). Oversight of the originator of the notes, and of nobody else. */
export const healthOversight = (matter: Matter): Finding =>
  onAny(papers(matter.facts, 'oversight_request'), (request) => judge(matter, request));
