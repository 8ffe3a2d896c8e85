import {
  DisclosureId,
  type LinkPointer,
  type OneTimeCodeId,
  type RecordedDecision,
  Refusal,
  type RefusalCode,
  type ReleaseLink,
  urlSeconds,
  wrongCodesAtMost,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { decidedBy } from '../disclosures/decision.ts';
import { disclosureLogEntry } from '../disclosures/disclosure-log.ts';
import type { TraceStore } from '../traces.ts';
import { statusDefect } from './adjudicate-link.ts';
import { codeDefect, isRepeat, linkDefect } from './link.ts';
import type { Adjudication, CodeBook, DownloadToCount, ExtractDoor, FoundLink, ReleaseStore } from './ports.ts';
import { foundLink, refuseRecorded } from './view-link.ts';

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
  adjudicate: Adjudication;
  codes: CodeBook;
  door: ExtractDoor;
}

interface Input {
  pointer: LinkPointer;
  code: string;
  /** Names this one try, where the recipient's browser gave it a name. */
  attemptSha256?: string | undefined;
}

/** Looks at a link that others are changing at the same time. */
const looks = 10;

const refuse = (
  stores: Stores,
  context: PracticeContext,
  { link, refusal }: { link: ReleaseLink; refusal: Refusal },
): Promise<never> => refuseRecorded(stores.traces, context, { link, refusal });

const refuseWrongCode = async ({ links }: Stores, context: PracticeContext, link: ReleaseLink): Promise<never> => {
  const wrongCodes = link.door.wrongCodes + 1;
  const lock = wrongCodes >= wrongCodesAtMost;
  const { linkId, requestId } = link;
  const event = auditEvent(context, lock ? 'link.locked' : 'link.code-refused', { linkId, requestId, wrongCodes });
  await links.countWrongCode(context, { link, lock }, { event });
  throw new Refusal(lock ? 'code-locked' : 'code-wrong');
};

const defectOf = (link: ReleaseLink, context: PracticeContext, repeat: boolean) => {
  const dead = linkDefect(link, context.now);
  if (repeat) return dead === 'downloads-exhausted' ? undefined : dead;

  return dead ?? codeDefect(link, context.now);
};

const decideAgain = async (stores: Stores, context: PracticeContext, found: FoundLink): Promise<RecordedDecision> => {
  const { link, file } = found;
  const judgement = await stores.adjudicate(context, found);
  if (!judgement.releasable)
    return refuse(stores, context, { link, refusal: new Refusal('law-refuses', judgement.grounds) });

  const defect = statusDefect(file.request.status);
  return defect === undefined ? judgement.decision : refuse(stores, context, { link, refusal: new Refusal(defect) });
};

/** Who has the right code of a link that the law has ended is owed the grounds; anyone else hears that it has ended. */
const refuseEnded = async (
  stores: Stores,
  context: PracticeContext,
  { found, code, defect }: Checked & { defect: RefusalCode },
): Promise<never> => {
  const { link, file } = found;
  const { codeId } = link.door;
  const byLaw =
    defect === 'link-revoked' && file.request.status === 'revoked' && codeDefect(link, context.now) === undefined;
  if (byLaw && codeId !== undefined && (await stores.codes.matches(link, codeId, code)))
    await decideAgain(stores, context, found);

  return refuse(stores, context, { link, refusal: new Refusal(defect) });
};

interface Checked {
  found: FoundLink;
  code: string;
}

const checkedCode = async (
  stores: Stores,
  context: PracticeContext,
  { found, code, repeat }: Checked & { repeat: boolean },
): Promise<OneTimeCodeId> => {
  const { link } = found;
  const { codeId } = link.door;
  const defect = defectOf(link, context, repeat);
  if (defect !== undefined || codeId === undefined)
    return refuseEnded(stores, context, { found, code, defect: defect ?? 'code-needed' });

  return (await stores.codes.matches(link, codeId, code)) ? codeId : refuseWrongCode(stores, context, link);
};

const withEntry = (context: PracticeContext, counted: DownloadToCount): DownloadToCount => {
  const { link, file } = counted.found;
  if (link.downloads > 0) return counted;

  const disclosureId = DisclosureId.parse(context.newId('disclosure'));
  return {
    ...counted,
    entry: disclosureLogEntry({ file, link, decision: counted.decision }, { disclosureId, at: context.now }),
  };
};

const countedOnce = async (
  stores: Stores,
  context: PracticeContext,
  { pointer, code, attemptSha256 }: Input,
): Promise<FoundLink> => {
  const found = await foundLink(stores.links, context, pointer);
  const { link } = found;
  const repeat = isRepeat(link, attemptSha256, context.now);
  const codeId = await checkedCode(stores, context, { found, code, repeat });
  const decision = await decideAgain(stores, context, found);
  const { linkId, requestId, patientId } = link;
  if (repeat) {
    await stores.traces.record(context, auditEvent(context, 'link.answered-again', { linkId, requestId, codeId }));
    return found;
  }
  const download = { codeId, attemptSha256, at: context.now };
  const subject = {
    linkId,
    requestId,
    patientId,
    sha256: found.file.request.extract?.sha256 ?? '',
    download: link.downloads + 1,
    ...decidedBy(decision),
  };
  const event = auditEvent(context, 'disclosure.released', subject);
  await stores.links.countDownload(context, withEntry(context, { found, download, decision }), { event });
  return found;
};

const isStale = (error: unknown): boolean => error instanceof Refusal && error.code === 'stale';

/**
 * Redeems a code: asks the law again, counts the download with its disclosure-log entry and audit event in one
 * transaction, and only then signs the URL. Where link or request have changed meanwhile, everything is looked at again
 * from the start; what cannot be recorded is not given.
 */
export const downloadExtract =
  (stores: Stores) =>
  async (context: PracticeContext, input: Input): Promise<{ url: string }> => {
    for (let look = 1; ; look += 1) {
      try {
        return { url: await stores.door.opened(await countedOnce(stores, context, input), urlSeconds) };
      } catch (error) {
        if (!isStale(error) || look === looks) throw error;
      }
    }
  };
