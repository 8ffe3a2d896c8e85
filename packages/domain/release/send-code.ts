import {
  codeMinutes,
  codeSecondsApart,
  type Instant,
  type LinkPointer,
  OneTimeCodeId,
  plusSeconds,
  Refusal,
  type ReleaseLink,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { codeDefect } from './link.ts';
import type { ReleaseStore } from './ports.ts';
import { foundLink, refuseDead } from './view-link.ts';

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
}

/** Until when the code is good; the time zone is the practice's. */
export interface CodeSent {
  codeExpiresAt: Instant;
  timeZone?: string | undefined;
}

const codeSeconds = codeMinutes * 60;

const justIssued = (link: ReleaseLink, now: Instant): Instant | undefined =>
  codeDefect(link, now) === undefined &&
  now < plusSeconds(link.door.codeExpiresAt ?? now, codeSecondsApart - codeSeconds)
    ? link.door.codeExpiresAt
    : undefined;

/** Issues a one-time code, which goes to the recorded address and nowhere else. Asked for twice at once, it is one code. */
export const sendCode =
  ({ links, traces }: Stores) =>
  async (context: PracticeContext, pointer: LinkPointer): Promise<CodeSent> => {
    const { link, file } = await foundLink(links, context, pointer);
    await refuseDead(traces, context, link);
    const { timeZone } = file.request;
    const standing = justIssued(link, context.now);
    if (standing !== undefined) return { codeExpiresAt: standing, timeZone };

    const code = {
      codeId: OneTimeCodeId.parse(context.newId('oneTimeCode')),
      expiresAt: plusSeconds(context.now, codeSeconds),
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

      return { codeExpiresAt, timeZone };
    }
    return { codeExpiresAt: code.expiresAt, timeZone };
  };
