import type { PracticeContext } from '../context.ts';
import type { DiagnosisCodes, FoundCodes } from './diagnosis-codes.ts';

/** More than anybody reads before typing another letter. */
const codesAtMost = 25;

/** Searches the list of diagnoses. It is the same for everybody and about nobody, so that the search leaves no record. */
export const searchDiagnosisCodes =
  ({ diagnosisCodes }: { diagnosisCodes: DiagnosisCodes }) =>
  async (_context: PracticeContext, { words }: { words: string }): Promise<FoundCodes> =>
    diagnosisCodes.search(words, codesAtMost);
