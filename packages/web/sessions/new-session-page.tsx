import { useNavigate, useParams } from '@tanstack/react-router';

import type { Given } from '../api/operations.ts';
import { useAct } from '../api/query.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { useMyId } from '../identity/members.ts';
import { Button } from '../parts/button.tsx';
import { Radios } from '../parts/choices.tsx';
import { DateField, SelectField, TextField } from '../parts/fields.tsx';
import { optionIn, textIn } from '../parts/form-data.ts';
import { FieldRow, Form, FormActs, Incomplete } from '../parts/form.tsx';
import { instantAt } from '../parts/instant.ts';
import { Page } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { patients } from '../words/patients.ts';
import { attendances, frequencies, modalities, sessions, settings } from '../words/sessions.ts';

type Words = Readonly<Record<string, string>>;

const optionsOf = (words: Words) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Every word of a table by its key, as a list of keys. */
const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>): Key[] => {
  const keys: Key[] = [];
  for (const key in words) keys.push(key);
  return keys;
};

const read = (form: FormData, clinicianId: string, timeZone: string): Given<'recordSession'>['body'] => {
  const [date, from, to] = [textIn(form, 'date'), textIn(form, 'startedAt'), textIn(form, 'stoppedAt')];
  if (date === undefined || from === undefined || to === undefined) {
    throw new Incomplete({
      ...(date === undefined ? { date: sessions.dateMissing } : {}),
      ...(from === undefined ? { startedAt: sessions.fromMissing } : {}),
      ...(to === undefined ? { stoppedAt: sessions.toMissing } : {}),
    });
  }
  return {
    clinicianId,
    date,
    startedAt: instantAt(date, from, timeZone),
    stoppedAt: instantAt(date, to, timeZone),
    modality: optionIn(form, 'modality', keysOf(modalities)) ?? 'individual',
    setting: optionIn(form, 'setting', keysOf(settings)) ?? 'in-person',
    frequency: optionIn(form, 'frequency', keysOf(frequencies)) ?? 'weekly',
    attendance: optionIn(form, 'attendance', keysOf(attendances)) ?? 'attended',
  };
};

const Fields = ({ today }: { today: string }) => (
  <>
    <FieldRow>
      <DateField name="date" label={sessions.date} defaultValue={today} max={today} />
      <TextField name="startedAt" label={sessions.from} type="time" />
      <TextField name="stoppedAt" label={sessions.to} type="time" />
    </FieldRow>
    <FieldRow>
      <SelectField name="modality" label={sessions.kind} options={optionsOf(modalities)} />
      <SelectField name="setting" label={sessions.setting} options={optionsOf(settings)} />
      <SelectField name="frequency" label={sessions.frequency} options={optionsOf(frequencies)} defaultValue="weekly" />
    </FieldRow>
    <Radios
      name="attendance"
      label={sessions.attendance}
      options={optionsOf(attendances)}
      chosen={['attended']}
      across
    />
  </>
);

/** Records an hour, and goes on to write about it. */
export const NewSessionPage = () => {
  const { patientId } = useParams({ from: '/patients/$patientId/new-session' });
  const { timeZone } = useMe();
  const clinicianId = useMyId();
  const when = useWhen();
  const navigate = useNavigate();
  const record = useAct('recordSession', ['listEntries', 'listSessionsWithoutNote']);
  return (
    <Page
      title={sessions.newTitle}
      crumbs={[
        { label: patients.title, link: { to: '/patients' } },
        { label: patients.patient, link: { to: '/patients/$patientId', params: { patientId } } },
      ]}
    >
      <Pane title={sessions.title}>
        <Form
          send={async (form) => {
            const body = read(form, clinicianId, timeZone);
            const { sessionId } = await record.mutateAsync({ params: { patientId }, body });
            await navigate({ to: '/patients/$patientId/sessions/$sessionId', params: { patientId, sessionId } });
          }}
        >
          {(busy) => (
            <>
              <Fields today={when.today()} />
              <FormActs>
                <Button type="submit" kind="main" busy={busy}>
                  {sessions.record}
                </Button>
              </FormActs>
            </>
          )}
        </Form>
      </Pane>
    </Page>
  );
};
