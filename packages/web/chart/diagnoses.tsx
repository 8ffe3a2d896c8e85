import { useState } from 'react';

import type { Answer } from '../api/operations.ts';
import { useAct } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { CancelOrSend } from '../parts/cancel-or-send.tsx';
import { Radios } from '../parts/choices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { DateField } from '../parts/fields.tsx';
import { optionIn, textIn } from '../parts/form-data.ts';
import { Form, Incomplete } from '../parts/form.tsx';
import type { Column } from '../parts/table.tsx';
import { chart } from '../words/chart.ts';
import { CodeSearch, type Code } from './code-search.tsx';
import { KeptEntries } from './kept-entries.tsx';

type Diagnosis = Answer<'getChart'>['diagnoses'][number];

const certainties = ['confirmed', 'provisional', 'rule-out'] as const;

const Chosen = ({ chosen, onOther }: { chosen: Code; onOther: () => void }) => (
  <p>
    <b>{chart.chosen(chosen.code, chosen.description)}</b>{' '}
    <Button small kind="quiet" onClick={onOther}>
      {chart.another}
    </Button>
  </p>
);

const AddDiagnosis = ({ patientId, onClose }: { patientId: string; onClose: () => void }) => {
  const when = useWhen();
  const [chosen, choose] = useState<Code>();
  const record = useAct('recordDiagnosis', ['getChart']);
  return (
    <Dialog title={chart.addDiagnosis.replace('…', '')} onClose={onClose} wide>
      <Form
        send={async (form) => {
          const diagnosedOn = textIn(form, 'diagnosedOn');
          if (chosen === undefined) throw new Incomplete({ code: chart.chooseFirst });

          if (diagnosedOn === undefined) throw new Incomplete({ diagnosedOn: chart.diagnosedOnMissing });

          const certainty = optionIn(form, 'certainty', certainties);
          await record.mutateAsync({ params: { patientId }, body: { ...chosen, diagnosedOn, certainty } });
          onClose();
        }}
      >
        {(busy) => (
          <>
            {chosen === undefined ? (
              <CodeSearch onChoose={choose} />
            ) : (
              <Chosen chosen={chosen} onOther={() => choose(undefined)} />
            )}
            <DateField name="diagnosedOn" label={chart.diagnosedOn} defaultValue={when.today()} max={when.today()} />
            <Radios
              name="certainty"
              label={chart.certainty}
              options={certainties.map((value) => ({ value, label: chart.certainties[value] }))}
              chosen={['confirmed']}
              across
            />
            <CancelOrSend act={chart.record} busy={busy} onCancel={onClose} />
          </>
        )}
      </Form>
    </Dialog>
  );
};

/** The diagnoses that hold, and a way to record one more. */
export const Diagnoses = ({ patientId, diagnoses }: { patientId: string; diagnoses: readonly Diagnosis[] }) => {
  const when = useWhen();
  const columns: Column<Diagnosis>[] = [
    { label: chart.code, narrow: true, cell: ({ code }) => <b>{code}</b> },
    { label: chart.description, cell: ({ description }) => description },
    { label: chart.certainty, card: chart.certainty, cell: ({ certainty }) => chart.certainties[certainty] },
    { label: chart.since, card: chart.since, narrow: true, cell: ({ diagnosedOn }) => when.short(diagnosedOn) },
  ];
  return (
    <KeptEntries
      title={chart.diagnoses}
      none={chart.noDiagnoses}
      add={chart.addDiagnosis}
      columns={columns}
      rows={diagnoses}
      keyOf={({ diagnosisId }) => diagnosisId}
      adding={(onClose) => <AddDiagnosis patientId={patientId} onClose={onClose} />}
    />
  );
};
