import type { Context } from '../context.ts';
import { lastWithNotes } from './decision.ts';
import type { RequestFile } from './ports.ts';

export const isOfficer = ({ actor }: Pick<Context, 'actor'>): boolean => actor.kind === 'member' && actor.roles.includes('privacy-officer');

/** Whether somebody wrote notes of the patient, by the last decision. */
const isOriginator = ({ actor }: Pick<Context, 'actor'>, file: Pick<RequestFile, 'decisions'>): boolean =>
  actor.kind === 'member' && (lastWithNotes(file)?.facts.notes ?? []).some(({ originator }) => originator === actor.id);

/** Who may know what was decided on a request: it may tell whether notes of the patient exist, and whose. */
export const seesWhole = (context: Pick<Context, 'actor'>, file: Pick<RequestFile, 'decisions'>): boolean => isOfficer(context) || isOriginator(context, file);
