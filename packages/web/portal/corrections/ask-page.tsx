import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import type { Given } from '../../api/operations.ts';
import { useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { Tick } from '../../parts/choices.tsx';
import { TextArea } from '../../parts/fields.tsx';
import { textIn } from '../../parts/form-data.ts';
import { Form, Incomplete } from '../../parts/form.tsx';
import { useWords } from '../language.tsx';
import { Screen, Sheet } from '../screen.tsx';

import styles from '../portal.module.css';

const kinds = ['amendment', 'restriction', 'confidential-communication'] as const;

type Kind = (typeof kinds)[number];

const bodyOf = (kind: Kind, words: string, form: FormData): Given<'makeOwnRequest'>['body'] => {
  if (kind === 'amendment') return { kind, change: words, reason: textIn(form, 'reason') };

  return kind === 'restriction'
    ? { kind, asked: words, paidInFull: form.get('paidInFull') === 'yes' }
    : { kind, asked: words };
};

/** Of what kind the wish is, then its words. */
export const AskPage = () => {
  const { corrections } = useWords();
  const navigate = useNavigate();
  const [kind, choose] = useState<Kind>('amendment');
  const act = useAct('makeOwnRequest', ['listOwnRequests']);
  const send = async (form: FormData): Promise<void> => {
    const name = kind === 'amendment' ? 'change' : 'asked';
    const words = textIn(form, name);
    if (words === undefined) throw new Incomplete({ [name]: corrections.missing });

    const { patientRequestId } = await act.mutateAsync({ body: bodyOf(kind, words, form) });
    await navigate({ to: `/corrections/${patientRequestId}` });
  };
  return (
    <Screen title={corrections.ask} back={{ to: '/corrections', label: corrections.title }}>
      <Sheet>
        <Form send={send} label={corrections.ask}>
          {(busy) => (
            <>
              <fieldset className={styles.choose}>
                <legend className="unseen">{corrections.ask}</legend>
                {kinds.map((one) => (
                  <label key={one}>
                    <input type="radio" name="kind" checked={kind === one} onChange={() => choose(one)} />
                    <span>
                      {corrections.kinds[one]}
                      <span>{corrections.hints[one]}</span>
                    </span>
                  </label>
                ))}
              </fieldset>
              <TextArea
                key={kind}
                name={kind === 'amendment' ? 'change' : 'asked'}
                label={corrections.what[kind]}
                maxLength={kind === 'amendment' ? 5000 : 500}
              />
              {kind === 'amendment' && <TextArea name="reason" label={corrections.why} maxLength={5000} />}
              {kind === 'restriction' && <Tick name="paidInFull" label={corrections.paid} />}
              <Button kind="main" type="submit" busy={busy}>
                {corrections.send}
              </Button>
            </>
          )}
        </Form>
      </Sheet>
    </Screen>
  );
};
