import { useState } from 'react';

import { useAct } from '../api/query.ts';
import { useMe } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { CancelOrSend } from '../parts/cancel-or-send.tsx';
import { Radios } from '../parts/choices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { optionIn, textIn } from '../parts/form-data.ts';
import { Form, Incomplete } from '../parts/form.tsx';
import { PlusIcon } from '../parts/icons.tsx';
import { addFact as words, facts } from '../words/facts.ts';
import { requestReads } from './request-types.ts';

const identity = 'requester.identity_verified';

const read = (form: FormData) => {
  const which = textIn(form, 'which');
  const answer = optionIn(form, 'answer', ['yes', 'no']);
  const [by, how] = [textIn(form, 'by'), textIn(form, 'how')];
  const checked = which === identity;
  if (which === undefined || answer === undefined || (checked && (by === undefined || how === undefined))) {
    throw new Incomplete({
      ...(which === undefined ? { which: words.missing.which } : {}),
      ...(answer === undefined ? { answer: words.missing.answer } : {}),
      ...(checked && by === undefined ? { by: words.missing.by } : {}),
      ...(checked && how === undefined ? { how: words.missing.how } : {}),
    });
  }

  const [group = '', field = ''] = which.split('.');
  const verification = by === undefined || how === undefined ? {} : { verification: { by, how } };
  return { facts: { [group]: { [field]: answer === 'yes' } }, ...verification };
};

/** A fact that decides, with who checked it and how. The law is asked again. */
export const AddFact = ({ requestId }: { requestId: string }) => {
  const [open, setOpen] = useState(false);
  const act = useAct('recordFacts', requestReads);
  const { name } = useMe();
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        <PlusIcon />
        {words.act}
      </Button>
      {open && (
        <Dialog title={words.title} onClose={() => setOpen(false)}>
          <p>{words.below}</p>
          <Form
            send={async (form) => {
              await act.mutateAsync({ params: { requestId }, body: read(form) });
              setOpen(false);
            }}
          >
            {(busy) => (
              <>
                <SelectField
                  name="which"
                  label={words.which}
                  empty={words.choose}
                  options={Object.entries(facts).map(([value, { question }]) => ({ value, label: question }))}
                />
                <Radios
                  name="answer"
                  label={words.answer}
                  across
                  options={[
                    { value: 'yes', label: words.yes },
                    { value: 'no', label: words.no },
                  ]}
                />
                <TextField name="by" label={words.by} defaultValue={name} />
                <TextField name="how" label={words.how} hint={words.howHint} />
                <CancelOrSend act={words.record} busy={busy} onCancel={() => setOpen(false)} />
              </>
            )}
          </Form>
        </Dialog>
      )}
    </>
  );
};
