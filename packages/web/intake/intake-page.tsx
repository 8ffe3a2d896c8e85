import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';

import { useAct } from '../api/query.ts';
import { useMe } from '../identity/me.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Form, FormActs, Incomplete } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { intake as words } from '../words/intake.ts';
import { requests } from '../words/requests.ts';
import { AskedStep } from './asked-step.tsx';
import { CheckStep } from './check-step.tsx';
import { entering, requestOf, type Chosen, type Entered } from './entered.ts';
import { GroundStep } from './ground-step.tsx';
import { missingIn } from './missing.ts';
import { PatientStep } from './patient-step.tsx';
import { RequesterStep } from './requester-step.tsx';

import styles from './intake.module.css';

const last = 5;

const StepPage = ({ step, children }: { step: number; children: ReactNode }) => (
  <Page
    title={`${words.title}: ${words.steps[step - 1]}`}
    heading={words.steps[step - 1]}
    below={words.stepOf(step)}
    crumbs={[{ label: requests.title, link: { to: '/requests' } }]}
  >
    <div className={styles.step}>{children}</div>
  </Page>
);

const Acts = ({ step, busy }: { step: number; busy: boolean }) => (
  <FormActs>
    <LinkButton to="/requests/new" search={{ step: step - 1 }}>
      {words.back}
    </LinkButton>
    <Button kind="main" type="submit" busy={busy}>
      {step === last ? words.check.record : words.on}
    </Button>
  </FormActs>
);

const useReceive = (entered: Entered, chosen: Chosen) => {
  const act = useAct('receiveRequest', ['listRequests']);
  const { name } = useMe();
  const navigate = useNavigate();
  return async (): Promise<void> => {
    const body = requestOf(entered, chosen, name ?? '');
    if (body === undefined) throw new Incomplete({ patientId: words.patient.missing });

    const { requestId } = await act.mutateAsync({ body });
    await navigate({ to: '/requests/$requestId', params: { requestId } });
  };
};

const Fields = ({ step, entered }: { step: number; entered: Entered }) => {
  if (step === 2) return <RequesterStep entered={entered} />;

  return step === 3 ? <AskedStep entered={entered} /> : <GroundStep entered={entered} />;
};

interface StepProps {
  entered: Entered;
  goTo: (step: number) => Promise<void>;
}

const Lost = () => (
  <StepPage step={1}>
    <Notice tone="warn">{words.lost}</Notice>
    <FormActs>
      <LinkButton kind="main" to="/requests/new">
        {words.title}
      </LinkButton>
    </FormActs>
  </StepPage>
);

const First = ({
  chosen,
  choose,
  goTo,
}: Pick<StepProps, 'goTo'> & { chosen: Chosen | undefined; choose: (one: Chosen) => void }) => (
  <StepPage step={1}>
    {chosen !== undefined && (
      <Notice
        title={`${words.patient.chosen} ${chosen.name}, ${words.patient.born(chosen.born)}`}
        acts={
          <Button kind="main" onClick={() => void goTo(2)}>
            {words.on}
          </Button>
        }
      />
    )}
    <PatientStep
      choose={(one) => {
        choose(one);
        void goTo(2);
      }}
    />
  </StepPage>
);

const Middle = ({ step, entered, keep, goTo }: StepProps & { step: number; keep: (now: Entered) => void }) => {
  const around = useRef<HTMLDivElement>(null);
  const read = (): Entered => {
    const form = around.current?.querySelector('form');
    const now = form instanceof HTMLFormElement ? entering(entered, form) : entered;
    keep(now);
    return now;
  };
  const send = async (): Promise<void> => {
    const missing = missingIn[step]?.(read()) ?? {};
    if (Object.keys(missing).length > 0) throw new Incomplete(missing);

    await goTo(step + 1);
  };
  return (
    <StepPage step={step}>
      <div ref={around} onChange={read}>
        <Form send={send}>
          {(busy) => (
            <>
              <Fields step={step} entered={entered} />
              <Acts step={step} busy={busy} />
            </>
          )}
        </Form>
      </div>
    </StepPage>
  );
};

const Last = ({ entered, chosen }: Pick<StepProps, 'entered'> & { chosen: Chosen }) => (
  <StepPage step={last}>
    <Form send={useReceive(entered, chosen)}>
      {(busy) => (
        <>
          <p>{words.check.below}</p>
          <CheckStep entered={entered} chosen={chosen} />
          <Acts step={last} busy={busy} />
        </>
      )}
    </Form>
  </StepPage>
);

/** A request as it comes by telephone or letter, in five steps. Going back loses nothing; nothing is kept but in the page. */
export const IntakePage = () => {
  const { step = 1 } = useSearch({ from: '/requests/new' });
  const [entered, keep] = useState<Entered>({});
  const [chosen, choose] = useState<Chosen>();
  const navigate = useNavigate();
  const goTo = (next: number) => navigate({ to: '/requests/new', search: { step: next } });
  if (step === 1) return <First key={1} chosen={chosen} choose={choose} goTo={goTo} />;

  if (chosen === undefined) return <Lost />;

  return step === last ? (
    <Last key={last} entered={entered} chosen={chosen} />
  ) : (
    <Middle key={step} step={step} entered={entered} keep={keep} goTo={goTo} />
  );
};
