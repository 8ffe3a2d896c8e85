import type { Answer } from '../api/operations.ts';
import { useWhen } from '../identity/me.tsx';
import { Facts, Written } from '../parts/facts.tsx';
import { Pane } from '../parts/pane.tsx';
import { chart } from '../words/chart.ts';

import styles from './chart.module.css';

type TreatmentPlan = Answer<'getChart'>['treatmentPlans'][number];
type Problem = NonNullable<TreatmentPlan['problems']>[number];
type Goal = NonNullable<Problem['goals']>[number];

const GoalOf = ({ goal: { goal = '', measure, targetDate, interventions = [] } }: { goal: Goal }) => {
  const when = useWhen();
  return (
    <div className={styles.goal}>
      <Written>{goal}</Written>
      <Facts
        facts={[
          ...(measure === undefined ? [] : [[chart.measure, measure] as const]),
          ...(targetDate === undefined ? [] : [[chart.until, when.date(targetDate)] as const]),
          ...(interventions.length === 0 ? [] : [[chart.interventions, interventions.join(', ')] as const]),
        ]}
      />
    </div>
  );
};

/** The plan that holds: what is treated, to what end and how. */
export const Plan = ({ plans }: { plans: readonly TreatmentPlan[] }) => {
  const when = useWhen();
  const [plan] = plans;
  if (plan === undefined) {
    return (
      <Pane title={chart.plan}>
        <p className="quiet">{chart.noPlan}</p>
      </Pane>
    );
  }
  const { problems = [], reviewOn } = plan;
  return (
    <Pane title={chart.plan} about={reviewOn === undefined ? undefined : chart.review(when.date(reviewOn))}>
      {problems.map(({ problem = '', goals = [] }, index) => (
        <div key={index} className={styles.measure}>
          <h3>{problem}</h3>
          {goals.map((goal, at) => (
            <GoalOf key={at} goal={goal} />
          ))}
        </div>
      ))}
    </Pane>
  );
};
