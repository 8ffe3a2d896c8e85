import type { Answer, Given } from '../api/operations.ts';
import { useAct } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { CancelOrSend } from '../parts/cancel-or-send.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { DateField, TextField } from '../parts/fields.tsx';
import { textIn } from '../parts/form-data.ts';
import { FieldRow, Form, Incomplete } from '../parts/form.tsx';
import type { Column } from '../parts/table.tsx';
import { chart } from '../words/chart.ts';
import { KeptEntries } from './kept-entries.tsx';

type Medication = Answer<'getChart'>['medications'][number];

const read = (form: FormData): Given<'recordMedication'>['body'] => {
  const [name, dose] = [textIn(form, 'name'), textIn(form, 'dose')];
  const [frequency, startedOn] = [textIn(form, 'frequency'), textIn(form, 'startedOn')];
  if (name === undefined || dose === undefined || frequency === undefined || startedOn === undefined) {
    throw new Incomplete({
      ...(name === undefined ? { name: chart.nameMissing } : {}),
      ...(dose === undefined ? { dose: chart.doseMissing } : {}),
      ...(frequency === undefined ? { frequency: chart.frequencyMissing } : {}),
      ...(startedOn === undefined ? { startedOn: chart.startedOnMissing } : {}),
    });
  }
  return { name, dose, frequency, startedOn, prescriber: textIn(form, 'prescriber'), reason: textIn(form, 'reason') };
};

const AddMedication = ({ patientId, onClose }: { patientId: string; onClose: () => void }) => {
  const when = useWhen();
  const record = useAct('recordMedication', ['getChart']);
  return (
    <Dialog title={chart.addMedication.replace('…', '')} onClose={onClose} wide>
      <Form
        send={async (form) => {
          await record.mutateAsync({ params: { patientId }, body: read(form) });
          onClose();
        }}
      >
        {(busy) => (
          <>
            <TextField name="name" label={chart.name} />
            <FieldRow>
              <TextField name="dose" label={chart.dose} />
              <TextField name="frequency" label={chart.frequency} />
            </FieldRow>
            <FieldRow>
              <DateField name="startedOn" label={chart.startedOn} max={when.today()} />
              <TextField name="prescriber" label={chart.prescriber} />
            </FieldRow>
            <TextField name="reason" label={chart.reason} />
            <CancelOrSend act={chart.recordMedication} busy={busy} onCancel={onClose} />
          </>
        )}
      </Form>
    </Dialog>
  );
};

/** What the patient takes at present, and a way to record one more. */
export const Medications = ({ patientId, medications }: { patientId: string; medications: readonly Medication[] }) => {
  const when = useWhen();
  const columns: Column<Medication>[] = [
    { label: chart.name, cell: ({ name }) => <b>{name}</b> },
    { label: chart.dose, card: chart.dose, cell: ({ dose, frequency }) => `${dose}, ${frequency}` },
    { label: chart.prescriber, card: chart.prescriber, cell: ({ prescriber }) => prescriber },
    { label: chart.startedOn, card: chart.startedOn, narrow: true, cell: ({ startedOn }) => when.short(startedOn) },
  ];
  return (
    <KeptEntries
      title={chart.medications}
      none={chart.noMedications}
      add={chart.addMedication}
      columns={columns}
      rows={medications}
      keyOf={({ medicationId }) => medicationId}
      adding={(onClose) => <AddMedication patientId={patientId} onClose={onClose} />}
    />
  );
};
