import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { OneTimeCodeId } from '../ids.ts';
import { plusSeconds, type Instant } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import type { TraceStore } from '../traces.ts';
import { codeDefect, codeMinutes, codeSecondsApart, type ReleaseLink } from './link.ts';
import type { LinkPointer, ReleaseStore } from './ports.ts';
import { foundLink, refuseDead } from './view-link.ts';

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
}

const codeSeconds = codeMinutes * 60;

const justIssued = (link: ReleaseLink, now: Instant): Instant | undefined =>
  codeDefect(link, now) === undefined && link.codeExpiresAt !== undefined && now < plusSeconds(link.codeExpiresAt, codeSecondsApart - codeSeconds)
    ? link.codeExpiresAt
    : undefined;

/** Issues a one-time code, which goes to the recorded address and nowhere else. Asked for twice at once, it is one code. */
export const sendCode =
  ({ links, traces }: Stores) =>
  async (context: Context, pointer: LinkPointer): Promise<{ codeExpiresAt: Instant }> => {
    const link = await foundLink(links, context, pointer);
    await refuseDead(traces, context, link);
    const standing = justIssued(link, context.now);
    if (standing !== undefined) {
      return { codeExpiresAt: standing };
    }
    const code = { codeId: OneTimeCodeId.parse(context.newId('oneTimeCode')), expiresAt: plusSeconds(context.now, codeSeconds) };
    const { linkId, requestId } = link;
    const event = auditEvent(context, 'link.code-issued', { linkId, requestId, codeId: code.codeId });
    try {
      await links.issueCode(context, { link, code }, { event });
    } catch (error) {
      const now = error instanceof Refusal && error.code === 'stale' ? justIssued(await foundLink(links, context, pointer), context.now) : undefined;
      if (now === undefined) {
        throw error;
      }
      return { codeExpiresAt: now };
    }
    return { codeExpiresAt: code.expiresAt };
  };
