import { useBlocker } from '@tanstack/react-router';

import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FormActs } from '../parts/form.tsx';
import { drafts } from '../words/drafts.ts';
import { saveAll } from './open-drafts.ts';

/** Leaving inside the app waits for what is being saved, at most three seconds; then it asks. Once in the frame. */
export const LeavingWaits = () => {
  const blocker = useBlocker({
    shouldBlockFn: async () => !(await saveAll()),
    withResolver: true,
    enableBeforeUnload: false,
  });
  if (blocker.status !== 'blocked') return undefined;

  return (
    <Dialog title={drafts.notSavedTitle} onClose={blocker.reset}>
      <p>{drafts.notSavedWords}</p>
      <FormActs>
        <Button kind="main" autoFocus onClick={blocker.reset}>
          {drafts.stay}
        </Button>
        <Button kind="danger" onClick={blocker.proceed}>
          {drafts.leave}
        </Button>
      </FormActs>
    </Dialog>
  );
};
