import { Tightening } from '@sequester/law/facts';
import { Instant, MemberId, PracticeStateRule, StateRuleConfirmed } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { typedLines } from './typed-lines.ts';

const PoliciesAnswer = z.object({
  version: z.int(),
  readings: z.array(z.object({ id: z.string(), chosen: z.string(), citation: z.string() })),
  tightenings: z.array(
    z.object({
      name: Tightening,
      effect: z.string(),
      inForce: z.boolean(),
      why: z.string(),
      byDefault: z.literal(true).optional(),
      since: Instant.optional(),
      by: MemberId.optional(),
    }),
  ),
  stateRules: z.array(PracticeStateRule),
});

export const listPolicies = operation({
  id: 'listPolicies',
  area: 'practice',
  method: 'GET',
  path: '/practice/policies',
  audience: ['member'],
  summary: 'See the protective readings that every decision takes, with their sources, and what your practice added',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: PoliciesAnswer,
  status: 200,
  refusals: ['not-found'],
});

export const tightenPolicy = operation({
  id: 'tightenPolicy',
  area: 'practice',
  method: 'POST',
  path: '/practice/tightenings',
  audience: ['owner', 'privacy-officer'],
  summary: 'Add to what the law demands, from now on and for good; nothing can be loosened',
  params: Nothing,
  query: Nothing,
  body: z.strictObject({ name: Tightening }),
  answer: PoliciesAnswer,
  status: 201,
  refusals: ['not-found', 'tightened-already', 'stale'],
});

export const confirmStateRule = operation({
  id: 'confirmStateRule',
  area: 'practice',
  method: 'POST',
  path: '/practice/state-rules',
  audience: ['privacy-officer'],
  summary:
    'Record, for every request of the practice, what counsel confirmed of a rule of a state that the engine has not read; the newest of a rule counts',
  params: Nothing,
  query: Nothing,
  body: typedLines(StateRuleConfirmed, { printed: ['confirmedBy', 'citation'] }),
  answer: PoliciesAnswer,
  status: 201,
  refusals: ['not-found', 'stale'],
});
