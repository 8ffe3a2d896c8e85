import { adjudicate, letter, type Decision, type Letter, type RecipientKind } from '@sequester/law';
import { standing } from './artifact.ts';
import { releases, type RecordedDecision } from './decision.ts';
import type { RequestFile } from './ports.ts';
import type { DisclosureRequest } from './request.ts';

/**
 * What may be said of a decision. One that lets nothing leave is said as it would be if there were no notes at all, so that
 * neither its reasons nor the state of the request tell whether there are.
 */
export const spokenDecision = ({ decision, facts, policy }: Pick<RecordedDecision, 'decision' | 'facts' | 'policy'>): Decision => {
  if (releases(decision)) {
    return decision;
  }
  const blind = adjudicate({ ...facts, notes: [] }, policy.tightenings);
  return releases(blind) ? decision : blind;
};

const insurers: ReadonlySet<string> = new Set(['health_plan', 'medicare_contractor', 'workers_comp_carrier']);

const kindOf = ({ groundAsserted, requester }: DisclosureRequest): RecipientKind | undefined => {
  if (groundAsserted === 'patient_access') {
    return 'patient';
  }
  if (groundAsserted === 'subpoena') {
    return 'subpoenaing-party';
  }
  if (groundAsserted === 'court_order') {
    return 'court';
  }
  if (groundAsserted === 'authorization') {
    return 'authorization-holder';
  }
  return groundAsserted.startsWith('payment') || insurers.has(requester.type) ? 'insurer' : undefined;
};

const docketOf = (artifacts: RequestFile['artifacts']): string | undefined =>
  artifacts.map(standing).flatMap((artifact) => ('docket' in artifact && typeof artifact.docket === 'string' ? [artifact.docket] : [])).at(-1);

/** The letter that answers a request of which nothing leaves, where the law has one for this kind of requester. */
export const answerLetter = ({ request, artifacts }: Pick<RequestFile, 'request' | 'artifacts'>, decided: RecordedDecision): Letter | undefined => {
  const kind = kindOf(request);
  if (kind === undefined || releases(decided.decision)) {
    return undefined;
  }
  const docket = docketOf(artifacts);
  return letter(spokenDecision(decided), kind, {
    practice: request.practiceName,
    date: decided.at.slice(0, 10),
    contact: { title: 'Privacy Officer', phone: 'by reply to this letter' },
    ...(docket === undefined ? {} : { docket }),
  });
};
