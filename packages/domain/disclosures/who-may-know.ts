import { type Knower, mayLearnFrom, type RequestFile, type Telling } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { lastWithNotes } from './decision.ts';

export const isOfficer = ({ actor }: Pick<PracticeContext, 'actor'>): boolean =>
  actor.kind === 'member' && actor.roles.includes('privacy-officer');

/** Whether somebody wrote notes of the patient, by the last decision. */
const isOriginator = ({ actor }: Pick<PracticeContext, 'actor'>, file: Pick<RequestFile, 'decisions'>): boolean =>
  actor.kind === 'member' && (lastWithNotes(file)?.facts.notes ?? []).some(({ originator }) => originator === actor.id);

/** Whether the member who asks may learn from this that notes exist; for a request, by what is on that request. */
export const mayLearn = (
  telling: Telling,
  context: Pick<PracticeContext, 'actor'>,
  file: Pick<RequestFile, 'decisions'> = { decisions: [] },
): boolean => {
  const knowers: readonly Knower[] = mayLearnFrom[telling];
  return (
    (knowers.includes('privacy-officer') && isOfficer(context)) ||
    (knowers.includes('originator') && isOriginator(context, file))
  );
};

/** Who may know what was decided on a request. */
export const seesWhole = (context: Pick<PracticeContext, 'actor'>, file: Pick<RequestFile, 'decisions'>): boolean =>
  mayLearn('request', context, file);
