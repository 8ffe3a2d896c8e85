import { usePortalWhen, useWords } from '../language.tsx';
import type { OwnPermission } from './own-permission.ts';

import styles from '../portal.module.css';

/** To whom, from whom, until when. */
export const Summary = ({ permission }: { permission: OwnPermission }) => {
  const { permissions } = useWords();
  const when = usePortalWhen();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{permissions.who}</dt>
        <dd>
          <b>{permission.recipient}</b>
        </dd>
      </div>
      <div>
        <dt>{permissions.from}</dt>
        <dd>{permission.practiceName}</dd>
      </div>
      <div>
        <dt>{permissions.until}</dt>
        <dd>{when.date(permission.expiresOn)}</dd>
      </div>
      {permission.typedName !== undefined && (
        <div>
          <dt>{permissions.yourName}</dt>
          <dd>{permission.typedName}</dd>
        </div>
      )}
    </dl>
  );
};
