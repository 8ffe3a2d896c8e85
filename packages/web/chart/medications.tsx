import { useState } from 'react';

import type { Answer, Given } from '../api/operations.ts';
import { useAct } from '../api/query.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { DateField, TextField } from '../parts/fields.tsx';
import { textIn } from '../parts/form-data.ts';
import { FieldRow, Form, FormActs, Incomplete } from '../parts/form.tsx';
import { Pane } from '../parts/pane.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { chart } from '../words/chart.ts';
import { common } from '../words/common.ts';

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
            <FormActs>
              <Button type="submit" kind="main" busy={busy}>
                {chart.recordMedication}
              </Button>
              <Button onClick={onClose}>{common.cancel}</Button>
            </FormActs>
          </>
        )}
      </Form>
    </Dialog>
  );
};

/** What the patient takes at present, and a way to record one more. */
export const Medications = ({ patientId, medications }: { patientId: string; medications: readonly Medication[] }) => {
  const when = useWhen();
  const writes = useMe().roles.includes('provider');
  const [adding, setAdding] = useState(false);
  const columns: Column<Medication>[] = [
    { label: chart.name, cell: ({ name }) => <b>{name}</b> },
    { label: chart.dose, card: chart.dose, cell: ({ dose, frequency }) => `${dose}, ${frequency}` },
    { label: chart.prescriber, card: chart.prescriber, cell: ({ prescriber }) => prescriber },
    { label: chart.startedOn, card: chart.startedOn, narrow: true, cell: ({ startedOn }) => when.short(startedOn) },
  ];
  return (
    <Pane
      title={chart.medications}
      flush={medications.length > 0}
      beside={
        writes && (
          <Button small onClick={() => setAdding(true)}>
            {chart.addMedication}
          </Button>
        )
      }
    >
      {medications.length === 0 ? (
        <p className="quiet">{chart.noMedications}</p>
      ) : (
        <Table
          bare
          caption={chart.medications}
          columns={columns}
          rows={medications}
          keyOf={({ medicationId }) => medicationId}
        />
      )}
      {adding && <AddMedication patientId={patientId} onClose={() => setAdding(false)} />}
    </Pane>
  );
};
