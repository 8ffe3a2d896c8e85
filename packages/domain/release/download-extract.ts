import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { OneTimeCodeId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { TraceStore } from '../traces.ts';
import { codeDefect, isRepeat, linkDefect, urlSeconds, wrongCodesAtMost, type ReleaseLink } from './link.ts';
import type { Adjudication, CodeBook, ExtractDoor, LinkPointer, Releasable, ReleaseStore } from './ports.ts';
import { foundLink, refuseRecorded } from './view-link.ts';

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
  adjudication: Adjudication;
  codes: CodeBook;
  door: ExtractDoor;
}

interface Input {
  pointer: LinkPointer;
  code: string;
  /** Names this one try, where the recipient's browser gave it a name. */
  attemptSha256?: string | undefined;
}

/** Tries at a link that others are changing at the same time. */
const tries = 10;

const refuse = (stores: Stores, context: Context, { link, refusal }: { link: ReleaseLink; refusal: Refusal }): Promise<never> =>
  refuseRecorded(stores.traces, context, { link, refusal });

const refuseWrongCode = async ({ links }: Stores, context: Context, link: ReleaseLink): Promise<never> => {
  const lock = link.wrongCodes + 1 >= wrongCodesAtMost;
  const { linkId, requestId } = link;
  const event = auditEvent(context, lock ? 'link.locked' : 'link.code-refused', { linkId, requestId, wrongCodes: link.wrongCodes + 1 });
  await links.countWrongCode(context, { link, lock }, { event });
  throw new Refusal(lock ? 'code-locked' : 'code-wrong');
};

const checkedCode = async (stores: Stores, context: Context, { link, code, repeat }: { link: ReleaseLink; code: string; repeat: boolean }): Promise<OneTimeCodeId> => {
  const dead = linkDefect(link, context.now);
  const defect = repeat && dead === 'downloads-exhausted' ? undefined : (dead ?? (repeat ? undefined : codeDefect(link, context.now)));
  if (defect !== undefined || link.codeId === undefined) {
    return refuse(stores, context, { link, refusal: new Refusal(defect ?? 'code-needed') });
  }
  if (!(await stores.codes.matches(link, link.codeId, code))) {
    return refuseWrongCode(stores, context, link);
  }
  return link.codeId;
};

const judged = async (stores: Stores, context: Context, link: ReleaseLink): Promise<Releasable> => {
  const judgement = await stores.adjudication.ofLink(context, link);
  return judgement.releasable ? judgement : refuse(stores, context, { link, refusal: new Refusal('law-refuses', judgement.grounds) });
};

const countedOnce = async (stores: Stores, context: Context, { pointer, code, attemptSha256 }: Input): Promise<ReleaseLink> => {
  const link = await foundLink(stores.links, context, pointer);
  const repeat = isRepeat(link, attemptSha256, context.now);
  const codeId = await checkedCode(stores, context, { link, code, repeat });
  const judgement = await judged(stores, context, link);
  const { linkId, requestId, patientId, extract } = link;
  if (repeat) {
    await stores.traces.record(context, auditEvent(context, 'link.answered-again', { linkId, requestId, codeId }));
    return link;
  }
  const download = { codeId, attemptSha256: attemptSha256 ?? '', at: context.now };
  const subject = { linkId, requestId, patientId, sha256: extract.sha256, download: link.downloads + 1 };
  await stores.links.countDownload(context, { link, download, judgement }, { event: auditEvent(context, 'disclosure.released', subject) });
  return link;
};

const isStale = (error: unknown): boolean => error instanceof Refusal && error.code === 'stale';

/**
 * Redeems a code: asks the law again, counts the download with its disclosure-log entry and audit event in one
 * transaction, and only then signs the URL. Where the link or the request has changed meanwhile, everything is looked at
 * again from the start; what cannot be recorded is not given.
 */
export const downloadExtract =
  (stores: Stores) =>
  async (context: Context, input: Input): Promise<{ url: string }> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const link = await countedOnce(stores, context, input);
        return { url: await stores.door.opened(link, urlSeconds) };
      } catch (error) {
        if (!isStale(error) || attempt === tries) {
          throw error;
        }
      }
    }
  };
