import { useAct } from '../../api/query.ts';
import { useMe, useMemberships } from '../../identity/me.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/fields.tsx';
import { textIn } from '../../parts/form-data.ts';
import { Form, Incomplete } from '../../parts/form.tsx';
import { useWords } from '../language.tsx';
import { Screen, Sheet } from '../screen.tsx';

/** An account that was opened shows nothing until its holder has shown who they are. */
export const Bind = () => {
  const { binding } = useWords();
  const me = useMe();
  const { onChoose } = useMemberships();
  const act = useAct('bindAccount');
  const send = async (form: FormData): Promise<void> => {
    const code = textIn(form, 'code');
    const birthDate = textIn(form, 'birthDate');
    if (code === undefined && birthDate === undefined) throw new Incomplete({ birthDate: binding.missing });

    const { membership } = me;
    await act.mutateAsync({
      body: code === undefined ? { membership, birthDate: birthDate ?? '' } : { membership, code },
    });
    onChoose({ ...me, state: 'bound' });
  };
  return (
    <Screen title={binding.title} lead={binding.lead(me.practiceName)}>
      <Sheet>
        <Form send={send} label={binding.title}>
          {(busy) => (
            <>
              <TextField name="birthDate" type="date" label={binding.birthDate} hint={binding.birthDateHint} />
              <TextField name="code" label={binding.code} hint={binding.codeHint} />
              <Button kind="main" type="submit" busy={busy}>
                {binding.open}
              </Button>
            </>
          )}
        </Form>
      </Sheet>
    </Screen>
  );
};
