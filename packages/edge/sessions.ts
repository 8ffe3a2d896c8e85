import { AwsSession, functionCredentials, ScopedSessions } from '@sequester/aws';
import { formsFolder, type FoundingContext, type PracticeContext } from '@sequester/domain';
import type { PatientId } from '@sequester/model';

let own: AwsSession | undefined;

/** The function's own session, which may do little but take on its scoped role. */
export const ownSession = (): AwsSession => {
  own ??= new AwsSession(functionCredentials());
  return own;
};

const scoped = new ScopedSessions(ownSession);

/** Whom a scoped session is for, and in which practice. */
export type SessionSubject = Pick<PracticeContext | FoundingContext, 'practiceId' | 'actor'>;

const tagsOf = ({ practiceId, actor }: SessionSubject): Record<string, string> => ({
  practice: practiceId,
  ...(actor.kind === 'member' || actor.kind === 'patient' ? { member: actor.id } : {}),
  ...(actor.kind === 'member' && actor.providerId !== undefined ? { provider: actor.providerId } : {}),
});

const nameOf = (id: string): string => id.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64);

/** The scoped session of a call, as session tags: this practice, this member or patient and, for a therapist, this provider. */
export const sessionOf = (roleArn: string, subject: SessionSubject): Promise<AwsSession> =>
  scoped.session({ roleArn, sessionName: nameOf(subject.actor.id), tags: tagsOf(subject) });

/** The same for drafts on the patient whom an order names that was accepted. */
export const orderedSession = (roleArn: string, subject: SessionSubject, ordered: PatientId): Promise<AwsSession> =>
  scoped.session({ roleArn, sessionName: nameOf(subject.actor.id), tags: { ...tagsOf(subject), ordered } });

/** The same in the portal, which also reads the folder of the patient's signed forms. */
export const portalSession = (roleArn: string, subject: SessionSubject): Promise<AwsSession> => {
  const { practiceId, actor } = subject;
  const tags = {
    ...tagsOf(subject),
    ...(actor.kind === 'patient' ? { folder: formsFolder(practiceId, actor.id) } : {}),
  };
  return scoped.session({ roleArn, sessionName: nameOf(actor.id), tags });
};

/** A session for the rows of one practice or of one person; both stand in its tags, where they are known. */
export const personSession = (roleArn: string, tags: { practice?: string; person?: string }): Promise<AwsSession> =>
  scoped.session({ roleArn, sessionName: nameOf(tags.person ?? tags.practice ?? 'nobody'), tags });
