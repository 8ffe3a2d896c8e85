import type { Labelled, Matter } from '../matter.ts';
import type { Artifact } from './artifact.ts';
import type { OrderPaper } from './court-paper.ts';
import type { Force } from './force.ts';
import { type Covered, ordersOf, speaksTo } from './order.ts';

interface Entered {
  docket?: string | null;
  matter?: string | null;
  signed_on?: string | null;
  patient?: string | null;
  custodian?: string | null;
}

/** What was never entered, or is as if it had never been. */
const NO_ORDER = new Set<string | null | undefined>(['not_on_docket', 'proposed', 'vacated']);

const names = ({ docket, matter }: Entered): string[] =>
  [docket, matter].flatMap((name) => (name?.trim() ? [name.trim().toUpperCase()] : []));

const differ = (one: string | null | undefined, other: string | null | undefined) =>
  Boolean(one && other && one !== other);

/** Whether two papers are of one matter: the same docket or matter, and neither another patient nor another custodian. */
export const sameMatter = (one: Entered, other: Entered): boolean =>
  names(one).some((name) => names(other).includes(name)) &&
  !differ(one.patient, other.patient) &&
  !differ(one.custodian, other.custodian);

/** Whether a paper comes after another. One that nobody dated may have come after a dated one. */
export const after = ({ signed_on: one }: Entered, { signed_on: other }: Entered): boolean =>
  one ? Boolean(other && one > other) : Boolean(other);

/** Whether a court has entered a paper by this day, and has not vacated it. */
export const isEntered = ({ status, signed_on: signedOn }: Entered & Force, { today }: Matter): boolean =>
  !NO_ORDER.has(status) && !(signedOn && signedOn > today);

/** Papers of a matter that a court or an office has named: everything else has no later order. */
type OfMatter = Extract<Artifact, { docket?: unknown } | { matter?: unknown }>;

const isOfMatter = (paper: Artifact): paper is OfMatter => 'docket' in paper || 'matter' in paper;

const isKnownLater = ({ signed_on: one }: Entered, { signed_on: other }: Entered) =>
  Boolean(one && other && one > other);

/** The orders of the same matter than which nobody knows a paper to be later. */
const laterOrders = (paper: Artifact, matter: Matter): Labelled<OrderPaper>[] =>
  isOfMatter(paper) && matter.facts.artifacts.length > 1
    ? ordersOf(matter).filter(
        ({ paper: order }) =>
          order !== paper && isEntered(order, matter) && sameMatter(order, paper) && !isKnownLater(paper, order),
      )
    : [];

/** The later orders that uphold the privilege. Whatever else is wrong with them, nothing leaves before counsel has cleared them. */
export const overruledBy = (paper: Artifact, matter: Matter): string[] =>
  laterOrders(paper, matter)
    .filter(({ paper: order }) => order.privilege_ruling === 'upheld')
    .map(({ label }) => label);

/** The later orders that take the place of a paper which is no order, where they speak to these kinds of record: they control, even where they are defective. */
export const replacedBy = (paper: Artifact, kinds: readonly Covered[], matter: Matter): string[] =>
  laterOrders(paper, matter)
    .filter(({ paper: order }) => kinds.some((kind) => speaksTo(order, kind)))
    .map(({ label }) => label);
