import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import { asked } from '../api/query.ts';
import { Asked } from '../parts/states.tsx';
import { chart } from '../words/chart.ts';
import { Diagnoses } from './diagnoses.tsx';
import { Measures } from './measures.tsx';
import { Medications } from './medications.tsx';
import { Plan } from './plan.tsx';

import styles from './chart.module.css';

/** What holds at present of a patient's chart. Psychotherapy notes are no part of it. */
export const ChartTab = () => {
  const { patientId } = useParams({ from: '/patients/$patientId/chart' });
  const found = useQuery(asked('getChart', { params: { patientId } }));
  return (
    <Asked query={found} what={chart.title}>
      {({ diagnoses, medications, treatmentPlans }) => (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <Diagnoses patientId={patientId} diagnoses={diagnoses} />
            <Medications patientId={patientId} medications={medications} />
            <Plan plans={treatmentPlans} />
          </div>
          <Measures patientId={patientId} />
        </div>
      )}
    </Asked>
  );
};
