import type { Answer } from '../../api/operations.ts';
import { usePortalWhen, useWords } from '../language.tsx';
import { Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

type OwnDisclosure = Answer<'listOwnDisclosures'>['disclosures'][number];

/** Who received something, when it was opened, what, and what for. */
export const DisclosureSheet = ({ disclosure }: { disclosure: OwnDisclosure }) => {
  const { received } = useWords();
  const when = usePortalWhen();
  const { recipient, at, description, purpose } = disclosure;
  return (
    <Sheet>
      <div>
        <p>
          <b>{recipient.name}</b>
        </p>
        {recipient.organisation !== undefined && <p>{recipient.organisation}</p>}
        <p className={styles.quiet}>{received.openedOn(when.date(when.dayOf(at)), when.time(at))}</p>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{received.what}</dt>
          <dd>{description}</dd>
        </div>
        <div>
          <dt>{received.why}</dt>
          <dd>{purpose}</dd>
        </div>
      </dl>
    </Sheet>
  );
};
