import type { ReactNode } from 'react';

import { useWhen } from '../identity/me.tsx';
import { LinkButton } from '../parts/button.tsx';
import { classes } from '../parts/classes.ts';
import { Facts } from '../parts/facts.tsx';
import { CheckIcon, ClockIcon, PartIcon, ScaleIcon, StopIcon, type Icon } from '../parts/icons.tsx';
import { outcomes, request as words, type Outcome } from '../words/request.ts';
import type { WholeRequest } from './request-types.ts';

import styles from './request.module.css';

const looks: Record<Outcome, readonly [icon: Icon, tone: 'yes' | 'some' | 'no']> = {
  RELEASE: [CheckIcon, 'yes'],
  NARROW: [PartIcon, 'some'],
  DENY: [StopIcon, 'no'],
  'NEEDS-ARTIFACT': [ClockIcon, 'some'],
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The paper that a cure names, as its kind. */
const paperOf = (cure: string): { label: string; type?: 'court_order' | 'authorization' } | undefined => {
  if (/\border\b/i.test(cure)) return { label: words.addOrder, type: 'court_order' };

  if (/authorization|consent/i.test(cure)) return { label: words.addAuthorization, type: 'authorization' };

  return /warrant|request|statement|letters|pleading|waiver|agreement|subpoena|assurance/i.test(cure)
    ? { label: words.addPaper }
    : undefined;
};

const Cure = ({ cure, requestId, open }: { cure: string; requestId: string; open: boolean }) => {
  const paper = paperOf(cure);
  return (
    <li>
      <b>{upperFirst(cure)}</b>
      {open && paper !== undefined && (
        <LinkButton
          small
          to="/requests/$requestId/papers/new"
          params={{ requestId }}
          search={paper.type === undefined ? {} : { kind: paper.type }}
          aria-label={`${paper.label}: ${cure}`}
        >
          {paper.label}
        </LinkButton>
      )}
    </li>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
);

const Scope = ({ scope }: { scope: NonNullable<WholeRequest['decision']['scope']> }) => (
  <Facts
    facts={[
      [words.mayLeave, upperFirst(scope.content.replaceAll('_', ' '))],
      ...(scope.terms.length > 0 ? [[words.terms, scope.terms.join(' · ')] as const] : []),
      ...(scope.redact.length > 0 ? [[words.takenOut, scope.redact.join(' · ')] as const] : []),
    ]}
  />
);

/** What the law says of a request: the outcome, why, what would cure it, what is owed. The words are the service's own. */
export const LawAnswer = ({ request, open }: { request: WholeRequest; open: boolean }) => {
  const when = useWhen();
  const { decision, requestId } = request;
  const [Drawn, tone] = looks[decision.outcome];
  return (
    <section className={classes(styles.law, styles[tone])} aria-labelledby="law">
      <div>
        <p className={styles.small}>{words.applied(when.date(when.dayOf(decision.at)), when.time(decision.at))}</p>
        <h2 id="law" className={styles.outcome}>
          <Drawn size={24} />
          {outcomes[decision.outcome]}
        </h2>
      </div>
      <ul className={styles.reasons}>
        {decision.reasons.map(({ code, text, citation }) => (
          <li key={`${code} ${text}`}>
            <ScaleIcon size={17} />
            <span>
              {text} <span className={styles.cite}>{citation}</span>
            </span>
          </li>
        ))}
      </ul>
      {decision.scope !== undefined && <Scope scope={decision.scope} />}
      {decision.cures.length > 0 && (
        <Part title={words.cures}>
          <ul className={styles.cures}>
            {decision.cures.map((cure) => (
              <Cure key={cure} cure={cure} requestId={requestId} open={open} />
            ))}
          </ul>
        </Part>
      )}
      {decision.duties.length > 0 && (
        <Part title={words.owed}>
          <ul className={styles.duties}>
            {decision.duties.map((duty) => (
              <li key={duty}>{upperFirst(duty)}</li>
            ))}
          </ul>
        </Part>
      )}
    </section>
  );
};
