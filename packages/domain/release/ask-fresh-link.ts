import {
  type Change,
  extractDaysAtLeast,
  freshLinksADay,
  type Instant,
  instantOf,
  type Link,
  linkDays,
  LinkId,
  type LinkPointer,
  plusSeconds,
  Refusal,
  type RequestFile,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf } from '../disclosures/adjudicate-request.ts';
import { decidedBy, standsOn } from '../disclosures/decision.ts';
import { onFresh } from '../disclosures/fresh.ts';
import type { DisclosureStore, LinkTokens } from '../disclosures/ports.ts';
import { stepped, transitions } from '../disclosures/transitions.ts';
import { changeOfRecords } from '../records/records-file.ts';
import type { TraceStore } from '../traces.ts';
import { linkDefect } from './link.ts';
import type { Adjudication, FoundLink, ReleaseStore } from './ports.ts';
import { foundLink, refuseRecorded } from './view-link.ts';

interface Stores {
  links: ReleaseStore;
  disclosures: Pick<DisclosureStore, 'find' | 'change'>;
  traces: TraceStore;
  adjudicate: Adjudication;
  tokens: Pick<LinkTokens, 'digest'>;
}

const daySeconds = 86_400;

/** A link that ended by its time or its use; one that was revoked, or locked by wrong codes, is for the practice. */
const mayBeFresh = (found: FoundLink, now: Instant): boolean => {
  const defect = linkDefect(found.link, now);
  return defect === 'link-expired' || defect === 'downloads-exhausted';
};

const askedLately = ({ links }: RequestFile, now: Instant): number =>
  links.filter(({ freshOf, issuedAt }) => freshOf !== undefined && plusSeconds(issuedAt, daySeconds) > now).length;

/** Until when the extract is surely kept; undefined where none was built. */
const keptUntil = ({ request }: RequestFile): Instant | undefined =>
  request.extract === undefined ? undefined : plusSeconds(request.extract.builtAt, extractDaysAtLeast * daySeconds);

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

const freshLink = (
  { link }: FoundLink,
  { now }: PracticeContext,
  terms: { linkId: LinkId; tokenSha256: string; expiresAt: Instant },
): Link => {
  const { practiceId, requestId, patientId, recipientEmail, code, issuedBy } = link;
  return {
    practiceId,
    requestId,
    patientId,
    recipientEmail,
    issuedBy,
    ...(code === undefined ? {} : { code }),
    ...terms,
    freshOf: link.linkId,
    issuedAt: now,
    allowedDownloads: 1,
    downloads: 0,
    state: 'live',
    stateAt: now,
  };
};

/** The change of a whole request, of which the link may have led to the ordinary record alone. */
const written = async (
  { disclosures }: Pick<Stores, 'disclosures'>,
  context: PracticeContext,
  { found, change }: { found: FoundLink; change: Change },
): Promise<Change> => {
  if (found.file.lane === undefined) return change;

  return changeOfRecords(await fileOf(disclosures, context, found.link.requestId), change);
};

/**
 * Issues another link to what was already released to this recipient: to the same address, with the same way of its code,
 * for one download. The law is asked again; nobody approves again. Refuses `no-fresh-link` where the practice has to be
 * asked: a link that was revoked or locked or still lives, an extract that may be gone, or too many links in a day.
 */
export const askFreshLink =
  ({ links, disclosures, traces, adjudicate, tokens }: Stores) =>
  (context: PracticeContext, pointer: LinkPointer): Promise<{ expiresAt: Instant }> => {
    const linkId = LinkId.parse(context.newId('link'));
    return onFresh(async () => {
      const found = await foundLink(links, context, pointer);
      const { link, file } = found;
      const refuse = (refusal: Refusal) => refuseRecorded(traces, context, { link, refusal });
      const until = keptUntil(file);
      const spent = askedLately(file, context.now) >= freshLinksADay;
      const goes = transitions.releaseAgain.from.some((status) => status === file.request.status);
      if (until === undefined || until <= context.now || spent || !goes || !mayBeFresh(found, context.now))
        return refuse(new Refusal('no-fresh-link'));

      const judgement = await adjudicate(context, found);
      if (!judgement.releasable) return refuse(new Refusal('law-refuses', judgement.grounds));

      const { decision } = judgement;
      const expiresAt = earlier(until, plusSeconds(context.now, linkDays.usual * daySeconds));
      const issued = freshLink(found, context, {
        linkId,
        tokenSha256: await tokens.digest(context, linkId),
        expiresAt: instantOf(Date.parse(expiresAt)),
      });
      const { requestId, patientId } = link;
      const change: Change = {
        from: transitions.releaseAgain.from,
        before: file.request,
        after: { ...stepped(file.request, transitions.releaseAgain, context.now), ...standsOn(decision) },
        decision,
        issued,
      };
      const subject = { requestId, patientId, linkId, freshOf: link.linkId, expiresAt, ...decidedBy(decision) };
      await disclosures.change(context, await written({ disclosures }, context, { found, change }), {
        event: auditEvent(context, 'link.issued-afresh', subject),
      });
      return { expiresAt };
    });
  };
