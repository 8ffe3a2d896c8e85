import { useState } from 'react';

import { asProblem, type Problem } from '../../api/problem.ts';
import { useAct } from '../../api/query.ts';
import { Button } from '../../parts/button.tsx';
import { Tick } from '../../parts/choices.tsx';
import { TextField } from '../../parts/fields.tsx';
import { textIn } from '../../parts/form-data.ts';
import { Form, Incomplete } from '../../parts/form.tsx';
import { InfoIcon } from '../../parts/icons.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { GoButton } from '../go.tsx';
import { useWords } from '../language.tsx';
import { Part, Screen, Sheet } from '../screen.tsx';
import type { OwnPermission } from './own-permission.ts';
import { PermissionText } from './permission-text.tsx';
import { Summary } from './summary.tsx';

import styles from '../portal.module.css';

/** A no is one act, without a reason, and as easy as to read on. */
const Refusing = ({ offerId }: OwnPermission) => {
  const { permissions } = useWords();
  const [problem, setProblem] = useState<Problem>();
  const act = useAct('refuseAuthorization', ['listOwnAuthorizations']);
  const refuse = async (): Promise<void> => {
    try {
      await act.mutateAsync({ params: { offerId } });
      window.scrollTo(0, 0);
    } catch (fault) {
      setProblem(asProblem(fault));
    }
  };
  return (
    <>
      <Button busy={act.isPending} onClick={() => void refuse()}>
        {permissions.refuse}
      </Button>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
};

const Signing = ({ offerId, textSha256 }: OwnPermission) => {
  const { permissions } = useWords();
  const act = useAct('signAuthorization', ['listOwnAuthorizations']);
  const send = async (form: FormData): Promise<void> => {
    const typedName = textIn(form, 'typedName');
    const ticked = form.get('intent') === 'yes';
    if (typedName === undefined || !ticked) {
      throw new Incomplete({
        ...(ticked ? {} : { intent: permissions.tickMissing }),
        ...(typedName === undefined ? { typedName: permissions.nameMissing } : {}),
      });
    }

    await act.mutateAsync({ params: { offerId }, body: { typedName, intent: true, textSha256 } });
    window.scrollTo(0, 0);
  };
  return (
    <Form send={send} label={permissions.decide}>
      {(busy) => (
        <>
          <Tick name="intent" label={permissions.intent} />
          <TextField name="typedName" label={permissions.name} hint={permissions.nameHint} autoComplete="name" />
          <div className={styles.acts}>
            <Button kind="main" type="submit" busy={busy}>
              {permissions.sign}
            </Button>
            <GoButton to="/permissions">{permissions.later}</GoButton>
          </div>
        </>
      )}
    </Form>
  );
};

/** What is asked, that nobody has to agree, the whole text, and then the decision. */
export const Deciding = ({ permission }: { permission: OwnPermission }) => {
  const { permissions } = useWords();
  const points = [permissions.free, permissions.back, permissions.talk];
  return (
    <Screen title={permissions.ask} lead={permissions.askText} back={{ to: '/permissions', label: permissions.title }}>
      <Sheet>
        <Summary permission={permission} />
        <div className={styles.acts}>
          <Button kind="main" onClick={() => document.querySelector<HTMLElement>('#whole')?.focus()}>
            {permissions.readAll}
          </Button>
          <Refusing {...permission} />
        </div>
      </Sheet>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>
            <InfoIcon size={20} />
            {point}
          </li>
        ))}
      </ul>
      <Sheet>
        <h2 id="whole" tabIndex={-1}>
          {permissions.whole}
        </h2>
        <PermissionText text={permission.text} />
      </Sheet>
      <Part title={permissions.decide}>
        <Signing {...permission} />
        <Refusing {...permission} />
      </Part>
      <p className={`small ${styles.quiet ?? ''}`}>{permissions.small}</p>
    </Screen>
  );
};
