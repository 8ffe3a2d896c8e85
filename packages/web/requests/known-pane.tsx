import { useWhen } from '../identity/me.tsx';
import { Facts } from '../parts/facts.tsx';
import { Pane } from '../parts/pane.tsx';
import type { When } from '../parts/when.ts';
import { requesterTypes } from '../words/parties.ts';
import { request as words } from '../words/request.ts';
import { AddFact } from './add-fact.tsx';
import { askerOf } from './asked-title.ts';
import { recordedFacts } from './recorded-facts.ts';
import type { RequestAnswer } from './request-types.ts';

import styles from './request.module.css';

const rangeOf = ({ dateFrom, dateTo }: RequestAnswer['requested'], when: When): string => {
  const parts = [
    dateFrom === undefined ? undefined : words.from(when.short(dateFrom)),
    dateTo === undefined ? undefined : words.until(when.short(dateTo)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? words.ever : parts.join(' ');
};

const identityOf = ({ requester, facts }: RequestAnswer): string => {
  const said = facts.findLast(({ facts: { requester: of } }) => typeof of?.identity_verified === 'boolean');
  const checked = said?.facts.requester?.identity_verified ?? requester.identityVerified;
  if (checked === undefined || checked === null) return words.notRecorded;

  const how = said?.verification === undefined ? '' : `: ${said.verification.how}`;
  return `${checked ? words.identityChecked : words.identityUnchecked}${how}`;
};

/** What was asked and what is known, also that something is not recorded. */
export const KnownPane = ({ request, open }: { request: RequestAnswer; open: boolean }) => {
  const when = useWhen();
  const { requester, recipient, requested, purpose, jurisdiction } = request;
  return (
    <Pane title={words.known}>
      <Facts
        facts={[
          [words.whoAsks, `${requesterTypes[requester.type]}: ${askerOf({ requester })}`],
          [words.actsFor, requester.for ?? words.notRecorded],
          [words.identity, identityOf(request)],
          [words.recipient, `${recipient.name}, ${recipient.email}`],
          [words.range, rangeOf(requested, when)],
          [words.words, requested.description],
          [words.purpose, purpose],
          [words.state, jurisdiction],
          ...recordedFacts(request.facts),
        ]}
      />
      {open && (
        <div className={styles.acts}>
          <AddFact requestId={request.requestId} />
        </div>
      )}
    </Pane>
  );
};
