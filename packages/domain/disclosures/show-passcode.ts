import {
  closedDoor,
  type Instant,
  type Link,
  type LinkId,
  Refusal,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { linkDefect } from '../release/link.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import { demandIssuer } from './issue-link.ts';
import type { DisclosureStore, LinkTokens } from './ports.ts';

export interface ShownPasscode {
  linkId: LinkId;
  passcode: string;
  expiresAt: Instant;
}

/** A link whose passcode is told by telephone, for those who issue links of its request. */
export const toldLink = (context: PracticeContext, { file, linkId }: { file: RequestFile; linkId: LinkId }): Link => {
  demandIssuer(context, file);
  const link = file.links.find((one) => one.linkId === linkId);
  if (link === undefined) throw new Refusal('not-found');

  if (link.code?.by !== 'telephone') throw new Refusal('passcode-not-used');

  return link;
};

/**
 * Shows the passcode of a link to whoever is going to tell it by telephone, on record. It is stored nowhere, and no mail
 * brings it. A dead link is refused as at the recipient's door.
 */
export const showPasscode =
  ({ disclosures, tokens, traces }: { disclosures: DisclosureStore; tokens: LinkTokens; traces: TraceStore }) =>
  async (
    context: PracticeContext,
    { requestId, linkId }: { requestId: RequestId; linkId: LinkId },
  ): Promise<ShownPasscode> => {
    const file = await fileOf(disclosures, context, requestId);
    const link = toldLink(context, { file, linkId });
    const defect = linkDefect({ ...link, door: closedDoor }, context.now);
    if (defect !== undefined) throw new Refusal(defect);

    const passcode = await tokens.passcode(context, linkId);
    const { patientId } = file.request;
    await traces.record(context, auditEvent(context, 'link.passcode-shown', { requestId, patientId, linkId }));
    return { linkId, passcode, expiresAt: link.expiresAt };
  };
