import { ChartRules, NewChartRules } from '@sequester/model';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';

const RulesAnswer = ChartRules.omit({ practiceId: true });

export const getChartRules = operation({
  id: 'getChartRules',
  area: 'practice',
  method: 'GET',
  path: '/practice/chart-rules',
  audience: ['member'],
  summary: 'Read after how many days a signature is marked as late in your practice',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: RulesAnswer,
  status: 200,
  refusals: [],
});

export const setChartRules = update({
  id: 'setChartRules',
  area: 'practice',
  method: 'PUT',
  path: '/practice/chart-rules',
  audience: ['owner', 'privacy-officer'],
  summary: 'Say after how many days a signature is marked as late from now on',
  params: Nothing,
  query: Nothing,
  body: NewChartRules,
  answer: RulesAnswer,
  status: 200,
  refusals: ['stale'],
});
