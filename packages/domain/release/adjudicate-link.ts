import type { RecordedDecision, RefusalCode, RefusalDetail, RequestStatus } from '@sequester/model';

import { decide, notesOnRecord, reasonsOf } from '../disclosures/adjudicate-request.ts';
import { withinCeiling } from '../disclosures/ceiling.ts';
import { releases } from '../disclosures/decision.ts';
import type { RequestRecords } from '../disclosures/ports.ts';
import { transitions } from '../disclosures/transitions.ts';
import { isOfRecords, recordsOnRecord } from '../records/records-file.ts';
import { decideRecords } from '../records/with-records.ts';
import type { Adjudication } from './ports.ts';

const narrowed = {
  path: 'scope',
  code: 'scope-narrowed',
  text: 'What may be released now is less than what this extract holds.',
  citation: '45 CFR 164.512(e)(1)(i)',
};

/** What would let the extract leave after all, as details beside the grounds. */
const curesOf = ({ decision }: RecordedDecision): RefusalDetail[] =>
  decision.cures.map((text) => ({ path: 'cure', code: 'cure', text }));

/**
 * Asks the law about an extract that is about to leave, on the papers as they stand at this instant. It may leave only
 * where the law still releases and everything in the extract is still within what it releases.
 */
export const adjudicateLink =
  ({ records }: { records: Pick<RequestRecords, 'policy'> }): Adjudication =>
  async (context, { file }) => {
    const policy = await records.policy(context);
    const decision = isOfRecords(file)
      ? decideRecords(context, { ...file, policy, otherRecords: recordsOnRecord(file.decisions) }, 'download')
      : decide(context, { ...file, notes: notesOnRecord(file), policy }, 'download');
    if (!releases(decision.decision))
      return { releasable: false, grounds: [...reasonsOf(decision), ...curesOf(decision)] };

    return withinCeiling(file, decision) ? { releasable: true, decision } : { releasable: false, grounds: [narrowed] };
  };

/** Why nothing leaves from a request in this state, or undefined where it may. */
export const statusDefect = (status: RequestStatus): RefusalCode | undefined => {
  if (status === 'expired' || status === 'closed') return 'link-expired';

  const from: readonly RequestStatus[] = transitions.open.from;
  return from.includes(status) ? undefined : 'link-revoked';
};
