import { orderDefects } from '../artifacts/court-order-checks.ts';
import type { OrderPaper } from '../artifacts/court-paper.ts';
import { after, isEntered, sameMatter } from '../artifacts/docket.ts';
import { type Covered, coversExpressly, ordersOf, speaksTo } from '../artifacts/order.ts';
import { reaches, recordsReached } from '../artifacts/reach.ts';
import { restrictionsOn } from '../artifacts/restriction.ts';
import { reachOf, unlisted } from '../artifacts/unlisted.ts';
import type { Approver, ScopeTerm } from '../decision.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { personalNotes, staysPersonal } from './personal-notes.ts';
import { subpoenaForNotes } from './subpoena.ts';

type Order = Labelled<OrderPaper>;
/** The orders that no later order of the same matter has taken the place of. The later controls, even where it is itself defective. */
const controlling = (matter: Matter, kind: Covered): Order[] => {
  const entered = ordersOf(matter).filter(({ paper }) => isEntered(paper, matter));
  const replaced = ({ paper }: Order) =>
    entered.some(
      (later) =>
        later.paper !== paper &&
        sameMatter(later.paper, paper) &&
        after(later.paper, paper) &&
        speaksTo(later.paper, kind),
    );
  return ordersOf(matter).filter((order) => !replaced(order));
};

const termsOf = (orders: Order[]): ScopeTerm[] => {
  const some = (holds: (paper: OrderPaper) => boolean) => orders.some(({ paper }) => holds(paper));
  const terms: [ScopeTerm, boolean][] = [
    ['sealed', some((paper) => paper.in_camera === true || paper.under_seal === true)],
    ['chambers only', some((paper) => paper.in_camera === true)],
    [
      'use limited to case',
      some((paper) => paper.protective_terms?.use_limited_to_case === true || paper.use_limited_to_case === true),
    ],
    [
      'return or destroy',
      some((paper) => paper.protective_terms?.return_or_destroy === true || paper.return_or_destroy === true),
    ],
  ];
  return terms.filter(([, holds]) => holds).map(([term]) => term);
};

const ruledOn = ({ paper }: Order) => paper.privilege_ruling === 'overruled_or_waived';

const reasonsFor = (matter: Matter, orders: Order[], narrowed: boolean, redacted: boolean): Raised[] => {
  const label = orders[0]?.label ?? 'artifacts';
  const reasons = [raise('order-expressly-authorizes', label)];
  if (narrowed) reasons.push(raise('order-narrows', label));
  if (redacted) reasons.push(raise('order-requires-redaction', `${label}.redact`));
  reasons.push(...personalNotes(matter, 'il-personal-notes-withheld', inChambers(orders)));
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
      ...unlisted(
        matter,
        orders.map(({ paper }) => reachOf(paper)),
      ),
    },
  });
};

const withoutOrder = (matter: Matter): Finding => {
  const [restricting] = papers(matter.facts, 'qualified_protective_order');
  if (papers(matter.facts, 'subpoena').length > 0) return subpoenaForNotes(matter);
  if (restricting) return refuse([raise('protective-order-only-limits-use', restricting.label)]);
  return refuse([raise('order-absent', 'artifacts')]);
};

const judge = (matter: Matter, kind: Covered) => {
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

const inChambers = (orders: Order[]) => orders.some(({ paper }) => paper.in_camera === true);

/** Ground 6 for notes: 45 CFR 164.512(a), (e)(1)(i). Only what an order in force expressly authorizes. */
export const courtOrderForNotes = (matter: Matter): Finding => {
  if (ordersOf(matter).length === 0) return withoutOrder(matter);
  const { good, defects } = judge(matter, 'psychotherapy_notes');
  const chambers = inChambers(controlling(matter, 'psychotherapy_notes'));
  const open = matter.notes.filter((note) => !staysPersonal(matter, note, chambers));
  if (matter.notes.length > 0 && open.length === 0)
    return refuse([...personalNotes(matter, 'il-personal-notes', chambers), ...defects]);
  if (good.length === 0) return refuse(defects);
  const reached = open.filter((note) => good.some(({ paper }) => reaches(paper, note)));
  if (reached.length === 0) return refuse([raise('nothing-in-order-range', good[0]?.label ?? 'artifacts')]);
  return produce(
    { ...matter, asksForOrdinary: false },
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
