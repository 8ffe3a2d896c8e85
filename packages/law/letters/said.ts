import type { Reason } from '../decision.ts';
import type { Particulars } from './particulars.ts';

const THE_STATE = /\b(in|of) (this|the) state\b/gi;

/** The sentence of a reason. Where it rests on the statute of a state, it names the state and not "this state": two may govern. */
export const said = ({ text, citation }: Reason, { states = [] }: Particulars): string => {
  const whose = states.find(({ statutes }) => statutes.some((statute) => citation.startsWith(`${statute};`)));
  return whose ? text.replaceAll(THE_STATE, (_, word: string) => `${word} ${whose.name}`) : text;
};
