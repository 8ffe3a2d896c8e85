import { useState } from 'react';

import { call } from '../../api/call.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { DownloadButton } from '../download-button.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { DisclosureSheet } from '../received/disclosure.tsx';
import { Part, Screen, Sheet } from '../screen.tsx';
import type { OwnPermission } from './own-permission.ts';
import { FoldedText } from './permission-text.tsx';
import { Summary } from './summary.tsx';
import { TakingBack } from './taking-back.tsx';

import styles from '../portal.module.css';

export const OwnCopy = ({ offerId, copy }: OwnPermission) => {
  const { permissions } = useWords();
  return copy ? (
    <DownloadButton ask={() => call('openOwnAuthorization', { params: { offerId } })} name="permission.pdf">
      {permissions.copy}
    </DownloadButton>
  ) : (
    <p className={styles.quiet}>{permissions.copyWaits}</p>
  );
};

/** A permission that was signed: what happens on it, the copy, and how to take it back. */
export const InForce = ({ permission }: { permission: OwnPermission }) => {
  const { permissions, received } = useWords();
  const when = usePortalWhen();
  const [taking, take] = useState(false);
  const { signedAt, recipient, disclosures = [] } = permission;
  return (
    <Screen
      title={permissions.title}
      heading={permissions.signedTitle(recipient)}
      back={{ to: '/permissions', label: permissions.title }}
      above={
        <Notice tone="good" title={permissions.signed} live>
          {signedAt !== undefined && `${when.date(when.dayOf(signedAt))}, ${when.time(signedAt)}`}
        </Notice>
      }
    >
      <Sheet>
        <Summary permission={permission} />
        <OwnCopy {...permission} />
      </Sheet>
      <Part title={permissions.now}>
        <ol className={styles.steps}>
          {permissions.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Part title={received.onIt}>
        {disclosures.length === 0 && <p className={styles.quiet}>{received.onItNone}</p>}
        {disclosures.map((one) => (
          <DisclosureSheet key={one.disclosureId} disclosure={one} />
        ))}
      </Part>
      <Part title={permissions.takeBackTitle}>
        <p className={styles.quiet}>{permissions.takeBackText}</p>
        {taking ? (
          <TakingBack permission={permission} onClose={() => take(false)} />
        ) : (
          <Button onClick={() => take(true)}>{permissions.takeBack}…</Button>
        )}
      </Part>
      <FoldedText text={permission.text} />
    </Screen>
  );
};
