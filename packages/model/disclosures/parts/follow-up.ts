import { FollowUp } from '../follow-up.ts';
import type { Part } from './part.ts';

export const followUp = {
  form: 'added',
  schema: FollowUp,
  list: 'followUps',
} as const satisfies Part;
