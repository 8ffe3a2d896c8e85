import {
  type Change,
  DisclosureId,
  type DisclosureLogEntry,
  type Instant,
  plusSeconds,
  Refusal,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { Gate } from '../disclosures/adjudicate-request.ts';
import { decidedBy, releases, standsOn } from '../disclosures/decision.ts';
import { groundActedOn } from '../disclosures/disclosure-log.ts';
import { onFresh } from '../disclosures/fresh.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { stepped, transitions } from '../disclosures/transitions.ts';
import { describedRecords } from './described-records.ts';
import { type JudgedRecords, judgedRecords, refuseRecords } from './judged-records.ts';
import { isOwnAccess } from './lanes.ts';
import { isWithinRecords } from './records-ceiling.ts';
import { changeOfRecords } from './records-file.ts';

/** A signed URL that gives an extract lives this long. */
export const extractSeconds = 60;

/** Gives extracts of the ordinary record that were kept. */
export interface RecordDoor {
  /** A URL of one object, as an attachment under a name that says nothing about anybody. */
  signed(extract: { objectKey: string; filename: string; seconds: number }): Promise<string>;
}

interface Stores extends Omit<Gate, 'noteIndex'> {
  disclosures: DisclosureStore;
  recordDoor: RecordDoor;
}

export interface OpenedExtract {
  url: string;
  sha256: string;
  expiresAt: Instant;
}

/** Names the object that is wanted: the pages, or the data beside them. */
export const wantedObject = (
  { request: { extract } }: Pick<JudgedRecords['file'], 'request'>,
  format: 'pdf' | 'json',
): { objectKey: string; sha256: string } | undefined => {
  if (extract === undefined) return undefined;

  return format === 'json' ? extract.json : extract.objectKey.endsWith('.json') ? undefined : extract;
};

export const nameOfFile = (requestId: RequestId, format: 'pdf' | 'json'): string =>
  `record-${requestId.slice(-8)}.${format}`;

const entryOf = (context: PracticeContext, { file, decided }: JudgedRecords): DisclosureLogEntry => {
  const { request } = file;
  const { practiceId, patientId, requestId, recipient, purpose, extract } = request;
  return {
    disclosureId: DisclosureId.parse(context.newId('disclosure')),
    practiceId,
    patientId,
    requestId,
    decisionId: decided.decisionId,
    at: context.now,
    ground: groundActedOn(request, decided),
    recipient,
    description: describedRecords(file),
    purpose,
    extractSha256: extract?.sha256 ?? '',
    pages: extract?.sourcePages ?? 0,
    accounting: decided.decision.accounting,
  };
};

/**
 * The patient opens the record that was built on their own request, in their own account: no link, and no code (45 CFR 164.524(c)(2)).
 * The law is asked again, and the first time it is a disclosure on record. Refuses `not-found` for anybody else's.
 */
export const openOwnRecord =
  ({ recordDoor, ...stores }: Stores) =>
  async (
    context: PracticeContext,
    { requestId, format }: { requestId: RequestId; format: 'pdf' | 'json' },
  ): Promise<OpenedExtract> =>
    onFresh(async () => {
      const judged = await judgedRecords(stores, context, requestId, 'download');
      const { whole, file, decided } = judged;
      const { request } = file;
      const { actor } = context;
      if (actor.kind !== 'patient' || actor.id !== request.patientId || !isOwnAccess(request))
        throw new Refusal('not-found');

      const found = wantedObject(file, format);
      const after = stepped(request, transitions.openOwn, context.now);
      if (found === undefined) throw new Refusal('request-state', [{ path: 'status', code: request.status }]);

      if (!releases(decided.decision) || !isWithinRecords(file, decided))
        return refuseRecords(stores.disclosures, context, judged);

      const first = request.answeredAt === undefined;
      const change: Change = {
        from: transitions.openOwn.from,
        before: request,
        after: { ...after, ...standsOn(decided), answeredAt: request.answeredAt ?? context.now },
        decision: decided,
        ...(first ? { entry: entryOf(context, judged) } : {}),
      };
      const { patientId } = request;
      const subject = { requestId, patientId, sha256: found.sha256, ...decidedBy(decided) };
      const event = auditEvent(context, first ? 'disclosure.released' : 'extract.opened', subject);
      await stores.disclosures.change(context, changeOfRecords(whole, change), { event });
      const filename = nameOfFile(requestId, format);
      const url = await recordDoor.signed({ objectKey: found.objectKey, filename, seconds: extractSeconds });
      return { url, sha256: found.sha256, expiresAt: plusSeconds(context.now, extractSeconds) };
    });
