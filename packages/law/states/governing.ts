import type { Facts } from '../facts.ts';
import { dayIn } from '../time-zone.ts';
import type { Cells, State, Topic } from './row.ts';
import { isState, stateRow } from './rows.ts';

type Placed = Pick<Facts, 'as_of' | 'holder' | 'jurisdiction'> & { patient: Pick<Facts['patient'], 'state'> };

/** The states whose law governs: of the practice, and of the patient where that is another (telehealth). */
export const governing = ({ jurisdiction, patient }: Pick<Placed, 'jurisdiction' | 'patient'>): State[] => {
  const named = patient.state && patient.state !== jurisdiction ? [jurisdiction, patient.state] : [jurisdiction];
  return named.filter((each) => typeof each === 'string').filter(isState);
};

/** A rule that is in force, and whose it is. */
export type InForce<Each extends Topic> = Cells[Each] & { state: State };

const on = <Each extends Topic>(state: State, topic: Each, day: () => string): Cells[Each] | undefined => {
  const cells: Cells[Each][] = stateRow(state)[topic] ?? [];
  return cells.find(({ from, until }) => !(from && day() < from) && !(until && day() > until));
};

/** The rules of the governing states on one topic, as they stand on the day of the decision. None under the federal rules alone. */
export const rulesOn = <Each extends Topic>(facts: Placed, topic: Each): InForce<Each>[] => {
  const day = () => dayIn(facts.as_of, facts.holder.time_zone);
  return governing(facts).flatMap((state) => {
    const cell = on(state, topic, day);
    return cell ? [{ ...cell, state }] : [];
  });
};

/** The states whose rule on a topic nobody has read in its source, or that have none here. */
export const unreadOn = (facts: Placed, topic: Topic): State[] => {
  const rules = rulesOn(facts, topic);
  return governing(facts).filter((state) => !rules.some((rule) => rule.state === state && rule.verified === 'read'));
};
