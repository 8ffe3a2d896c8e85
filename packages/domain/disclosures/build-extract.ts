import { createHash } from 'node:crypto';
import { atOnce } from '../at-once.ts';
import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { RequestId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { PageSize } from '../notes/page-sizes.ts';
import { decide } from './adjudicate-request.ts';
import { blackedOut } from './black-out.ts';
import { selectionOf, spentApprovals, withinCeiling } from './ceiling.ts';
import { decidedBy, releases, type RecordedDecision, type SelectedNote } from './decision.ts';
import { coverOf } from './extract-cover.ts';
import { onFresh } from './fresh.ts';
import { ExtractManifest, type Cover } from './manifest.ts';
import type { Change, DisclosureStore, ExtractVault, NoteIndex, RequestFile, RequestGround } from './ports.ts';
import { misplaced } from './place-redactions.ts';
import type { Redaction } from './redaction.ts';
import { progressReport, type ProgressReport } from './report-progress.ts';
import type { RequestStatus } from './request.ts';
import { settled, touched } from './settle.ts';
import { writtenStatement, type WrittenStatement } from './statement.ts';
import { statementPaper } from './statement-paper.ts';
import { spokenDecision } from './spoken-decision.ts';
import { stepped, transitions } from './transitions.ts';
import type { PaperPress } from './write-letter.ts';

/** Calls to S3 and KMS at a time. */
const few = 8;

export interface ExtractSource {
  id: string;
  bytes: Uint8Array;
  pages: number[];
  redactions: Redaction[];
}

export interface PressedExtract {
  bytes: Uint8Array;
  pages: number;
  sha256: string;
  /** As the PDF package writes it; what is kept of it passes `ExtractManifest`. */
  manifest: unknown;
}

/** Builds extracts, and checks them with another engine. */
export interface ExtractPress {
  /** The extract, or a code for why none can be made of these sources. */
  build(request: { cover: Cover; sources: ExtractSource[] }): Promise<PressedExtract | { refused: string }>;
  /** The size of each page as shown, in points. */
  sizes(bytes: Uint8Array): Promise<PageSize[]>;
  verify(request: { extract: Uint8Array; cover: Cover; sources: ExtractSource[] }): Promise<{ ok: boolean; findings: { code: string }[] }>;
}

export interface BuildStores {
  disclosures: DisclosureStore;
  noteIndex: NoteIndex;
  ground: Pick<RequestGround, 'practice' | 'policy'>;
  vault: ExtractVault;
  press: ExtractPress;
  paperPress: PaperPress;
  clock: () => Instant;
  /** Waits before KMS is asked again about a grant; false where there is no more time. */
  wait: (tries: number) => Promise<boolean>;
}

/** KMS does not know a grant yet. Nothing is lost: the same record comes again. */
export class GrantsPending extends Error {
  constructor() {
    super('grants pending');
    this.name = 'GrantsPending';
  }
}

/** Something about the sources or the extract is not as it must be; nothing is stored. */
class Unfit extends Error {
  readonly codes: string[];

  constructor(codes: string[]) {
    super('unfit');
    this.codes = codes;
  }
}

const opened = async ({ vault, wait }: BuildStores, note: SelectedNote): Promise<Uint8Array> => {
  for (let tries = 1; ; tries += 1) {
    const bytes = await vault.opened(note);
    if (bytes !== undefined) {
      return bytes;
    }
    if (!(await wait(tries))) {
      throw new GrantsPending();
    }
  }
};

/** What is taken out of a source, placed on the pages that it really has. */
const redactionsOf = async ({ press }: BuildStores, note: SelectedNote, bytes: Uint8Array): Promise<Redaction[]> => {
  if ((note.redactions ?? []).length + (note.kept ?? []).length === 0) {
    return [];
  }
  const sizes = await press.sizes(bytes);
  if (misplaced(note, { version: note.version, chosen: note.selected, sizeOf: (page) => sizes[page - 1] }, '').length > 0) {
    throw new Unfit(['redaction-outside-page']);
  }
  return blackedOut(note, sizes);
};

const sourceOf = async (stores: BuildStores, note: SelectedNote): Promise<ExtractSource> => {
  const bytes = await opened(stores, note);
  if (createHash('sha256').update(bytes).digest('hex') !== note.sha256) {
    throw new Unfit(['source-digest-mismatch']);
  }
  return { id: note.noteId, bytes, pages: note.selected, redactions: await redactionsOf(stores, note, bytes) };
};

const indexed = async ({ noteIndex }: BuildStores, context: Context, file: RequestFile) => {
  const notes = await noteIndex.ofPatient(context, file.request.patientId);
  const known = new Map(notes.map((note) => [note.noteId, note]));
  for (const { noteId, version, sha256 } of selectionOf(file)) {
    const now = known.get(noteId);
    if (now?.version === version && now.sha256 !== sha256) {
      throw new Unfit(['source-not-as-indexed']);
    }
  }
  return notes;
};

/** 320 MB of sealed notes for one extract: 126 MB of them took 900 MB of the builder's 3,008 at the peak. */
const sourceBytesAtMost = 320 * 1024 * 1024;

/** A build is begun so many times; one that never ends (its sources are more than the builder can hold) ends as refused. */
const beginningsAtMost = 3;

const pressed = async (stores: BuildStores, { file, decided, report }: { file: RequestFile; decided: RecordedDecision; report: ProgressReport }) => {
  if (report.begun >= beginningsAtMost) {
    throw new Unfit(['build-cut-off']);
  }
  const cover = coverOf(file, decided);
  const notes = selectionOf(file);
  let held = 0;
  const sources = await atOnce(notes, few, async (note) => {
    const source = await sourceOf(stores, note);
    held += source.bytes.length;
    if (held > sourceBytesAtMost) {
      throw new Unfit(['sources-too-large']);
    }
    await report.counted('opening', notes.length);
    return source;
  });
  await report.step('assembling');
  const extract = await stores.press.build({ cover, sources });
  if ('refused' in extract) {
    throw new Unfit([extract.refused]);
  }
  await report.step('checking');
  const { ok, findings } = await stores.press.verify({ extract: extract.bytes, cover, sources });
  if (!ok) {
    throw new Unfit([...new Set(findings.map(({ code }) => code))]);
  }
  return { ...extract, manifest: ExtractManifest.parse(extract.manifest), sourcePages: sources.reduce((sum, { pages }) => sum + pages.length, 0) };
};

/** The statement that was written, set as a page: no note is opened for it, no grant and no key is used. */
const setStatement = async ({ paperPress }: BuildStores, { file, decided, statement }: { file: RequestFile; decided: RecordedDecision; statement: WrittenStatement }) => {
  const extract = await paperPress.set(statementPaper(file.request, decided, statement));
  return { ...extract, manifest: undefined, sourcePages: extract.pages };
};

const built = async (stores: BuildStores, context: Context, { file, decided }: { file: RequestFile; decided: RecordedDecision }): Promise<void> => {
  const { request } = file;
  const { requestId, patientId } = request;
  const report = progressReport(stores, context, file);
  const statement = writtenStatement(file);
  const made = statement === undefined ? await pressed(stores, { file, decided, report }) : await setStatement(stores, { file, decided, statement });
  const { bytes, pages, sha256, sourcePages, manifest } = made;
  await report.step('keeping');
  const { keyArn } = await stores.ground.practice(context);
  const { objectKey } = await stores.vault.keep(context, { requestId, keyArn, bytes, sha256 });
  const extract = { objectKey, sha256, bytes: bytes.length, pages, sourcePages, builtAt: context.now };
  const after = { ...stepped(request, transitions.makeReady, context.now), decisionId: decided.decisionId, extract };
  const recorded = manifest === undefined ? {} : { manifest: { practiceId: request.practiceId, requestId, at: context.now, manifest } };
  const change: Change = { from: transitions.makeReady.from, before: request, after, decision: decided, ...recorded };
  const event = auditEvent(context, 'disclosure.built', { requestId, patientId, sha256, pages, sourcePages, ...decidedBy(decided) });
  await stores.disclosures.change(context, change, { event });
};

const refused = async (stores: BuildStores, context: Context, { file, codes }: { file: RequestFile; codes: string[] }): Promise<void> => {
  const { request } = file;
  const { requestId, patientId } = request;
  const after = { ...stepped(request, transitions.refuseBuild, context.now), endedBecause: codes[0] ?? 'unfit' };
  const event = auditEvent(context, 'disclosure.build-refused', { requestId, patientId, codes });
  await stores.disclosures.change(context, { from: transitions.refuseBuild.from, before: request, after }, { event });
};

const build = async (stores: BuildStores, context: Context, file: RequestFile): Promise<void> => {
  const { requestId, patientId } = file.request;
  try {
    const [notes, policy] = await Promise.all([indexed(stores, context, file), stores.ground.policy(context)]);
    const decided = decide(context, { ...file, notes, policy }, 'build');
    if (releases(decided.decision) && withinCeiling(file, decided)) {
      return await built(stores, context, { file, decided });
    }
    const spoken = spokenDecision(decided);
    const codes = spoken.reasons.map(({ code }) => code);
    const event = auditEvent(context, 'disclosure.build-refused', { requestId, patientId, codes, outcome: spoken.outcome, ...decidedBy(decided) });
    return await stores.disclosures.change(context, settled(file, decided), { event });
  } catch (error) {
    if (!(error instanceof Unfit)) {
      throw error;
    }
    return refused(stores, context, { file, codes: error.codes });
  }
};

/** Retires every grant that has no further use, then records it. */
const retireSpent = async ({ disclosures, vault }: BuildStores, context: Context, file: RequestFile): Promise<boolean> => {
  const spent = spentApprovals(file);
  if (spent.length === 0) {
    return false;
  }
  const grants = spent.flatMap((approval) => approval.grants ?? []);
  await atOnce(grants, few, (grant) => vault.retire(grant));
  const { request } = file;
  const { requestId, patientId } = request;
  const approvals = spent.map((approval) => ({ ...approval, grantsRetiredAt: context.now }));
  const event = auditEvent(context, 'disclosure.grants-retired', { requestId, patientId, grants: grants.map(({ grantId }) => grantId) });
  await disclosures.change(context, { from: [request.status], before: request, after: touched(request), approvals }, { event });
  return true;
};

export interface BuildReport {
  status: RequestStatus;
  /** Whether there was something to build; `status` says how it ended. */
  attempted: boolean;
  retired: boolean;
}

/**
 * Brings a request that was granted to where it must be: asks the law again, opens just the selected objects, builds,
 * verifies (an extract that fails is never stored), stores once, records, retires the grants. Cut short anywhere and
 * called again, it ends in one extract, one record of it, and no grant standing.
 */
export const buildRequestExtract =
  (stores: BuildStores) =>
  async (context: Context, requestId: RequestId): Promise<BuildReport | undefined> =>
    onFresh(async () => {
      const file = await stores.disclosures.find(context, requestId);
      if (file === undefined) {
        return undefined;
      }
      const building = file.request.status === 'building';
      if (building) {
        await build(stores, context, file);
      }
      const after = building ? ((await stores.disclosures.find(context, requestId)) ?? file) : file;
      const retired = await retireSpent(stores, context, after);
      return { status: after.request.status, attempted: building, retired };
    });
