import { Refusal } from '@sequester/model';

import type { NotePress } from './ports.ts';

/** As many as help to find them. */
const MOST_NAMED = 20;

/** Refuses `cannot-be-set` before anything is sealed, naming each letter that no font has by its place, and never the words around it. */
export const demandLetters = async (press: Pick<NotePress, 'unset'>, text: string): Promise<void> => {
  const unset = await press.unset(text);
  if (unset.length === 0) return;

  throw new Refusal(
    'cannot-be-set',
    unset.slice(0, MOST_NAMED).map(({ line, letter, character }) => ({
      path: 'body.text',
      code: character,
      text: `line ${line}, letter ${letter}`,
    })),
  );
};
