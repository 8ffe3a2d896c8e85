import type { BadFacts } from '../adjudicate.ts';
import type { Content, Decision } from '../decision.ts';

export interface Expected {
  outcome: Decision['outcome'];
  note_ids?: readonly string[];
  content?: Content;
  accounting?: boolean;
  minimumNecessary?: boolean;
}

/** What a decision says that was not expected, in words; empty where they agree. */
export const differences = (decision: BadFacts | Decision, expected: Expected): string[] => {
  if ('error' in decision) return decision.error.map(({ path, code }) => `${path} is refused: ${code}`);
  const found = { ...decision, note_ids: decision.scope.note_ids.toSorted(), content: decision.scope.content };
  const wanted = { ...expected, note_ids: expected.note_ids?.toSorted() };
  return (['outcome', 'note_ids', 'content', 'accounting', 'minimumNecessary'] as const).flatMap((field) => {
    const [is, should] = [JSON.stringify(found[field]), JSON.stringify(wanted[field])];
    return should === undefined || is === should ? [] : [`${field} is ${is}, not ${should}`];
  });
};
