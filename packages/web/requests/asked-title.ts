import type { Answer } from '../api/operations.ts';
import { grounds } from '../words/grounds.ts';
import { requestedClasses } from '../words/parties.ts';

type Asked = Pick<Answer<'getRequest'>, 'requested' | 'groundAsserted'>;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What is asked for, in one line: `Psychotherapy notes`, `Progress notes and diagnoses`, `Progress notes and 3 more`. */
export const askedFor = ({ requested }: Pick<Asked, 'requested'>): string => {
  const [first = '', ...others] = requested.classes.map((one) => requestedClasses[one]);
  const [second] = others;
  if (second === undefined) return first;

  return others.length === 1 ? `${first} and ${lowerFirst(second)}` : `${first} and ${others.length} more`;
};

/** With the ground: `Psychotherapy notes, by subpoena`. */
export const askedTitle = (asked: Asked): string => `${askedFor(asked)}, ${grounds[asked.groundAsserted].by}`;

/** Who asks, with their organisation. */
export const askerOf = ({ requester }: Pick<Answer<'getRequest'>, 'requester'>): string =>
  requester.organisation === undefined ? requester.name : `${requester.name}, ${requester.organisation}`;
