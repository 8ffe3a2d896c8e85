import type { OfficialRequest } from '../artifacts/official-request.ts';
import { type Finding, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import {
  everythingRequested,
  handOver,
  atTheGate,
  onAny,
  part2Held,
  unparticular,
  unverified,
} from './official-request.ts';

const judge = (matter: Matter, request: Labelled<OfficialRequest> | undefined): Finding => {
  const { patient, requester } = matter.facts;
  const held: Raised[] = [
    ...unverified(request),
    ...atTheGate(request, matter),
    ...unparticular(request),
    ...part2Held(matter),
  ];
  if (requester.type !== 'medical_examiner') held.push(raise('not-a-coroner', 'requester.type'));
  if (patient.living === true) held.push(raise('patient-not-deceased', 'patient.living'));
  else if (patient.living !== false) held.push(raise('death-not-recorded', 'patient.living'));
  if (request && !request.paper.purpose) held.push(raise('duty-of-coroner-not-stated', `${request.label}.purpose`));
  if (!request || held.length > 0) return refuse(held);
  return handOver(matter, {
    request,
    supports: 'coroner-duty',
    reachable: everythingRequested(matter),
    approvals: ['privacy-officer'],
    minimumNecessary: true,
  });
};

/** Ground 12: 45 CFR 164.512(g)(1). A coroner or medical examiner, for identification or the cause of death. */
export const coroner = (matter: Matter): Finding =>
  onAny(papers(matter.facts, 'coroner_request'), (request) => judge(matter, request));
