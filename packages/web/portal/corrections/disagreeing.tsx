import { useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/fields.tsx';
import { textIn } from '../../parts/form-data.ts';
import { Form, Incomplete } from '../../parts/form.tsx';
import { useWords } from '../language.tsx';
import { Part, Sheet } from '../screen.tsx';
import type { OwnRequest } from './own-request.ts';

/** After a no: the patient's own words, which go with the record from then on (45 CFR 164.526(d)(2)). */
export const Disagreeing = ({ request }: { request: OwnRequest }) => {
  const { corrections } = useWords();
  const { patientRequestId, revision } = request;
  const act = useAct('disagreeWithDenial', ['listOwnRequests']);
  const send = async (form: FormData): Promise<void> => {
    const text = textIn(form, 'text');
    if (text === undefined) throw new Incomplete({ text: corrections.missing });

    await act.mutateAsync({ params: { patientRequestId }, revision, body: { how: 'statement', text } });
  };
  return (
    <Part title={corrections.disagree}>
      <Sheet>
        <Form send={send} label={corrections.disagree}>
          {(busy) => (
            <>
              <TextArea name="text" label={corrections.your} hint={corrections.disagreeText} maxLength={5000} />
              <Button type="submit" busy={busy}>
                {corrections.disagreeSend}
              </Button>
            </>
          )}
        </Form>
      </Sheet>
    </Part>
  );
};
