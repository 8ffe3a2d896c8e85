import type * as z from 'zod';

import { gateDefects } from '../artifacts/gate.ts';
import type {
  DataUseAgreementArtifact,
  IrbWaiverArtifact,
  ResearchRepresentationArtifact,
} from '../artifacts/supporting-paper.ts';
import { type Finding, anyOf, refuse } from '../finding.ts';
import { type Labelled, type Matter, ofClasses, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { giveRecord, part2Closed } from './give-record.ts';

/** 45 CFR 164.512(i)(1)(i), (i)(2), .514(d)(3)(iii)(D): what the board says is needed is the minimum necessary. */
const onWaiver = (matter: Matter, waiver: Labelled<z.infer<typeof IrbWaiverArtifact>>): Finding => {
  const held = gateDefects(waiver, matter);
  if (waiver.paper.valid !== true) held.push(raise('waiver-not-documented', `${waiver.label}.valid`));
  const { covers } = waiver.paper;
  const ids = covers ? ofClasses(matter, covers) : matter.ordinary;
  if (matter.ordinary.length > 0 && ids.length === 0)
    held.push(raise('waiver-covers-other-records', `${waiver.label}.covers`));
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, {
    reason: raise('research-on-waiver', waiver.label),
    also: ids.length < matter.ordinary.length ? [raise('waiver-limits', `${waiver.label}.covers`)] : [],
    ids,
    ...(covers ? { within: [{ classes: covers }] } : {}),
    content: 'full',
    minimumNecessary: true,
    accounting: true,
    approvals: ['privacy-officer'],
  });
};

type Representation = Labelled<z.infer<typeof ResearchRepresentationArtifact>>;

const notRepresented = (matter: Matter, { paper, label }: Representation): Raised[] => {
  const held: Raised[] = [];
  if (!paper.about) held.push(raise('representation-incomplete', `${label}.about`));
  if (paper.necessary !== true) held.push(raise('representation-incomplete', `${label}.necessary`));
  if (paper.about === 'preparatory' && paper.nothing_removed !== true)
    held.push(raise('representation-incomplete', `${label}.nothing_removed`));
  if (paper.about === 'decedents' && matter.facts.patient.living !== false)
    held.push(raise('patient-not-deceased', 'patient.living'));
  return held;
};

/** 45 CFR 164.512(i)(1)(ii)-(iii): on site and to view for preparing research; on a decedent's record for research on decedents. */
const onRepresentation = (matter: Matter, representation: Representation): Finding => {
  const held = [...gateDefects(representation, matter), ...notRepresented(matter, representation)];
  if (held.length > 0) return refuse(held);
  const preparatory = representation.paper.about === 'preparatory';
  const found = giveRecord(matter, {
    reason: raise(preparatory ? 'research-prepared' : 'research-on-decedents', representation.label),
    minimumNecessary: true,
    accounting: true,
    approvals: ['privacy-officer'],
  });
  return preparatory ? { ...found, scope: { ...found.scope, mode: 'view' } } : found;
};

type Agreement = Labelled<z.infer<typeof DataUseAgreementArtifact>>;

/** 45 CFR 164.514(e): a limited data set, to who signed the agreement, for the purpose that it names; no accounting (164.528(a)(1)(viii)). */
const onAgreement = (matter: Matter, agreement: Agreement): Finding => {
  const { paper, label } = agreement;
  const held = gateDefects(agreement, matter);
  if (paper.complete !== true) held.push(raise('data-use-agreement-incomplete', `${label}.complete`));
  if (!paper.purpose || paper.purpose !== matter.facts.ground_asserted)
    held.push(raise('data-use-agreement-incomplete', `${label}.purpose`));
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, {
    reason: raise('limited-data-set', label),
    content: 'limited_data_set',
    minimumNecessary: true,
    approvals: ['privacy-officer'],
  });
};

export const limitedDataSets = (matter: Matter): Finding[] =>
  papers(matter.facts, 'data_use_agreement').map((agreement) => onAgreement(matter, agreement));

/** 45 CFR 164.512(i), .514(e): the ordinary record for research without an authorization. */
export const researchForRecord = (matter: Matter): Finding => {
  const closed = part2Closed(matter);
  if (closed.length > 0) return refuse(closed);
  const found = [
    ...papers(matter.facts, 'irb_waiver').map((waiver) => onWaiver(matter, waiver)),
    ...papers(matter.facts, 'research_representation').map((representation) =>
      onRepresentation(matter, representation),
    ),
    ...limitedDataSets(matter),
  ];
  return found.length > 0 ? anyOf(found) : refuse([raise('research-path-missing', 'artifacts')]);
};
