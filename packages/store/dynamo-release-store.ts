import { AwsFault, type AwsSession } from '@sequester/aws';
import {
  recordsFile,
  recordsLaneOf,
  stepped,
  transitions,
  type PracticeContext,
  type DisclosureStore,
  type DownloadToCount,
  type FoundLink,
  type IssuedCode,
  type ReleaseStore,
  type Trace,
} from '@sequester/domain';
import {
  closedDoor,
  epochSeconds,
  LinkDoor,
  LinkPointer,
  Refusal,
  StatusPointer,
  type ReleaseLink,
} from '@sequester/model';

import { unrevoked } from './dynamo-offer-store.ts';
import { getItem, type Item } from './get-item.ts';
import { keyOf, type Key } from './keys.ts';
import { partWrites } from './parts/change-writes.ts';
import { absent, transact, type TraceTables, type Write } from './transact.ts';

export type ReleaseTables = TraceTables & { disclosures: string };

/** A code's row is for the notice alone; it goes a day after the code has expired. */
const codeRowSeconds = 86_400;

const doorKey = ({ practiceId, requestId, linkId }: Pick<ReleaseLink, 'practiceId' | 'requestId' | 'linkId'>): Key =>
  keyOf('linkDoor', { practiceId, requestId, linkId });

/** Where the digest of a token leads; read with the function's own session, before there is a practice. */
export const findLinkPointer = async (
  own: AwsSession,
  table: string,
  tokenSha256: string,
): Promise<LinkPointer | undefined> => {
  const item = await getItem(own, table, keyOf('linkPointer', { tokenSha256 }));
  return item === undefined ? undefined : LinkPointer.parse(item);
};

/** Which request a status page is about; read in the same way. */
export const findStatusPointer = async (
  own: AwsSession,
  table: string,
  tokenSha256: string,
): Promise<StatusPointer | undefined> => {
  const item = await getItem(own, table, keyOf('statusPointer', { tokenSha256 }));
  return item === undefined ? undefined : StatusPointer.parse(item);
};

/** Links in DynamoDB, from the recipient's side. */
export class DynamoReleaseStore implements ReleaseStore {
  readonly #session: AwsSession;
  readonly #tables: ReleaseTables;
  readonly #disclosures: DisclosureStore;

  constructor(session: AwsSession, tables: ReleaseTables, disclosures: DisclosureStore) {
    this.#session = session;
    this.#tables = tables;
    this.#disclosures = disclosures;
  }

  async find(context: PracticeContext, pointer: LinkPointer): Promise<FoundLink | undefined> {
    const [door, file] = await Promise.all([
      getItem(this.#session, this.#tables.disclosures, doorKey(pointer)),
      this.#disclosures.find(context, pointer.requestId),
    ]);
    const link = file?.links.find(({ linkId }) => linkId === pointer.linkId);
    if (link === undefined || file === undefined) return undefined;

    const found = link.lane === 'records' ? recordsFile(file) : file;
    return found && { link: { ...link, door: door === undefined ? closedDoor : LinkDoor.parse(door) }, file: found };
  }

  async issueCode(
    context: PracticeContext,
    { link, code }: { link: ReleaseLink; code: IssuedCode },
    trace: Trace,
  ): Promise<void> {
    const { practiceId, requestId, linkId } = link;
    const row = {
      ...keyOf('code', { practiceId, requestId, codeId: code.codeId }),
      practiceId,
      requestId,
      linkId,
      ...code,
      expiresAtEpoch: epochSeconds(code.expiresAt) + codeRowSeconds,
    };
    const writes = [
      this.#door(link, { codeId: code.codeId, codeExpiresAt: code.expiresAt }),
      this.#linkAsRead(link),
      { table: this.#tables.disclosures, put: row, condition: absent },
    ];
    await this.#write(context, writes, trace);
  }

  async countWrongCode(
    context: PracticeContext,
    { link, lock }: { link: ReleaseLink; lock: boolean },
    trace: Trace,
  ): Promise<void> {
    const door = this.#door(link, { wrongCodes: link.door.wrongCodes + 1 });
    await this.#write(
      context,
      [door, lock ? this.#link(link, { state: 'locked', stateAt: context.now }) : this.#linkAsRead(link)],
      trace,
    );
  }

  async countDownload(
    context: PracticeContext,
    { found, download, decision, entry }: DownloadToCount,
    trace: Trace,
  ): Promise<void> {
    const { link, file } = found;
    const { disclosures } = this.#tables;
    const downloads = link.downloads + 1;
    const used: Item = downloads >= link.allowedDownloads ? { state: 'exhausted', stateAt: context.now } : {};
    const after = stepped(file.request, transitions.open, context.now);
    const { status, statusAt, revision } = after;
    const request: Write = {
      table: disclosures,
      update: keyOf('request', link),
      set: file.lane === undefined ? { status, statusAt, revision } : { revision },
      condition: {
        expression: '#revision = :read',
        names: { '#revision': 'revision' },
        values: { ':read': file.request.revision },
      },
      refusal: 'stale',
    };
    const lane =
      file.lane === undefined ? [] : partWrites(disclosures, 'lane', { written: recordsLaneOf(after), of: link });
    const logged: Write[] =
      entry === undefined
        ? []
        : [
            {
              table: disclosures,
              put: { ...keyOf('entry', entry), ...entry },
              condition: absent,
            },
          ];
    const writes = [
      this.#door(link, { wrongCodes: 0, counted: [...link.door.counted, download] }),
      this.#link(link, { downloads, ...used }),
      request,
      ...lane,
      ...partWrites(disclosures, file.lane === undefined ? 'decision' : 'laneDecision', {
        written: decision,
        of: link,
      }),
      ...unrevoked(disclosures, file.artifacts),
      ...logged,
    ];
    await this.#write(context, writes, trace);
  }

  /** The door after a change, where it is still as it was read. */
  #door(link: ReleaseLink, change: Partial<LinkDoor>): Write {
    const { revision } = link.door;
    return {
      table: this.#tables.disclosures,
      put: { ...doorKey(link), ...link.door, ...change, revision: revision + 1 },
      condition:
        revision === 0
          ? absent
          : { expression: '#revision = :read', names: { '#revision': 'revision' }, values: { ':read': revision } },
      refusal: 'stale',
    };
  }

  #link(link: ReleaseLink, set: Item): Write {
    return {
      table: this.#tables.disclosures,
      update: this.#linkKey(link),
      set,
      condition: this.#asRead(link),
      refusal: 'stale',
    };
  }

  #linkAsRead(link: ReleaseLink): Write {
    return {
      table: this.#tables.disclosures,
      check: this.#linkKey(link),
      condition: this.#asRead(link),
      refusal: 'stale',
    };
  }

  #linkKey({ practiceId, requestId, linkId }: ReleaseLink): Key {
    return keyOf('link', { practiceId, requestId, linkId });
  }

  #asRead({ state, downloads }: ReleaseLink) {
    return {
      expression: '#state = :state AND #downloads = :downloads',
      names: { '#state': 'state', '#downloads': 'downloads' },
      values: { ':state': state, ':downloads': downloads },
    };
  }

  /** A transaction that kept meeting others is one whose rows have changed: it is looked at again. */
  async #write(context: PracticeContext, writes: readonly Write[], trace: Trace): Promise<void> {
    try {
      await transact({ session: this.#session, tables: this.#tables, context }, writes, trace);
    } catch (error) {
      throw error instanceof AwsFault && error.reasons.includes('TransactionConflict') ? new Refusal('stale') : error;
    }
  }
}
