import { coversExpressly, isOrder, orderDefects } from '../artifacts/court-order-checks.ts';
import type { OrderPaper } from '../artifacts/court-paper.ts';
import { after, isEntered, sameMatter } from '../artifacts/docket.ts';
import { reaches, recordsReached } from '../artifacts/reach.ts';
import { restrictionsOn } from '../artifacts/restriction.ts';
import type { Approver } from '../decision.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import type { Note } from '../records.ts';
import { rulesOn } from '../states/governing.ts';
import { subpoenaForNotes } from './subpoena.ts';

type Order = Labelled<OrderPaper>;
type Kind = 'medical_record' | 'psychotherapy_notes';

/** The papers of a request that are orders: 45 CFR 164.512(e)(1)(i), never a subpoena that no judge signed. */
export const ordersOf = ({ facts }: Matter): Order[] =>
  papers(facts, 'court_order', 'subpoena', 'qualified_protective_order').filter(({ paper }) => isOrder(paper));

/** Whether an order speaks to a kind of record. One of which nobody recorded what it covers may speak to any. */
const speaksTo = ({ paper }: Order, kind: Kind) => coversExpressly(paper, kind) || !paper.expressly_covers?.length;

/** The orders that no later order of the same matter has taken the place of. The later controls, even where it is itself defective. */
const controlling = (matter: Matter, kind: Kind): Order[] => {
  const entered = ordersOf(matter).filter(({ paper }) => isEntered(paper, matter));
  const replaced = ({ paper }: Order) =>
    entered.some(
      (later) =>
        later.paper !== paper && sameMatter(later.paper, paper) && after(later.paper, paper) && speaksTo(later, kind),
    );
  return ordersOf(matter).filter((order) => !replaced(order));
};

export const personal = ({ facts }: Matter, note: Note) =>
  note.il_personal_notes === true && rulesOn(facts, 'orders').some((rule) => rule.personalNotes === true);

const termsOf = (orders: Order[]): string[] => {
  const terms = orders.flatMap(({ paper }) => [
    ...(paper.in_camera === true || paper.under_seal === true ? ['sealed'] : []),
    ...(paper.in_camera === true ? ['chambers only'] : []),
    ...(paper.protective_terms?.use_limited_to_case === true || paper.use_limited_to_case === true
      ? ['use limited to case']
      : []),
    ...(paper.protective_terms?.return_or_destroy === true || paper.return_or_destroy === true
      ? ['return or destroy']
      : []),
  ]);
  return [...new Set(terms)];
};

const ruledOn = ({ paper }: Order) => paper.privilege_ruling === 'overruled_or_waived';

const reasonsFor = (matter: Matter, orders: Order[], narrowed: boolean, redacted: boolean): Raised[] => {
  const label = orders[0]?.label ?? 'artifacts';
  const reasons = [raise('order-expressly-authorizes', label)];
  if (narrowed) reasons.push(raise('order-narrows', label));
  if (redacted) reasons.push(raise('order-requires-redaction', `${label}.redact`));
  if (matter.notes.some((note) => personal(matter, note)))
    reasons.push(raise('il-personal-notes-withheld', 'notes.il_personal_notes'));
  if (orders.some(({ paper }) => paper.issuer_kind === 'administrative_tribunal'))
    reasons.push(raise('tribunal-order', `${label}.issuer_kind`));
  if (!orders.every(ruledOn)) reasons.push(raise('privilege-not-ruled-on', `${label}.privilege_ruling`));
  const [restriction] = restrictionsOn(matter);
  if (restriction) reasons.push(raise('restriction-yields-to-order', restriction.label));
  return reasons;
};

const produce = (matter: Matter, orders: Order[], ids: string[], asked: number): Finding => {
  const redact = [...new Set(orders.flatMap(({ paper }) => paper.redact ?? []))];
  const terms = termsOf(orders);
  const fewer = ids.length < asked;
  const approvals: Approver[] = ['originator', 'privacy-officer'];
  return permit({
    reasons: reasonsFor(matter, orders, fewer, redact.length > 0),
    narrowed: fewer || redact.length > 0,
    approvals: orders.every(ruledOn) ? approvals : [...approvals, 'counsel'],
    accounting: true,
    patientNotice: 'recommended unless prohibited',
    scope: {
      note_ids: ids,
      content: redact.length > 0 ? 'redacted' : 'full',
      recipient: matter.facts.requester.id,
      ...(redact.length > 0 ? { redact } : {}),
      ...(terms.length > 0 ? { terms } : {}),
    },
  });
};

const withoutOrder = (matter: Matter): Finding => {
  const [restricting] = papers(matter.facts, 'qualified_protective_order');
  if (papers(matter.facts, 'subpoena').length > 0) return subpoenaForNotes(matter);
  if (restricting) return refuse([raise('protective-order-only-limits-use', restricting.label)]);
  return refuse([raise('order-absent', 'artifacts')]);
};

const judge = (matter: Matter, kind: Kind) => {
  const judged = controlling(matter, kind).map((order) => {
    const silent = coversExpressly(order.paper, kind)
      ? []
      : [raise('order-does-not-name-notes', `${order.label}.expressly_covers`)];
    return { order, defects: [...orderDefects(order, matter), ...silent] };
  });
  return {
    good: judged.filter(({ defects }) => defects.length === 0).map(({ order }) => order),
    defects: judged.flatMap(({ defects }) => defects),
  };
};

/** Ground 6 for notes: 45 CFR 164.512(a), (e)(1)(i). Only what an order in force expressly authorizes. */
export const courtOrderForNotes = (matter: Matter): Finding => {
  if (ordersOf(matter).length === 0) return withoutOrder(matter);
  const { good, defects } = judge(matter, 'psychotherapy_notes');
  const discoverable = matter.notes.filter((note) => !personal(matter, note));
  if (matter.notes.length > 0 && discoverable.length === 0)
    return refuse([raise('il-personal-notes', 'notes.il_personal_notes'), ...defects]);
  if (good.length === 0) return refuse(defects);
  const reached = discoverable.filter((note) => good.some(({ paper }) => reaches(paper, note)));
  if (reached.length === 0) return refuse([raise('nothing-in-order-range', good[0]?.label ?? 'artifacts')]);
  return produce(
    matter,
    good,
    reached.map(({ id }) => id),
    matter.notes.length,
  );
};

/** Ground 6 for the ordinary record, as far as the order says that it covers it. */
export const courtOrderForRecord = (matter: Matter): Finding => {
  const { good, defects } = judge(matter, 'medical_record');
  if (good.length === 0) return refuse(defects.length > 0 ? defects : [raise('order-absent', 'artifacts')]);
  const ids = [...new Set(good.flatMap(({ paper }) => recordsReached(matter, paper)))];
  if (ids.length === 0 && matter.ordinary.length > 0)
    return refuse([raise('nothing-in-order-range', good[0]?.label ?? 'artifacts')]);
  return produce({ ...matter, notes: [] }, good, ids, matter.ordinary.length);
};
