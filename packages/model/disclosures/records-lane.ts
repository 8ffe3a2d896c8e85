import * as z from 'zod';

import { DisclosureRequest } from './request.ts';
import { laneNames } from './vocabulary.ts';

export const LaneName = z.enum(laneNames);
export type LaneName = z.infer<typeof LaneName>;

/**
 * How far the ordinary record of a request has come that asks for psychotherapy notes as well. One that asks for the ordinary
 * record alone has no such row: its own status is that of the lane.
 */
export const RecordsLane = DisclosureRequest.pick({
  practiceId: true,
  requestId: true,
  status: true,
  statusAt: true,
  round: true,
  decisionId: true,
  engineVersion: true,
  extract: true,
  answeredAt: true,
  endedBecause: true,
}).extend({ lane: LaneName });
export type RecordsLane = z.infer<typeof RecordsLane>;
