import { isJudicial, statusDefects } from '../artifacts/court-order-checks.ts';
import type { SearchWarrantArtifact } from '../artifacts/court-paper.ts';
import { laterThan } from '../artifacts/dated.ts';
import { type Finding, anyOf, combine, leaves, permit, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { courtOrderForNotes, courtOrderForRecord, ordersOf, personal } from './court-order.ts';
import { everythingRequested, part2Held } from './official-request.ts';
import { subpoenaForNotes } from './subpoena.ts';

/** A request on its order: the notes and the record that the order covers. */
export const onTheOrder = (matter: Matter): Finding => {
  if (!matter.asksForOrdinary) return courtOrderForNotes(matter);
  return matter.asksForNotes
    ? combine(courtOrderForNotes(matter), courtOrderForRecord(matter))
    : courtOrderForRecord(matter);
};

const warrantDefects = ({ paper, label }: Labelled<SearchWarrantArtifact>, matter: Matter): Raised[] => {
  const held: Raised[] = [];
  if (!isJudicial(paper.signed_by)) held.push(raise('warrant-of-officer', `${label}.signed_by`));
  if (paper.authenticated !== true) held.push(raise('warrant-not-authenticated', `${label}.authenticated`));
  if (paper.patient && paper.patient !== matter.facts.patient.id)
    held.push(raise('order-for-another-patient', `${label}.patient`));
  const later = laterThan(matter.today, paper);
  if (later) held.push(raise('signed-after-this-instant', `${label}.${later}`));
  if (paper.status) held.push(...statusDefects(paper, matter).map(([code, field]) => raise(code, `${label}.${field}`)));
  if (!paper.items?.length) held.push(raise('warrant-items-missing', `${label}.items`));
  return held;
};

const seize = (matter: Matter, { paper, label }: Labelled<SearchWarrantArtifact>): Finding => {
  const items = paper.items ?? [];
  const mine = new Set(matter.notes.filter((note) => personal(matter, note)).map(({ id }) => id));
  const described = everythingRequested(matter).filter(
    (id) => items.includes(id) || items.includes('psychotherapy_notes'),
  );
  const ids = described.filter((id) => !mine.has(id));
  if (described.length > 0 && ids.length === 0) return refuse([raise('il-personal-notes', 'notes.il_personal_notes')]);
  if (ids.length === 0) return refuse([raise('warrant-describes-other-items', `${label}.items`)]);
  const narrowed = ids.length < matter.notes.length + matter.ordinary.length;
  return permit({
    reasons: [raise('judicial-warrant', label)],
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

const withoutProcess = ({ facts }: Matter): Finding => {
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
  if (warrants.length === 0)
    return papers(facts, 'subpoena').length > 0 ? subpoenaForNotes(matter) : withoutProcess(matter);
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
