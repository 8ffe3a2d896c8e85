import {
  linkDays,
  type LaneName,
  linkDownloads,
  LinkId,
  plusSeconds,
  Refusal,
  type Change,
  type CodeChannel,
  type Link,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { judgedRecords, refuseRecords } from '../records/judged-records.ts';
import { changeOfRecords, isOfRecords } from '../records/records-file.ts';
import { adjudicateRequest, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { withinCeiling } from './ceiling.ts';
import { codeChannel, type WantedChannel } from './code-channel.ts';
import { decidedBy, releases, standsOn } from './decision.ts';
import { onFresh } from './fresh.ts';
import { refuseByLaw } from './judged.ts';
import type { DisclosureStore, LinkTokens, RequestRecords } from './ports.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import { writtenStatement } from './statement.ts';
import { stepped, transitions } from './transitions.ts';
import { isOfficer } from './who-may-know.ts';

const daySeconds = 86_400;

interface IssueInput {
  requestId: RequestId;
  days?: number | undefined;
  allowedDownloads?: number | undefined;
  /** Of a request with two: the extract of the ordinary record, and not that of the notes. */
  lane?: LaneName | undefined;
  code?: WantedChannel | undefined;
}

export interface IssuedLink {
  linkId: LinkId;
  expiresAt: Link['expiresAt'];
  allowedDownloads: number;
  /** By which way the code goes. */
  codeBy: CodeChannel['by'];
  request: ShownRequest;
}

const newLink = (
  file: RequestFile,
  context: PracticeContext,
  terms: { tokenSha256: string; linkId: LinkId; code: CodeChannel } & Omit<IssueInput, 'code'>,
): Link => {
  const { practiceId, requestId, patientId, recipient } = file.request;
  const { linkId, tokenSha256, code, days = linkDays.usual, allowedDownloads = linkDownloads.usual } = terms;
  return {
    linkId,
    practiceId,
    requestId,
    patientId,
    tokenSha256,
    recipientEmail: recipient.email,
    code,
    issuedAt: context.now,
    issuedBy: memberOf(context),
    expiresAt: plusSeconds(context.now, days * daySeconds),
    allowedDownloads,
    downloads: 0,
    state: 'live',
    stateAt: context.now,
  };
};

/** A privacy officer issues links. A statement waits for no approval, so that its author may send it too. */
export const demandIssuer = (context: PracticeContext, file: RequestFile): void => {
  if (!isOfficer(context) && writtenStatement(file)?.by !== context.actor.id) throw new Refusal('forbidden');
};

interface Stores extends Gate {
  disclosures: DisclosureStore;
  tokens: LinkTokens;
  records: Gate['records'] & Pick<RequestRecords, 'practice'>;
}

/** What may be sent now, with the law's answer: an extract of the notes or a statement, or that of the ordinary record. */
const sendable = async (
  { disclosures, ...gate }: Stores,
  context: PracticeContext,
  { requestId, lane }: IssueInput,
) => {
  if (lane === undefined) {
    const { file, decided } = await adjudicateRequest({ disclosures, ...gate })(context, requestId, 'link');
    const refuse = () => refuseByLaw(disclosures, context, { file, decided });
    return { whole: file, file, decided, refuse, written: (change: Change): Change => change };
  }
  const judged = await judgedRecords({ disclosures, ...gate }, context, requestId, 'link');
  const refuse = () => refuseRecords(disclosures, context, judged);
  return { ...judged, refuse, written: (change: Change): Change => changeOfRecords(judged.whole, change) };
};

/**
 * Issues a link to the extract, mailed to the recorded address, whose code goes by another way. Only while the extract is
 * ready or released and the law still lets all of it leave. The token is derived when it is mailed; its digest is all that is
 * kept.
 */
export const issueLink =
  (stores: Stores) =>
  async (context: PracticeContext, input: IssueInput): Promise<IssuedLink> => {
    const { disclosures, tokens } = stores;
    const linkId = LinkId.parse(context.newId('link'));
    return onFresh(async () => {
      const { whole, file, decided, refuse, written } = await sendable(stores, context, input);
      const { request } = file;
      demandIssuer(context, file);
      const after = { ...stepped(request, transitions.release, context.now), ...standsOn(decided) };
      if (!releases(decided.decision) || !withinCeiling(file, decided)) return refuse();

      const practice = await stores.records.practice(context);
      const code = codeChannel(context, { file, practice, ordinary: isOfRecords(file) }, input.code);
      const link = newLink(file, context, {
        ...input,
        code,
        linkId,
        tokenSha256: await tokens.digest(context, linkId),
      });
      const change = written({
        from: transitions.release.from,
        before: request,
        after,
        decision: decided,
        issued: link,
      });
      const answer = {
        linkId,
        expiresAt: link.expiresAt,
        allowedDownloads: link.allowedDownloads,
        codeBy: code.by,
        request: shownRequest(applied(whole, change), context),
      };
      const { requestId, patientId } = request;
      const event = auditEvent(context, 'link.issued', {
        requestId,
        patientId,
        linkId,
        expiresAt: link.expiresAt,
        allowedDownloads: link.allowedDownloads,
        codeBy: code.by,
        ...decidedBy(decided),
      });
      await disclosures.change(context, change, { event, answer });
      return answer;
    });
  };
