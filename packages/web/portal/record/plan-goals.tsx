import { usePortalWhen, useWords } from '../language.tsx';
import { lineAt, listAt } from './read.ts';

import styles from '../portal.module.css';

const Goal = ({ goal }: { goal: unknown }) => {
  const { entries } = useWords();
  const when = usePortalWhen();
  const target = lineAt(goal, 'targetDate');
  const lines: readonly (readonly [string, string | undefined])[] = [
    [entries.goal, lineAt(goal, 'goal')],
    [entries.measure, lineAt(goal, 'measure')],
    [entries.target, target === undefined ? undefined : when.date(target)],
    [
      entries.objectives,
      listAt(goal, 'objectives')
        .map((one) => lineAt(one, 'objective') ?? '')
        .join('\n'),
    ],
    [entries.interventions, listAt(goal, 'interventions').map(String).join('\n')],
  ];
  return (
    <dl className={styles.facts}>
      {lines.map(
        ([label, text]) =>
          text !== undefined &&
          text !== '' && (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={styles.written}>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
};

/** The problems of a treatment plan, each with its goals. */
export const PlanGoals = ({ entry }: { entry: unknown }) => {
  const { entries } = useWords();
  return listAt(entry, 'problems').map((problem, index) => (
    <section key={index} className={styles.part}>
      <h2 className={styles.minor}>{entries.problem}</h2>
      <p className={styles.written}>{lineAt(problem, 'problem')}</p>
      {listAt(problem, 'goals').map((goal, at) => (
        <Goal key={at} goal={goal} />
      ))}
    </section>
  ));
};
