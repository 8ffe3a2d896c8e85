import { useState } from 'react';

import { useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/fields.tsx';
import { textIn } from '../../parts/form-data.ts';
import { FieldRow, Form, Incomplete } from '../../parts/form.tsx';
import { useWords } from '../language.tsx';
import { Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

/** All of the record, or that of some days. */
export const AskForRecord = () => {
  const { copy } = useWords();
  const [some, choose] = useState(false);
  const act = useAct('requestOwnRecord', ['listOwnRecordRequests']);
  const send = async (form: FormData): Promise<void> => {
    const [dateFrom, dateTo] = [textIn(form, 'dateFrom'), textIn(form, 'dateTo')];
    if (some && dateFrom === undefined && dateTo === undefined) throw new Incomplete({ dateFrom: copy.daysMissing });

    if (dateFrom !== undefined && dateTo !== undefined && dateTo < dateFrom)
      throw new Incomplete({ dateTo: copy.wrongOrder });

    await act.mutateAsync({ body: { dateFrom, dateTo } });
  };
  return (
    <Sheet>
      <Form send={send} label={copy.title}>
        {(busy) => (
          <>
            <fieldset className={styles.choose}>
              <legend>{copy.which}</legend>
              {[false, true].map((value) => (
                <label key={String(value)}>
                  <input type="radio" name="which" checked={some === value} onChange={() => choose(value)} />
                  {value ? copy.some : copy.whole}
                </label>
              ))}
            </fieldset>
            {some && (
              <FieldRow>
                <DateField name="dateFrom" label={copy.from} />
                <DateField name="dateTo" label={copy.to} />
              </FieldRow>
            )}
            <Button kind="main" type="submit" busy={busy}>
              {copy.get}
            </Button>
          </>
        )}
      </Form>
    </Sheet>
  );
};
