import { emptyFile, stepped, transitions, type FoundLink, type Judgement, type ReleaseStore } from '@sequester/domain';
import {
  type DisclosureLogEntry,
  type DisclosureRequest,
  type OneTimeCodeId,
  Refusal,
  type RefusalDetail,
  type ReleaseLink,
  type RequestFile,
} from '@sequester/model';

import { inPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import { decided, openRequest } from './example-link.ts';

/** The parts of a request that has a decision and a link, and nothing else. */
const fileOf = (request: DisclosureRequest, link: ReleaseLink): RequestFile => ({
  ...emptyFile(request),
  decisions: [decided],
  links: [link],
});

/** One link in memory and its request, changed only while they are as they were read. The right code of every code id is 123456. */
export const literalLinks = (
  start: ReleaseLink | undefined,
  request: DisclosureRequest = openRequest,
  log: LiteralLog = literalLog(),
) => {
  let link = start;
  let requested = request;
  let judgement: Judgement = { releasable: true, decision: decided };
  const entries: DisclosureLogEntry[] = [];
  const urls: string[] = [];
  const change = (seen: ReleaseLink, { door, ...next }: Partial<ReleaseLink>): void => {
    const asRead =
      link?.state === seen.state && link.downloads === seen.downloads && link.door.revision === seen.door.revision;
    if (!asRead) throw new Refusal('stale');

    link = { ...seen, ...next, door: { ...seen.door, ...door, revision: seen.door.revision + 1 } };
  };
  const links: ReleaseStore = {
    find: async (context, wanted) => {
      await new Promise((resolve) => setImmediate(resolve));
      const found = link !== undefined && link.linkId === wanted.linkId && link.requestId === wanted.requestId;
      const there = found ? inPractice(context, link) : undefined;
      return there === undefined ? undefined : { link: there, file: fileOf(requested, there) };
    },
    issueCode: async (context, { link: seen, code }, trace) =>
      log.write(context, trace, () =>
        change(seen, { door: { ...seen.door, codeId: code.codeId, codeExpiresAt: code.expiresAt } }),
      ),
    countWrongCode: async (context, { link: seen, lock }, trace) =>
      log.write(context, trace, () =>
        change(seen, {
          ...(lock ? { state: 'locked', stateAt: context.now } : {}),
          door: { ...seen.door, wrongCodes: seen.door.wrongCodes + 1 },
        }),
      ),
    countDownload: async (context, { found, download, entry }, trace) =>
      log.write(context, trace, () => {
        const { link: seen, file } = found;
        if (file.request.revision !== requested.revision) throw new Refusal('stale');

        const downloads = seen.downloads + 1;
        change(seen, {
          downloads,
          ...(downloads >= seen.allowedDownloads ? { state: 'exhausted', stateAt: context.now } : {}),
          door: { ...seen.door, wrongCodes: 0, counted: [...seen.door.counted, download] },
        });
        requested = stepped(file.request, transitions.open, context.now);
        entries.push(...(entry === undefined ? [] : [entry]));
      }),
  };
  return {
    events: log.events,
    entries,
    urls,
    current: () => link,
    forbid: (grounds: RefusalDetail[]) => {
      judgement = { releasable: false, grounds };
    },
    links,
    traces: log.traces,
    attempts: log.attempts,
    adjudicate: async () => judgement,
    codes: { matches: async (_link: ReleaseLink, _codeId: OneTimeCodeId, code: string) => code === '123456' },
    door: {
      opened: async ({ file }: FoundLink, seconds: number) => {
        const url = `https://extracts.example/${file.request.extract?.objectKey ?? ''}?seconds=${seconds}`;
        urls.push(url);
        return url;
      },
    },
  };
};
