import { type Matter, papers } from '../matter.ts';
import type { Artifact } from './artifact.ts';
import type { Force } from './force.ts';

interface Entered {
  docket?: string | null;
  signed_on?: string | null;
  patient?: string | null;
  custodian?: string | null;
}

/** What was never entered, or is as if it had never been. */
const NO_ORDER = new Set<string | null | undefined>(['not_on_docket', 'proposed', 'vacated']);

const number = ({ docket }: Entered) => docket?.trim().toUpperCase();

const differ = (one: string | null | undefined, other: string | null | undefined) =>
  Boolean(one && other && one !== other);

/** Whether two papers are of one matter: the same docket, and neither another patient nor another custodian. */
export const sameMatter = (one: Entered, other: Entered): boolean =>
  Boolean(number(one)) &&
  number(one) === number(other) &&
  !differ(one.patient, other.patient) &&
  !differ(one.custodian, other.custodian);

/** Whether a paper comes after another. One that nobody dated may have come after a dated one. */
export const after = ({ signed_on: one }: Entered, { signed_on: other }: Entered): boolean =>
  one ? Boolean(other && one > other) : Boolean(other);

/** Whether a court has entered a paper by this day, and has not vacated it. */
export const isEntered = ({ status, signed_on: signedOn }: Entered & Force, { today }: Matter): boolean =>
  !NO_ORDER.has(status) && !(signedOn && signedOn > today);

/** The later orders of the same matter that uphold the privilege. Whatever else is wrong with them, nothing leaves before counsel has cleared them. */
export const overruledBy = (paper: Artifact, matter: Matter): string[] => {
  if (!('docket' in paper)) return [];
  return papers(matter.facts, 'court_order')
    .filter(
      ({ paper: order }) =>
        order !== paper &&
        order.privilege_ruling === 'upheld' &&
        isEntered(order, matter) &&
        sameMatter(order, paper) &&
        !after(paper, order),
    )
    .map(({ label }) => label);
};
