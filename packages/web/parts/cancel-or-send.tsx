import { useSpeech } from '../words/speech.ts';
import { Button } from './button.tsx';
import { FormActs } from './form.tsx';

interface CancelOrSendProps {
  /** Verb and what is sent. */
  act: string;
  busy: boolean;
  onCancel: () => void;
}

/** The end of a form that lies over a page or in one: away without sending, or send. */
export const CancelOrSend = ({ act, busy, onCancel }: CancelOrSendProps) => {
  const { common } = useSpeech();
  return (
    <FormActs>
      <Button onClick={onCancel}>{common.cancel}</Button>
      <Button kind="main" type="submit" busy={busy}>
        {act}
      </Button>
    </FormActs>
  );
};
