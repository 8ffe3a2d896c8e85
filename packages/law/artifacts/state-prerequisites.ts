import type { Facts } from '../facts.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { rulesOn } from '../states/governing.ts';
import type { OrderPrerequisite, OrdersCell } from '../states/row.ts';
import { unreadRules } from '../states/state-rule.ts';
import type { OrderPaper, SubpoenaArtifact } from './court-paper.ts';

type Met = (order: OrderPaper) => boolean;

/** The court weighed justice against confidentiality and found for disclosure: what every weighing that a state asks for comes to. */
const weighed: Met = ({ state_findings: found }) => found?.interests_of_justice_outweigh_confidentiality === true;

const MET: Record<OrderPrerequisite, Met> = {
  'good-cause': (order) => weighed(order) || order.state_findings?.good_cause === true,
  'in-camera-review': ({ in_camera: chambers, state_findings: found }) =>
    chambers === true || found?.in_camera_review_completed === true,
  'interests-of-justice': weighed,
  'necessary-to-proceeding': (order) => weighed(order) || order.state_findings?.necessary_to_proceeding === true,
  'notice-and-hearing': ({ state_findings: found }) => found?.notice_and_hearing === true,
  'privilege-resolved': ({ privilege_ruling: ruling }) => ruling === 'overruled_or_waived',
  'proceeding-permitted': ({ state_findings: found }) => found?.proceeding_permitted_by_statute === true,
  'public-interest': (order) => weighed(order) || order.state_findings?.withholding_against_public_interest === true,
};

const LACKING: Record<OrderPrerequisite, ReasonCode> = {
  'good-cause': 'good-cause-missing',
  'in-camera-review': 'in-camera-findings-missing',
  'interests-of-justice': 'state-order-finding-missing',
  'necessary-to-proceeding': 'necessity-finding-missing',
  'notice-and-hearing': 'notice-and-hearing-missing',
  'privilege-resolved': 'privilege-ruling-missing',
  'proceeding-permitted': 'proceeding-not-listed',
  'public-interest': 'public-interest-finding-missing',
};

/** A rule for facilities binds a holder that an office of the state licenses, and no private office. */
const bindsHolder = ({ binds }: OrdersCell, { holder }: Facts) => binds === 'everyone' || Boolean(holder.licensed_by);

/** Checklist row 15: what the court must have found or done by the law of each governing state, and of no other. */
export const orderRules = (order: OrderPaper, label: string, facts: Facts): Raised[] => [
  ...unreadRules(facts, 'orders'),
  ...rulesOn(facts, 'orders')
    .filter((rule) => rule.verified === 'read' && bindsHolder(rule, facts))
    .flatMap(({ requires, statute }) =>
      requires
        .filter((prerequisite) => !MET[prerequisite](order))
        .map((prerequisite) => raise(LACKING[prerequisite], `${label}.state_findings`, statute)),
    ),
];

const lacksOrder = ({ subpoena }: OrdersCell, { satisfactory_assurance: assurance }: SubpoenaArtifact) =>
  subpoena === 'order' || (subpoena === 'order-or-protective-order' && assurance !== 'qualified_protective_order');

/** Where a governing state lets no subpoena by itself reach the record. */
export const subpoenaRules = (paper: SubpoenaArtifact, label: string, facts: Facts): Raised[] =>
  rulesOn(facts, 'orders')
    .filter((rule) => rule.verified === 'read' && lacksOrder(rule, paper) && bindsHolder(rule, facts))
    .map(({ statute }) => raise('state-subpoena-needs-order', `${label}.issuer`, statute));
