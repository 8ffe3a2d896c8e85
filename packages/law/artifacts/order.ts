import { type Labelled, type Matter, papers } from '../matter.ts';
import type { OrderPaper } from './court-paper.ts';
import { ordersForTribunal } from './signer-office.ts';

/** The kinds of record of which an order says that it covers them. */
export type Covered = 'medical_record' | 'psychotherapy_notes';

/** Checklist row 9. "Complete medical record" is not express coverage of psychotherapy notes. */
export const coversExpressly = (order: OrderPaper, kind: Covered): boolean => {
  if (order.expressly_covers) return order.expressly_covers.includes(kind);
  return (
    kind === 'psychotherapy_notes' && Array.isArray(order.asks_for) && order.asks_for.includes('psychotherapy_notes')
  );
};

/** A subpoena is an order only when a judge signed it; a protective order only when it commands production. */
export const isOrder = (paper: OrderPaper): boolean => {
  if (paper.type === 'court_order') return true;
  const signed = ordersForTribunal(paper);
  if (paper.type === 'subpoena') return signed && (paper.form === 'so_ordered_subpoena' || paper.issuer === 'judge');
  return signed && paper.commands_production === true;
};

/** The papers of a request that are orders: 45 CFR 164.512(e)(1)(i), never a subpoena that no judge signed. */
export const ordersOf = ({ facts }: Matter): Labelled<OrderPaper>[] =>
  papers(facts, 'court_order', 'subpoena', 'qualified_protective_order').filter(({ paper }) => isOrder(paper));

/** Whether an order speaks to a kind of record. One of which nobody recorded what it covers may speak to any. */
export const speaksTo = (order: OrderPaper, kind: Covered): boolean =>
  coversExpressly(order, kind) || !order.expressly_covers?.length;
