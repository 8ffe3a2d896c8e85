import { useWhen } from '../identity/me.tsx';
import { LinkButton } from '../parts/button.tsx';
import { grounds } from '../words/grounds.ts';
import { intake } from '../words/intake.ts';
import { requestedClasses, requesterTypes } from '../words/parties.ts';
import { request as requestWords } from '../words/request.ts';
import { classesOf, goesElsewhere, groundOf, textOf, typeOf, type Chosen, type Entered } from './entered.ts';

import styles from './intake.module.css';

const { check: words } = intake;

interface Line {
  name: string;
  value: string;
  step: number;
}

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(', ');

const useLines = (entered: Entered, chosen: Chosen): Line[] => {
  const when = useWhen();
  const text = (name: string): string | undefined => textOf(entered, name);
  const [type, ground] = [typeOf(entered), groundOf(entered)];
  const [from, until] = [text('requested.dateFrom'), text('requested.dateTo')];
  const range = [
    from === undefined ? undefined : requestWords.from(when.date(from)),
    until === undefined ? undefined : requestWords.until(when.date(until)),
  ].filter((part) => part !== undefined);
  const whom = goesElsewhere(entered) ? 'recipient' : 'requester';
  return [
    { step: 1, name: words.whose, value: joined(chosen.name, intake.patient.born(chosen.born)) },
    {
      step: 2,
      name: words.who,
      value: joined(type && requesterTypes[type], text('requester.name'), text('requester.organisation')),
    },
    { step: 2, name: words.for, value: text('requester.for') ?? words.nobody },
    { step: 2, name: words.identity, value: text('identity') === 'yes' ? (text('how') ?? '') : words.notYet },
    { step: 2, name: words.to, value: joined(text(`${whom}.name`), text(`${whom}.email`)) },
    { step: 3, name: words.what, value: joined(...classesOf(entered).map((one) => requestedClasses[one])) },
    { step: 3, name: words.sessions, value: range.length === 0 ? words.ever : range.join(' ') },
    { step: 3, name: words.words, value: text('requested.description') ?? '' },
    { step: 4, name: words.ground, value: ground === undefined ? '' : grounds[ground].name },
    { step: 4, name: words.purpose, value: text('purpose') ?? '' },
  ];
};

/** Step 5: all answers, each with the way back to it. */
export const CheckStep = ({ entered, chosen }: { entered: Entered; chosen: Chosen }) => (
  <dl className={styles.answers}>
    {useLines(entered, chosen).map(({ name, value, step }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
        <dd>
          <LinkButton small kind="quiet" to="/requests/new" search={{ step }} aria-label={`${words.change} ${name}`}>
            {words.change}
          </LinkButton>
        </dd>
      </div>
    ))}
  </dl>
);
