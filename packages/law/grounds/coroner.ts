import { isPart2 } from '../artifacts/authorization-life.ts';
import type { OfficialRequest } from '../artifacts/official-request.ts';
import { type Finding, combine, leaves, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { giveRecord, part2Closed } from './give-record.ts';
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

/** 45 CFR 164.512(g)(2), (h): who cares for the body or for a transplant may have the ordinary record that this needs. Neither is listed for notes. */
const CARE_OF_THE_DEAD: Partial<Record<RequesterType, ReasonCode>> = {
  funeral_director: 'funeral-directors-duty',
  organ_procurement: 'organ-donation',
};

const recordForTheDead = (matter: Matter, supports: ReasonCode): Finding => {
  const { living } = matter.facts.patient;
  const held = part2Closed(matter);
  if (living === true) held.push(raise('patient-not-deceased', 'patient.living'));
  else if (living !== false) held.push(raise('death-not-recorded', 'patient.living'));
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, { reason: raise(supports, 'requester.type'), minimumNecessary: true, accounting: true });
};

/** Ground 12: 45 CFR 164.512(g)(1). A coroner or medical examiner, for identification or the cause of death; of a program, for the cause of death (42 CFR 2.15(b)(1)). */
export const coroner = (matter: Matter): Finding => {
  const supports = CARE_OF_THE_DEAD[matter.facts.requester.type ?? 'medical_examiner'];
  if (!supports) return onAny(papers(matter.facts, 'coroner_request'), (request) => judge(matter, request));
  const notes = refuse([raise('not-a-coroner', 'requester.type')]);
  if (!matter.asksForOrdinary) return notes;
  const record = recordForTheDead(matter, supports);
  return matter.asksForNotes ? combine(notes, record) : record;
};
