import { Notice } from '../../parts/notice.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Screen, Sheet } from '../screen.tsx';
import { OwnCopy } from './in-force.tsx';
import type { OwnPermission } from './own-permission.ts';
import { FoldedText } from './permission-text.tsx';
import { Summary } from './summary.tsx';

/** A permission that was taken back or has ended: nothing more leaves on it. */
export const Over = ({ permission }: { permission: OwnPermission }) => {
  const { permissions } = useWords();
  const when = usePortalWhen();
  const { refusedAt, revokedAt, signedAt, expiresOn, recipient } = permission;
  const endedAt = revokedAt ?? refusedAt;
  const refused = refusedAt !== undefined;
  const ended = refused ? permissions.refused : revokedAt === undefined ? permissions.over : permissions.takenBack;
  return (
    <Screen
      title={permissions.title}
      heading={refused ? permissions.refusedTitle : permissions.takenBackTitle(recipient)}
      lead={refused ? permissions.refusedText : permissions.takenBackText}
      back={{ to: '/permissions', label: permissions.title }}
      above={
        <Notice title={ended} live>
          {when.date(endedAt === undefined ? expiresOn : when.dayOf(endedAt))}
        </Notice>
      }
    >
      <Sheet>
        <Summary permission={permission} />
        {signedAt !== undefined && <OwnCopy {...permission} />}
      </Sheet>
      <FoldedText text={permission.text} />
    </Screen>
  );
};
