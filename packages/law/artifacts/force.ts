import type { ReasonCode } from '../reasons/reason.ts';
import type { OrderStatus } from './court-paper.ts';

/** What says whether a paper of a court or an office still binds. */
export interface Force {
  status?: OrderStatus | null;
  return_date?: string | null;
}

const STATUS: Record<OrderStatus, ReasonCode | undefined> = {
  in_force: undefined,
  lapsed_on_its_terms: 'order-return-date-passed',
  not_on_docket: 'order-not-on-docket',
  proposed: 'order-proposed',
  stayed: 'order-stayed',
  superseded: 'order-superseded',
  vacated: 'order-vacated',
};

/** What says that a paper binds no more, or not yet. */
export const ended = ({ status, return_date: returns }: Force, today: string): [ReasonCode, string][] => {
  const found: [ReasonCode, string][] = [];
  const code = status ? STATUS[status] : undefined;
  if (code) found.push([code, 'status']);
  if (returns && returns < today) found.push(['order-return-date-passed', 'return_date']);
  return found;
};

/** A warrant that was not executed in its time is void, and no later act revives it: Sgro v. United States, 287 U.S. 206 (1932); Fed. R. Crim. P. 41(e)(2)(A)(i). */
export const endedWarrant = (warrant: Force, today: string): [ReasonCode, string][] =>
  ended(warrant, today).map(([code, field]) => [code === 'order-return-date-passed' ? 'warrant-expired' : code, field]);

/** An order binds only when somebody recorded that it does, and until when: rows 5 and 6 of the checklist. */
export const notRecordedInForce = ({ status, return_date: returns }: Force): [ReasonCode, string][] => [
  ...(status ? [] : [['order-status-not-checked', 'status'] satisfies [ReasonCode, string]]),
  ...(returns === undefined ? [['order-return-date-not-recorded', 'return_date'] satisfies [ReasonCode, string]] : []),
];
