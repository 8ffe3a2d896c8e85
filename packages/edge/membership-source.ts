import type { AwsSession } from '@sequester/aws';
import type { Operation } from '@sequester/contract';
import type { Acting, MembershipRows } from '@sequester/domain';

import { isAdmitted } from './audience.ts';
import { personSession, type SessionSubject } from './sessions.ts';

/** The rows of memberships, and the role in which they are read. */
export interface MembershipSource {
  roleArn: string;
  rows: (open: (tags: { practice?: string; person?: string }) => Promise<AwsSession>) => MembershipRows;
  /** The area's scoped role may read the rows too: that of a caller who is known here is then read in one call with other rows. */
  inScopedRole?: true;
}

/** Where the row of a caller is read: in the role of memberships or, of one who was admitted here before, in the area's session of theirs. */
export const rowsFor = (
  { roleArn, rows, inScopedRole }: MembershipSource,
  scopedSession: (subject: SessionSubject) => Promise<AwsSession>,
) => {
  const open = (tags: { practice?: string; person?: string }) => personSession(roleArn, tags);
  const apart = rows(open);
  return (operation: Operation, known: Acting | undefined): MembershipRows =>
    known === undefined || inScopedRole !== true || !isAdmitted(operation, known.actor)
      ? apart
      : rows((tags) => (tags.practice === known.practiceId ? scopedSession(known) : open(tags)));
};
