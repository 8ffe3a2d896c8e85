import { isPart2 } from '../artifacts/authorization-life.ts';
import type { OfficialRequest } from '../artifacts/official-request.ts';
import { type Finding, leaves, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { everythingRequested, handOver, atTheGate, onAny, unparticular, unverified } from './official-request.ts';

const judge = (matter: Matter, request: Labelled<OfficialRequest> | undefined): Finding => {
  const { patient, requester } = matter.facts;
  const held: Raised[] = [...unverified(request), ...atTheGate(request, matter), ...unparticular(request)];
  if (requester.type !== 'medical_examiner') held.push(raise('not-a-coroner', 'requester.type'));
  if (patient.living === true) held.push(raise('patient-not-deceased', 'patient.living'));
  else if (patient.living !== false) held.push(raise('death-not-recorded', 'patient.living'));
  if (request && !request.paper.purpose) held.push(raise('duty-of-coroner-not-stated', `${request.label}.purpose`));
  if (!request || held.length > 0) return refuse(held);
  const handed = handOver(matter, {
    request,
    supports: 'coroner-duty',
    reachable: everythingRequested(matter),
    approvals: isPart2(matter) ? ['privacy-officer', 'counsel'] : ['privacy-officer'],
    minimumNecessary: true,
  });
  const limited = isPart2(matter) && leaves(handed);
  return limited
    ? { ...handed, reasons: [...handed.reasons, raise('part2-cause-of-death', 'holder.part2_program')] }
    : handed;
};

/** Ground 12: 45 CFR 164.512(g)(1). A coroner or medical examiner, for identification or the cause of death; of a program, for the cause of death (42 CFR 2.15(b)(1)). */
export const coroner = (matter: Matter): Finding =>
  onAny(papers(matter.facts, 'coroner_request'), (request) => judge(matter, request));
