import type { Answer } from '../api/operations.ts';
import { useWhen } from '../identity/me.tsx';
import { InLine } from '../parts/facts.tsx';
import { attendances, frequencies, modalities, sessions, settings } from '../words/sessions.ts';

/** When the hour was and of what kind: what belongs in the chart and can never be a psychotherapy note. */
export const SessionFacts = ({ session }: { session: Answer<'getSession'> }) => {
  const when = useWhen();
  const { startedAt, stoppedAt, modality, setting, frequency, attendance, serviceCode } = session;
  const minutes = Math.round((Date.parse(stoppedAt) - Date.parse(startedAt)) / 60_000);
  return (
    <InLine>
      {[
        sessions.hour(when.time(startedAt), when.time(stoppedAt), minutes),
        `${modalities[modality]}, ${settings[setting]}`,
        frequencies[frequency],
        attendance === 'attended' ? undefined : attendances[attendance],
        serviceCode,
      ]}
    </InLine>
  );
};
