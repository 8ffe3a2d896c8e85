import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { actUnder, call } from '../api/call.ts';
import type { Answer } from '../api/operations.ts';
import { queryClient } from '../api/query.ts';
import { Button } from '../parts/button.tsx';
import { useSpeech } from '../words/speech.ts';
import { Covered } from './cover.tsx';
import { membershipName, MeProvider, type Membership } from './me.tsx';
import { signOut } from './sign-in.ts';

import styles from './arriving.module.css';

/** A page of one thing, before there is a frame. */
export const Alone = ({ title, children }: { title: string; children?: ReactNode }) => (
  <main className={styles.alone}>
    <h1>{title}</h1>
    {children}
  </main>
);

const Choosing = ({
  memberships,
  onChoose,
}: {
  memberships: readonly Membership[];
  onChoose: (chosen: Membership) => void;
}) => {
  const { session } = useSpeech();
  return (
    <Alone title={session.chooseTitle}>
      <p>{session.chooseWords}</p>
      {memberships.map((one) => (
        <Button key={one.membership} onClick={() => onChoose(one)}>
          {membershipName(one, memberships, session.acting)}
        </Button>
      ))}
    </Alone>
  );
};

interface ArrivedProps {
  me: Answer<'getMe'>;
  /** Which memberships this entry is for. */
  kind: Membership['kind'];
  /** Where somebody belongs who has none of that kind and one of the other. */
  elsewhere: string;
  children: ReactNode;
}

/** Whoever signed in, under the membership they act with: the only one, or the one they choose. */
export const Arrived = ({ me, kind, elsewhere, children }: ArrivedProps) => {
  const { session } = useSpeech();
  const memberships = me.memberships.filter((one) => one.kind === kind);
  const [chosen, choose] = useState(memberships.length === 1 ? memberships[0] : undefined);
  if (chosen !== undefined) {
    actUnder(chosen.membership);
    return (
      <QueryClientProvider client={queryClient}>
        <Covered>
          <MeProvider
            key={`${chosen.membership} ${chosen.state}`}
            membership={chosen}
            memberships={memberships}
            onChoose={(next) => {
              queryClient.clear();
              choose(next);
            }}
          >
            {children}
          </MeProvider>
        </Covered>
      </QueryClientProvider>
    );
  }
  if (memberships.length > 1) return <Choosing memberships={memberships} onChoose={choose} />;

  if (me.memberships.length > 0) {
    location.replace(elsewhere);
    return <Alone title={session.arriving} />;
  }
  return (
    <Alone title={session.nobodyTitle}>
      <p>{me.person.operator ? session.operatorWords : session.nobodyWords}</p>
      <Button onClick={() => void signOut()}>{session.signOut}</Button>
    </Alone>
  );
};

export const whoIsHere = (): Promise<Answer<'getMe'>> => call('getMe', {});
