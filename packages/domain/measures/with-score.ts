import { type NewMeasure, scored } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

type Act<Stores, Input, Answer> = (stores: Stores) => (context: PracticeContext, input: Input) => Promise<Answer>;

const scoreOf = ({ result }: NewMeasure) =>
  result.instrument === 'other' ? {} : { score: scored(result.instrument, result.answers) };

/** Records a measure with what its answers come to. */
export const withScore =
  <Stores, Input extends NewMeasure, Answer>(record: Act<Stores, Input, Answer>): Act<Stores, Input, Answer> =>
  (stores) =>
  async (context, input) =>
    record(stores)(context, { ...input, ...scoreOf(input) });
