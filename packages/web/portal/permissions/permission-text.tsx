import { useWords } from '../language.tsx';
import { useEnglishNote } from '../screen.tsx';

import styles from '../portal.module.css';

/** The whole text as it is signed. A line that begins with `# ` is a heading. */
export const PermissionText = ({ text }: { text: string }) => {
  const note = useEnglishNote();
  return (
    <>
      {note !== undefined && <p className={styles.quiet}>{note}</p>}
      <div className={styles.text} lang="en">
        {text
          .split('\n')
          .map((line, index) =>
            line.startsWith('# ') ? <h3 key={index}>{line.slice(2)}</h3> : <p key={index}>{line}</p>,
          )}
      </div>
    </>
  );
};

/** The whole text, folded away where it was decided on already. */
export const FoldedText = ({ text }: { text: string }) => {
  const { permissions } = useWords();
  return (
    <details className={styles.more}>
      <summary>
        <h2 className={styles.minor}>{permissions.whole}</h2>
      </summary>
      <PermissionText text={text} />
    </details>
  );
};
