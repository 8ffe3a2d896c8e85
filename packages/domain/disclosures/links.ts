import {
  type Change,
  type DisclosureRequest,
  type Link,
  linkDays,
  linkDownloads,
  LinkId,
  plusSeconds,
  Refusal,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { adjudicateRequest, fileOf, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { withinCeiling } from './ceiling.ts';
import { decidedBy, releases } from './decision.ts';
import { onFresh } from './fresh.ts';
import { refuseByLaw } from './judged.ts';
import type { DisclosureStore, LinkTokens } from './ports.ts';
import { coarseStatus } from './reduced-request.ts';
import { demandSafetyRole, hasRole, isSafetyGround } from './safety-grounds.ts';
import { revokedLinks, touched } from './settle.ts';
import { shownFile, shownRequest, type ShownFile, type ShownRequest } from './show-request.ts';
import { writtenStatement } from './statement.ts';
import { stepped, transitions } from './transitions.ts';
import { isOfficer, seesWhole } from './who-may-know.ts';

const daySeconds = 86_400;

interface IssueInput {
  requestId: RequestId;
  days?: number | undefined;
  allowedDownloads?: number | undefined;
}

export interface IssuedLink {
  linkId: LinkId;
  expiresAt: Link['expiresAt'];
  allowedDownloads: number;
  request: ShownRequest;
}

const newLink = (
  file: RequestFile,
  context: PracticeContext,
  terms: { tokenSha256: string; linkId: LinkId } & IssueInput,
): Link => {
  const { practiceId, requestId, patientId, recipient } = file.request;
  const { linkId, tokenSha256, days = linkDays.usual, allowedDownloads = linkDownloads.usual } = terms;
  return {
    linkId,
    practiceId,
    requestId,
    patientId,
    tokenSha256,
    recipientEmail: recipient.email,
    issuedAt: context.now,
    issuedBy: memberOf(context),
    expiresAt: plusSeconds(context.now, days * daySeconds),
    allowedDownloads,
    downloads: 0,
    state: 'live',
    stateAt: context.now,
  };
};

/** Links are the privacy officer's to issue; a statement, which waits for nobody, may be sent by who wrote it. */
const demandIssuer = (context: PracticeContext, file: RequestFile): void => {
  if (!isOfficer(context) && writtenStatement(file)?.by !== context.actor.id) throw new Refusal('forbidden');
};

/**
 * Issues a link to the extract, mailed to the recorded address. Only while the extract is ready or released and the law
 * still lets all of it leave. The token is derived when it is mailed; its digest is all that is kept.
 */
export const issueLink =
  ({ disclosures, tokens, ...gate }: { disclosures: DisclosureStore; tokens: LinkTokens } & Gate) =>
  async (context: PracticeContext, input: IssueInput): Promise<IssuedLink> => {
    const linkId = LinkId.parse(context.newId('link'));
    return onFresh(async () => {
      const { file, decided } = await adjudicateRequest({ disclosures, ...gate })(context, input.requestId, 'link');
      const { request } = file;
      demandIssuer(context, file);
      const after = { ...stepped(request, transitions.release, context.now), decisionId: decided.decisionId };
      if (!releases(decided.decision) || !withinCeiling(file, decided))
        return refuseByLaw(disclosures, context, { file, decided });

      const link = newLink(file, context, { ...input, linkId, tokenSha256: await tokens.digest(context, linkId) });
      const change: Change = {
        from: transitions.release.from,
        before: request,
        after,
        decision: decided,
        issued: link,
      };
      const answer = {
        linkId,
        expiresAt: link.expiresAt,
        allowedDownloads: link.allowedDownloads,
        request: shownRequest(applied(file, change), context),
      };
      const { requestId, patientId } = request;
      const event = auditEvent(context, 'link.issued', {
        requestId,
        patientId,
        linkId,
        expiresAt: link.expiresAt,
        allowedDownloads: link.allowedDownloads,
        ...decidedBy(decided),
      });
      await disclosures.change(context, change, { event, answer });
      return answer;
    });
  };

/** Ends one link at once; a privacy officer's to do. A link that has ended already stays as it ended. */
export const revokeLink =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (
    context: PracticeContext,
    { requestId, linkId }: { requestId: RequestId; linkId: LinkId },
  ): Promise<ShownFile> =>
    onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      const link = file.links.find((one) => one.linkId === linkId);
      if (link === undefined) throw new Refusal('not-found');

      if (link.state !== 'live') throw new Refusal('link-revoked', [{ path: 'linkId', code: link.state }]);

      const { request } = file;
      const ended = revokedLinks({ links: [link] }, context.now);
      const change: Change = { from: [request.status], before: request, after: touched(request), ended };
      const answer = shownFile(applied(file, change), context);
      await disclosures.change(context, change, {
        event: auditEvent(context, 'link.revoked', { requestId, patientId: request.patientId, linkId }),
        answer,
      });
      return answer;
    });

/** A warning or a report is ended by those who may make it, and by nobody else; any other request not by a therapist alone. */
const demandWithdrawer = (context: PracticeContext, { groundAsserted }: DisclosureRequest): void => {
  demandSafetyRole(context, groundAsserted, 'actor');
  if (!isSafetyGround(groundAsserted) && !hasRole(context, 'staff', 'privacy-officer', 'owner'))
    throw new Refusal('forbidden');
};

const demandUnanswered = (context: PracticeContext, file: RequestFile): void => {
  const status = coarseStatus(file.request);
  if (!seesWhole(context, file) && status !== 'with-privacy-officer')
    throw new Refusal('request-state', [{ path: 'status', code: status }]);
};

/** The withdrawal of a request that ended already, by somebody who may not know that, is recorded and changes nothing of its end. */
const withdrawn = (context: PracticeContext, file: RequestFile): Change => {
  const { request } = file;
  const { withdraw } = transitions;
  if (!seesWhole(context, file) && !withdraw.from.some((from) => from === request.status))
    return { from: [request.status], before: request, after: { ...touched(request), withdrawnAt: context.now } };

  return {
    from: withdraw.from,
    before: request,
    after: stepped(request, withdraw, context.now),
    ended: revokedLinks(file, context.now),
  };
};

/** The requester no longer asks, or the practice no longer answers: the request and its live links end together. What was answered only a privacy officer or an originator ends. */
export const withdrawRequest =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (
    context: PracticeContext,
    { requestId, reason }: { requestId: RequestId; reason: 'withdrawn-by-requester' | 'withdrawn-by-practice' },
  ): Promise<ShownRequest> =>
    onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      demandWithdrawer(context, file.request);
      demandUnanswered(context, file);
      const ends = withdrawn(context, file);
      const change: Change = { ...ends, after: { ...ends.after, endedBecause: reason } };
      const answer = shownRequest(applied(file, change), context);
      const { patientId } = file.request;
      await disclosures.change(context, change, {
        event: auditEvent(context, 'request.withdrawn', { requestId, patientId, reason }),
        answer,
      });
      return answer;
    });
