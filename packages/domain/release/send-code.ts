import {
  codeMinutes,
  codeSecondsApart,
  type Instant,
  type LinkPointer,
  OneTimeCodeId,
  plusSeconds,
  Refusal,
  type ReleaseLink,
  type SpokenLanguage,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { codeView, type CodeView } from './code-view.ts';
import { codeDefect } from './link.ts';
import type { ReleaseStore } from './ports.ts';
import { foundLink, refuseDead, refuseRecorded } from './view-link.ts';

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
}

/** Until when the code is good, and where it went; the time zone is the practice's. */
export interface CodeSent {
  codeExpiresAt: Instant;
  timeZone?: string | undefined;
  code: CodeView;
}

const codeSeconds = codeMinutes * 60;

const justIssued = (link: ReleaseLink, now: Instant): Instant | undefined =>
  codeDefect(link, now) === undefined &&
  now < plusSeconds(link.door.codeExpiresAt ?? now, codeSecondsApart - codeSeconds)
    ? link.door.codeExpiresAt
    : undefined;

/**
 * Issues a one-time code, which goes by the way of the link's code and by no other. Asked for twice at once, it is one code.
 * Refuses `code-by-telephone` where the practice tells a passcode instead.
 */
export const sendCode =
  ({ links, traces }: Stores) =>
  async (
    context: PracticeContext,
    { language, ...pointer }: LinkPointer & { language?: SpokenLanguage | undefined },
  ): Promise<CodeSent> => {
    const { link, file } = await foundLink(links, context, pointer);
    await refuseDead(traces, context, link);
    if (link.code?.by === 'telephone')
      return refuseRecorded(traces, context, { link, refusal: new Refusal('code-by-telephone') });

    const sent = { timeZone: file.request.timeZone, code: codeView(link) };
    const standing = justIssued(link, context.now);
    if (standing !== undefined) return { codeExpiresAt: standing, ...sent };

    const code = {
      codeId: OneTimeCodeId.parse(context.newId('oneTimeCode')),
      expiresAt: plusSeconds(context.now, codeSeconds),
      ...(language === undefined ? {} : { language }),
    };
    const { linkId, requestId } = link;
    const event = auditEvent(context, 'link.code-issued', { linkId, requestId, codeId: code.codeId });
    try {
      await links.issueCode(context, { link, code }, { event });
    } catch (error) {
      const meanwhile =
        error instanceof Refusal && error.code === 'stale' ? await foundLink(links, context, pointer) : undefined;
      const codeExpiresAt = meanwhile === undefined ? undefined : justIssued(meanwhile.link, context.now);
      if (codeExpiresAt === undefined) throw error;

      return { codeExpiresAt, ...sent };
    }
    return { codeExpiresAt: code.expiresAt, ...sent };
  };
