import { useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/fields.tsx';
import { textIn } from '../../parts/form-data.ts';
import { Form, Incomplete } from '../../parts/form.tsx';
import { useSpeech } from '../../words/speech.ts';
import { useWords } from '../language.tsx';
import type { OwnPermission } from './own-permission.ts';

import styles from '../portal.module.css';

/** Asks whether to take a permission back, in the patient's own words or those that stand there. */
export const TakingBack = ({ permission, onClose }: { permission: OwnPermission; onClose: () => void }) => {
  const { permissions } = useWords();
  const { common } = useSpeech();
  const act = useAct('revokeOwnAuthorization', ['listOwnAuthorizations']);
  const send = async (form: FormData): Promise<void> => {
    const statement = textIn(form, 'statement');
    if (statement === undefined) throw new Incomplete({ statement: permissions.statementMissing });

    await act.mutateAsync({ params: { offerId: permission.offerId }, body: { statement } });
    window.scrollTo(0, 0);
  };
  return (
    <Dialog title={permissions.takeBackAsk} onClose={onClose}>
      <p>{permissions.takeBackWords(permission.recipient)}</p>
      <Form send={send} label={permissions.takeBackAsk}>
        {(busy) => (
          <>
            <TextArea
              name="statement"
              label={permissions.statement}
              hint={permissions.statementHint}
              defaultValue={permissions.statementGiven}
            />
            <div className={styles.acts}>
              <Button onClick={onClose}>{common.cancel}</Button>
              <Button kind="main" type="submit" busy={busy}>
                {permissions.takeBack}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
};
