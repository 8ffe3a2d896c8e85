import { AwsSession, functionCredentials, ScopedSessions } from '@sequester/aws';
import type { Context } from '@sequester/domain';

const own = (): AwsSession => new AwsSession(functionCredentials());
const scoped = new ScopedSessions(own);

const tagsOf = ({ practiceId, actor }: Context): Record<string, string> => ({
  practice: practiceId,
  ...(actor.kind === 'member' || actor.kind === 'patient' ? { member: actor.id } : {}),
  ...(actor.kind === 'member' && actor.providerId !== undefined ? { provider: actor.providerId } : {}),
});

/** The function's own session, which may do little but take on its scoped role. */
export const ownSession = own;

/** The scoped session of a call: this practice, this member and, for a therapist, this provider, as session tags. */
export const sessionOf = (roleArn: string, context: Context): Promise<AwsSession> =>
  scoped.session({ roleArn, sessionName: context.actor.id.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64), tags: tagsOf(context) });
