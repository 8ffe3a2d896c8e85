import { instruments, type InstrumentName } from '@sequester/model/vocabulary';

import { useWhen } from '../identity/me.tsx';
import { chart } from '../words/chart.ts';

import styles from './chart.module.css';

export interface MeasurePoint {
  measureId: string;
  takenOn: string;
  total: number;
  severity: string;
  askAboutSafety: boolean;
}

const width = 420;
const height = 170;
const left = 92;
const right = 12;
const top = 12;
const bottom = 26;

/** The most that an instrument can come to: each item is answered with 0 to 3. */
export const mostOf = (name: InstrumentName): number => instruments[name].items.length * 3;

/** What an instrument came to over time, between the bounds of severity that its authors gave. The same stands beside it in words. */
export const Plot = ({ name, points }: { name: InstrumentName; points: readonly MeasurePoint[] }) => {
  const when = useWhen();
  const times = points.map(({ takenOn }) => Date.parse(takenOn));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (day: string): number =>
    left + ((Date.parse(day) - first) / Math.max(1, last - first)) * (width - left - right);
  const y = (total: number): number => height - bottom - (total / mostOf(name)) * (height - top - bottom);
  const ordered = points.toSorted((one, other) => one.takenOn.localeCompare(other.takenOn));
  const [oldest, newest] = [ordered[0], ordered.at(-1)];
  return (
    <svg className={styles.plot} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {instruments[name].bands.map(({ from, severity }) => (
        <g key={severity}>
          <line className={styles.band} x1={left} x2={width - right} y1={y(from)} y2={y(from)} />
          <text x={0} y={y(from) - 3}>
            {severity}
          </text>
        </g>
      ))}
      <polyline
        className={styles.series}
        points={ordered.map(({ takenOn, total }) => `${x(takenOn)},${y(total)}`).join(' ')}
      />
      {ordered.map(({ measureId, takenOn, total, severity, askAboutSafety }) => (
        <circle
          key={measureId}
          className={askAboutSafety ? styles.safety : styles.point}
          cx={x(takenOn)}
          cy={y(total)}
          r={4.5}
        >
          <title>{chart.point(when.short(takenOn), total, severity)}</title>
        </circle>
      ))}
      {oldest !== undefined && (
        <text x={left} y={height - 8}>
          {when.short(oldest.takenOn)}
        </text>
      )}
      {newest !== undefined && newest !== oldest && (
        <text x={width - right} y={height - 8} textAnchor="end">
          {when.short(newest.takenOn)}
        </text>
      )}
    </svg>
  );
};
