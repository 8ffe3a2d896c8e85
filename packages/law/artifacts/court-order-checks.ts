import { type Labelled, type Matter, papers } from '../matter.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { isPart2 } from './authorization-life.ts';
import type { OrderPaper } from './court-paper.ts';
import { BESIDE_AN_ORDER, ORDER, gateDefects } from './gate.ts';
import { officeOf, ordersForTribunal } from './signer-office.ts';
import { orderRules } from './state-prerequisites.ts';

type Defect = [code: ReasonCode, field: string];
type Check = (order: OrderPaper, matter: Matter) => Defect[];

const CHAMBERS = new Set(['court', 'agency_tribunal']);

/** Checklist rows 1 and 2: who issued it, under which number. */
const issuer: Check = (order) => {
  const defects: Defect[] = [];
  if (!order.court || !order.issuer_kind)
    defects.push(['order-court-not-identified', order.court ? 'issuer_kind' : 'court']);
  if (!order.docket) defects.push(['order-docket-missing', 'docket']);
  if (order.foreign_jurisdiction !== false && order.domesticated !== true)
    defects.push(['order-not-domesticated', 'domesticated']);
  return defects;
};

/** Checklist rows 3 and 4: a judicial officer's dated signature, verified. */
const judicialSignature: Check = (order) => {
  const defects: Defect[] = [];
  if (!order.judge) defects.push(['order-judge-missing', 'judge']);
  if (!order.signed_by || !order.signed_on)
    defects.push(['order-unsigned', order.signed_by ? 'signed_on' : 'signed_by']);
  if (order.signed_by && !ordersForTribunal(order))
    defects.push([officeOf(order) ? 'order-not-signed-by-judge' : 'order-signer-not-recorded', 'signed_by']);
  if (order.authenticated !== true) defects.push(['order-not-authenticated', 'authenticated']);
  return defects;
};

/** Checklist rows 10, 12 and 13: what the order states about range, chambers and conditions. */
const terms: Check = (order, { facts }) => {
  const defects: Defect[] = [];
  const silent = order.date_from === undefined && order.date_to === undefined && order.note_ids === undefined;
  if (silent) defects.push(['order-range-not-recorded', 'date_from']);
  if (typeof order.in_camera !== 'boolean') defects.push(['order-mode-not-recorded', 'in_camera']);
  if (order.in_camera === true && !CHAMBERS.has(facts.requester.type ?? ''))
    defects.push(['order-in-camera-only', 'in_camera']);
  const conditions = order.protective_terms;
  if (conditions?.acknowledgment_required === true && conditions.acknowledgment_received !== true)
    defects.push(['acknowledgment-missing', 'protective_terms.acknowledgment_received']);

  if (order.privilege_ruling === 'upheld') defects.push(['privilege-upheld', 'privilege_ruling']);
  return defects;
};

/** 42 CFR 2.61-2.64: a Part 2 record needs a Subpart E order, and a mandate with it. */
const subpartE: Check = (order, matter) => {
  if (!isPart2(matter)) return [];
  const defects: Defect[] = [];
  if (order.form !== 'part2_subpart_e_order' || order.part2_findings !== true)
    defects.push(['part2-order-without-findings', 'part2_findings']);
  const compelled = papers(matter.facts, 'subpoena').some(
    (paper) => gateDefects(paper, matter, BESIDE_AN_ORDER).length === 0,
  );
  if (!compelled) defects.push(['part2-order-without-subpoena', 'form']);
  return defects;
};

const CHECKLIST: Check[] = [issuer, judicialSignature, terms, subpartE];

/** Every failure of the checklist but express coverage, which depends on what is asked. */
export const orderDefects = (order: Labelled<OrderPaper>, matter: Matter): Raised[] => [
  ...gateDefects(order, matter, ORDER),
  ...CHECKLIST.flatMap((check) => check(order.paper, matter)).map(([code, field]) =>
    raise(code, `${order.label}.${field}`),
  ),
  ...orderRules(order.paper, order.label, matter.facts),
];
