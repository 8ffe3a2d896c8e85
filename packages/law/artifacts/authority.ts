import * as z from 'zod';

import { CalendarDate, Checked, known } from '../values.ts';
import { authoritySources, capacities, custodies } from '../vocabulary/authority.ts';

export const Capacity = z.enum(capacities);
export type Capacity = z.infer<typeof Capacity>;

export const AuthoritySource = z.enum(authoritySources);
export const Custody = z.enum(custodies);

/** Authority to act for the individual: the capacity, what it comes from, what it reaches, from when until when. */
export const Authority = z.strictObject({
  capacity: Capacity,
  source: known(AuthoritySource),
  /** Whether it reaches decisions about health care, where the capacity alone does not say. */
  health_care: Checked,
  /** Whether it is in effect now: an agent whose power waits for the individual's incapacity. */
  active: Checked,
  /** Of a spouse or relative of the dead: whether somebody found that nobody stands nearer, no representative of the estate and no spouse. */
  nearest: Checked,
  from: known(CalendarDate),
  until: known(CalendarDate),
  /** Of a parent: whether the parents live apart, what a court said of custody, whether parental rights ended. */
  parents_apart: Checked,
  custody: known(Custody),
  rights_terminated: Checked,
});
export type Authority = z.infer<typeof Authority>;
