import { isKnownPart2 } from '../artifacts/authorization-life.ts';
import type { SearchWarrantArtifact } from '../artifacts/court-paper.ts';
import { gateDefects } from '../artifacts/gate.ts';
import { ordersOf } from '../artifacts/order.ts';
import { described, reaches } from '../artifacts/reach.ts';
import { issuesWarrants, officeOf } from '../artifacts/signer-office.ts';
import { type Finding, anyOf, combine, leaves, permit, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { courtOrderForNotes, courtOrderForRecord } from './court-order.ts';
import { part2Held } from './official-request.ts';
import { personalNotes, staysPersonal } from './personal-notes.ts';
import { onPremises, withoutProcessForRecord } from './police-without-process.ts';
import { subpoenaForNotes, subpoenaForRecord } from './subpoena.ts';

/** The notes and the ordinary record, each by its own rule. */
const byPart = (matter: Matter, notes: (matter: Matter) => Finding, record: (matter: Matter) => Finding): Finding => {
  if (!matter.asksForOrdinary) return notes(matter);
  return matter.asksForNotes ? combine(notes(matter), record(matter)) : record(matter);
};

type Warrant = Labelled<SearchWarrantArtifact>;

/** A request on its order: the notes and the record that the order covers. */
export const onTheOrder = (matter: Matter): Finding => byPart(matter, courtOrderForNotes, courtOrderForRecord);

/** Who executes a warrant: U.S. Const. amend. IV; 45 CFR 164.501 ("law enforcement official"). */
const OFFICERS = new Set<RequesterType>([
  'federal_official',
  'inspector_general',
  'law_enforcement',
  'medicaid_fraud_unit',
  'police',
  'prosecutor',
]);

const warrantDefects = (warrant: Warrant, matter: Matter): Raised[] => {
  const { paper, label } = warrant;
  const { type } = matter.facts.requester;
  const held = gateDefects(warrant, matter);
  if (!issuesWarrants(paper))
    held.push(raise(officeOf(paper) ? 'warrant-of-officer' : 'order-signer-not-recorded', `${label}.signed_by`));
  if (paper.authenticated !== true) held.push(raise('warrant-not-authenticated', `${label}.authenticated`));
  if (!type || !OFFICERS.has(type)) held.push(raise('warrant-not-with-an-officer', 'requester.type'));
  if (!paper.items?.length && !paper.note_ids?.length) held.push(raise('warrant-items-missing', `${label}.items`));
  return held;
};

/** What a warrant describes of what is asked for, within its days, entries and authors. */
const describedBy = ({ paper }: Warrant, matter: Matter): string[] => {
  const items = described(matter, [...(paper.items ?? []), ...(paper.items?.length ? [] : (paper.note_ids ?? []))]);
  const records = [...matter.facts.notes, ...(matter.facts.other_records ?? [])];
  return records.filter((record) => items.includes(record.id) && reaches(paper, record)).map(({ id }) => id);
};

const seize = (matter: Matter, warrant: Warrant): Finding => {
  const { label } = warrant;
  const mine = new Set(matter.notes.filter((note) => staysPersonal(matter, note)).map(({ id }) => id));
  const reached = describedBy(warrant, matter);
  const ids = reached.filter((id) => !mine.has(id));
  if (reached.length > 0 && ids.length === 0) return refuse(personalNotes(matter, 'il-personal-notes'));
  if (ids.length === 0) return refuse([raise('warrant-describes-other-items', `${label}.items`)]);
  const narrowed = ids.length < matter.notes.length + matter.ordinary.length;
  return permit({
    reasons: [raise('judicial-warrant', label), ...personalNotes(matter, 'il-personal-notes-withheld')],
    narrowed,
    approvals: ['counsel'],
    accounting: true,
    patientNotice: 'not if it would obstruct',
    scope: {
      note_ids: ids,
      content: 'full',
      recipient: matter.facts.requester.id,
      terms: ['sealed', 'privilege asserted'],
    },
  });
};

const withoutProcess = (matter: Matter): Finding => {
  const { facts } = matter;
  const { crime_on_premises: crime, admission_of_past_crime: admission } = facts.context;
  if (crime === true && admission !== true && isKnownPart2(matter)) return onPremises(matter);
  const reasons: Raised[] = [];
  if (facts.context.admission_of_past_crime === true)
    reasons.push(raise('admission-of-past-crime', 'context.admission_of_past_crime'));
  if (facts.context.crime_on_premises === true) reasons.push(raise('crime-on-premises', 'context.crime_on_premises'));
  return refuse([...reasons, raise('law-enforcement-without-process', 'artifacts')]);
};

const onTheWarrant = (matter: Matter): Finding => {
  const { facts } = matter;
  const warrants = papers(facts, 'search_warrant');
  const administrative = papers(facts, 'administrative_warrant').map(({ label }) => raise('warrant-of-officer', label));
  if (warrants.length === 0 && administrative.length > 0) return refuse(administrative);
  if (warrants.length === 0) {
    return papers(facts, 'subpoena').length > 0
      ? byPart(matter, subpoenaForNotes, subpoenaForRecord)
      : byPart(matter, withoutProcess, withoutProcessForRecord);
  }
  return anyOf(
    warrants.map((warrant) => {
      const held = [...warrantDefects(warrant, matter), ...part2Held(matter)];
      return held.length > 0 ? refuse(held) : seize(matter, warrant);
    }),
  );
};

/** Ground 7: 45 CFR 164.512(a), (f)(1)(ii)(A). A judge's warrant for the described items; nothing without process. */
export const lawEnforcement = (matter: Matter): Finding => {
  const onWarrant = onTheWarrant(matter);
  if (ordersOf(matter).length === 0) return onWarrant;
  const onOrder = onTheOrder(matter);
  return leaves(onWarrant) && !leaves(onOrder) ? onWarrant : onOrder;
};
