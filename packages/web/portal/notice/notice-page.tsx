import { useQuery } from '@tanstack/react-query';

import { asked } from '../../api/query.ts';
import { Asked } from '../../parts/states.tsx';
import { usePortalWhen, useWords } from '../language.tsx';
import { Screen, Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

/** The notice of privacy practices that is in force, in the practice's own words. */
export const NoticePage = () => {
  const { frame, notice } = useWords();
  const when = usePortalWhen();
  const query = useQuery(asked('getCurrentNotice', {}));
  return (
    <Screen title={notice.title} lead={notice.lead} back={{ to: '/', label: frame.home }}>
      <Asked query={query} what={notice.title}>
        {({ title, text, effectiveOn }) => (
          <Sheet>
            <div>
              <h2>{title}</h2>
              <p className={styles.quiet}>{notice.since(when.date(effectiveOn))}</p>
            </div>
            <p className={styles.written}>{text}</p>
          </Sheet>
        )}
      </Asked>
    </Screen>
  );
};
