import { Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { DiagnosisCodes } from './diagnosis-codes.ts';

type Act<Stores, Input, Answer> = (stores: Stores) => (context: PracticeContext, input: Input) => Promise<Answer>;

const refuse = (code: string, text: string): never => {
  throw new Refusal('invalid-request', [{ path: 'body.code', code, text }]);
};

/** Codes that a refusal names, at most. */
const mostNamed = 5;

/** Records a diagnosis only by a code that the ICD-10-CM has, and that names a diagnosis: a category has further codes below it. */
export const ofListedCode =
  <Stores, Input extends { code: string }, Answer>(
    act: Act<Stores, Input, Answer>,
  ): Act<Stores & { diagnosisCodes: DiagnosisCodes }, Input, Answer> =>
  (stores) =>
  async (context, input) => {
    const found = await stores.diagnosisCodes.find(input.code);
    if (found === undefined)
      return refuse('unknown-code', 'The ICD-10-CM has no such code. Search for the diagnosis by its words.');

    if ('category' in found) {
      const below = found.below.slice(0, mostNamed).map(({ code }) => code);
      return refuse('category', `This code is a category. Choose one below it, as ${below.join(', ')}.`);
    }
    return act(stores)(context, input);
  };
