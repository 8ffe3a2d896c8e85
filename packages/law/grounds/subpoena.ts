import { isPart2 } from '../artifacts/authorization-life.ts';
import type { SubpoenaArtifact } from '../artifacts/court-paper.ts';
import { gateDefects } from '../artifacts/gate.ts';
import { described, recordsReached } from '../artifacts/reach.ts';
import { subpoenaRules } from '../artifacts/state-prerequisites.ts';
import { unlisted } from '../artifacts/unlisted.ts';
import { type Finding, anyOf, permit, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { unreadRules } from '../states/state-rule.ts';
import { compulsionOf, onProcess, reachOfSubpoena } from './process-for-record.ts';

const BY_ISSUER: Partial<Record<string, ReasonCode>> = {
  court_clerk: 'subpoena-of-clerk',
  grand_jury: 'subpoena-of-grand-jury',
  inspector_general: 'subpoena-of-inspector-general',
};

const stateCure = (matter: Matter) =>
  matter.facts.jurisdiction === 'IL' ? ['Illinois court order with in camera findings'] : [];

/** 45 CFR 164.512(e)(1)(ii) is not an exception for notes: a subpoena alone never releases one, whoever issued it. */
export const subpoenaForNotes = (matter: Matter): Finding => {
  const subpoenas = papers(matter.facts, 'subpoena');
  if (subpoenas.length === 0) return refuse([raise('subpoena-absent', 'artifacts')]);
  const reasons = subpoenas.map(({ paper, label }): Raised => {
    if (paper.accompanied_by_order === true)
      return raise('subpoena-says-order-came-with-it', `${label}.accompanied_by_order`);
    return raise(BY_ISSUER[paper.issuer ?? ''] ?? 'subpoena-alone', `${label}.issuer`);
  });
  for (const { label } of papers(matter.facts, 'qualified_protective_order'))
    reasons.push(raise('protective-order-only-limits-use', label));
  const finding = refuse(reasons);
  return { ...finding, cures: [...new Set([...finding.cures, ...stateCure(matter)])] };
};

/** A subpoena of an agency in its own proceeding, and not of its investigators: 45 CFR 164.512(e)(1)(ii), where (f)(1)(ii)(C) asks nothing. */
const isOfProceeding = ({ facts }: Matter, { satisfactory_assurance: assurance }: SubpoenaArtifact) =>
  facts.requester.type === 'agency_tribunal' || Boolean(assurance);

const answer = (matter: Matter, { paper, label }: Labelled<SubpoenaArtifact>): Finding => {
  if (isPart2(matter)) return refuse([raise('part2-order-without-findings', 'holder.part2_program')]);
  const compulsion = compulsionOf(paper);
  if (compulsion && !(compulsion === 'administrative' && isOfProceeding(matter, paper)))
    return onProcess(matter, { paper, label }, compulsion);
  const reasons: Raised[] = [...unreadRules(matter.facts, 'orders'), ...subpoenaRules(paper, label, matter.facts)];
  const asked = new Set(Array.isArray(paper.asks_for) ? described(matter, paper.asks_for) : matter.ordinary);
  if (!paper.satisfactory_assurance) reasons.push(raise('assurance-missing', `${label}.satisfactory_assurance`));
  reasons.push(...gateDefects({ paper, label }, matter));
  const ids = recordsReached(matter, paper).filter((id) => asked.has(id));
  if (matter.ordinary.length > 0 && ids.length === 0)
    reasons.push(raise('nothing-in-order-range', `${label}.date_from`));
  if (reasons.length > 0) return refuse(reasons);
  return permit({
    reasons: [raise('subpoena-with-assurance', `${label}.satisfactory_assurance`)],
    narrowed: ids.length < matter.ordinary.length,
    approvals: ['privacy-officer', 'counsel'],
    accounting: true,
    minimumNecessary: true,
    patientNotice: 'recommended unless prohibited',
    scope: {
      note_ids: ids,
      content: 'minimum_necessary',
      recipient: matter.facts.requester.id,
      ...unlisted(matter, reachOfSubpoena(paper)),
    },
  });
};

/** The ordinary record may answer a subpoena that compels by itself or came with satisfactory assurance, where the state asks for no order. */
export const subpoenaForRecord = (matter: Matter): Finding => {
  const subpoenas = papers(matter.facts, 'subpoena');
  if (subpoenas.length === 0) return refuse([raise('subpoena-absent', 'artifacts')]);
  return anyOf(subpoenas.map((subpoena) => answer(matter, subpoena)));
};
