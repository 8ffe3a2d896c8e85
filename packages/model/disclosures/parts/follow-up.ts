import { FollowUp } from '../follow-up.ts';
import type { Part } from './part.ts';

export const followUp = {
  form: 'added',
  partition: 'request',
  row: 'FOLLOW-UP#{at}#{kind}#{by}',
  schema: FollowUp,
  list: 'followUps',
} as const satisfies Part;
