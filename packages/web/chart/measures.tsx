import type { InstrumentName } from '@sequester/model/vocabulary';
import { useQuery } from '@tanstack/react-query';

import { asked } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pane } from '../parts/pane.tsx';
import { Asked } from '../parts/states.tsx';
import { chart } from '../words/chart.ts';
import { mostOf, Plot, type MeasurePoint } from './plot.tsx';

import styles from './chart.module.css';

const Series = ({ name, points }: { name: InstrumentName; points: readonly MeasurePoint[] }) => {
  const when = useWhen();
  const [latest] = points;
  if (latest === undefined) return undefined;

  const { takenOn, total, severity, askAboutSafety } = latest;
  return (
    <div className={styles.measure}>
      <h3>{name}</h3>
      <p>{chart.latest(when.date(takenOn), total, mostOf(name), severity)}</p>
      {askAboutSafety && <Notice tone="warn" title={chart.askAboutSafety} />}
      <Plot name={name} points={points} />
      <ul className="unseen">
        {points.map((point) => (
          <li key={point.measureId}>{chart.point(when.date(point.takenOn), point.total, point.severity)}</li>
        ))}
      </ul>
    </div>
  );
};

/** What the questionnaires came to over time. */
export const Measures = ({ patientId }: { patientId: string }) => {
  const params = { patientId };
  const mood = useQuery(asked('listMeasureSeries', { params, query: { instrument: 'PHQ-9' } }));
  const anxiety = useQuery(asked('listMeasureSeries', { params, query: { instrument: 'GAD-7' } }));
  return (
    <Pane title={chart.measures}>
      <Asked query={mood} what={chart.measures}>
        {({ points }) => (
          <>
            <Series name="PHQ-9" points={points} />
            <Series name="GAD-7" points={anxiety.data?.points ?? []} />
            {points.length === 0 && anxiety.data?.points.length === 0 && <p className="quiet">{chart.noMeasures}</p>}
          </>
        )}
      </Asked>
    </Pane>
  );
};
