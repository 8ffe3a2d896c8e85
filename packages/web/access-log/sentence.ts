import { accessLog, actions, type Action } from '../words/access-log.ts';

export interface Piece {
  text: string;
  strong?: boolean;
  requestId?: string;
}

interface Named {
  patient: string;
  requestId: string | undefined;
}

/** An act that has no sentence of its own, in the words of its name: `treatment-plan.signed` is `treatment plan: signed`. */
const plainly = (action: string): string => action.replaceAll('-', ' ').replace('.', ': ');

/** What was done, in pieces of a sentence: names are strong, the request is a link. */
export const sentenceOf = (action: Action, { patient, requestId }: Named): Piece[] =>
  (actions[action] ?? plainly(action))
    .split(/(\{patient\}|\{request\})/)
    .filter((text) => text !== '')
    .map((text) => {
      if (text === '{patient}') return { text: patient, strong: true };

      if (text === '{request}')
        return { text: accessLog.theRequest, ...(requestId === undefined ? {} : { requestId }) };

      return { text };
    });
