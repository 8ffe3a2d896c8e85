import {
  MemberId,
  textAt,
  type BuiltExtract,
  type RecordsManifest,
  type RecordsSelection,
  type RequestJob,
} from '@sequester/model';

import { atOnce } from '../at-once.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore, RequestRecords } from '../disclosures/ports.ts';
import { sha256Hex } from '../sha256.ts';
import { allowedRecords } from './allowed-records.ts';
import type { JudgedRecords } from './judged-records.ts';
import { payerElements, tellsOnlyElements } from './payer-elements.ts';
import {
  type ChartRecords,
  type PressedRecords,
  type ReadRecord,
  RecordsUnfit,
  type RecordsPress,
  type RecordsToPress,
  type RecordVault,
} from './ports.ts';
import { recordSha256 } from './read-in-turn.ts';
import { recordsCover } from './records-cover.ts';

interface Stores {
  disclosures: Pick<DisclosureStore, 'markJob'>;
  records: Pick<RequestRecords, 'practice' | 'member'>;
  chartRecords: ChartRecords;
  recordVault: RecordVault;
  recordsPress: RecordsPress;
}

export interface MadeExtract {
  extract: BuiltExtract;
  manifest: RecordsManifest;
}

const memberIds = /mbr_[a-z0-9]{26}/g;
const parallelReads = 8;

/** Reads entries as they were chosen, and learns who wrote them. */
const reading = (stores: Stores, context: PracticeContext, { file }: JudgedRecords, selection: RecordsSelection) => {
  const names = new Map<string, string>();
  const digests = new Map(selection.entries.map(({ entryId, sha256 }) => [entryId, sha256]));
  const keys = new Map<string, string>();
  const learn = async (records: readonly ReadRecord[]): Promise<void> => {
    const unknown = new Set((JSON.stringify(records).match(memberIds) ?? []).filter((id) => !names.has(id)));
    await atOnce([...unknown], parallelReads, async (id) => {
      const member = await stores.records.member(context, MemberId.parse(id));
      names.set(id, [member?.name, member?.credentials].filter((part) => part !== undefined).join(', '));
    });
  };
  const read: RecordsToPress['read'] = async (named) => {
    const records = await stores.chartRecords.read(context, file.request.patientId, named);
    if (records.length < named.length || records.some((one) => recordSha256(one) !== digests.get(one.entryId)))
      throw new RecordsUnfit('entry-changed');

    await learn(records);
    for (const { entryId, entry } of records) keys.set(entryId, textAt(entry, 'objectKey') ?? '');
    return records;
  };
  return {
    read,
    nameOf: (id: string) => names.get(id) ?? 'a member of the practice',
    keyOf: (id: string) => keys.get(id) ?? '',
  };
};

/** Says how far the job has come, at most so often. */
const marking = ({ disclosures }: Stores, context: PracticeContext, job: RequestJob): RecordsToPress['mark'] => {
  let last = '';
  return async (progress) => {
    const told = `${progress.step} ${Math.floor((10 * progress.done) / Math.max(1, progress.of))}`;
    if (told === last) return;

    last = told;
    await disclosures.markJob(context, { ...job, progress });
  };
};

const keptOf = async (
  { recordVault, records }: Stores,
  context: PracticeContext,
  { file }: JudgedRecords,
  { pdf, json }: PressedRecords,
): Promise<BuiltExtract> => {
  const { requestId } = file.request;
  const { keyArn } = await records.practice(context);
  const keep = async (made: { path: string; bytes: number; sha256: string }, type: 'pdf' | 'json') => {
    const { objectKey } = await recordVault.keep(context, { ...made, requestId, keyArn, type });
    return { objectKey, sha256: made.sha256, bytes: made.bytes };
  };
  const data = json === undefined ? undefined : await keep(json, 'json');
  const first = pdf === undefined ? data : await keep(pdf, 'pdf');
  if (first === undefined) throw new Error('an extract of nothing');

  const pages = pdf?.pages ?? 1;
  return {
    ...first,
    pages,
    sourcePages: Math.max(1, pages - (pdf?.coverPages ?? 0)),
    builtAt: context.now,
    ...(data === undefined ? {} : { json: data }),
  };
};

/** Makes the extract of what was chosen, keeps it, and says what it can be made from again. Throws `RecordsUnfit`; nothing is on record yet. */
export const madeOf = async (
  stores: Stores,
  context: PracticeContext,
  building: JudgedRecords & { job: RequestJob },
  selection: RecordsSelection,
): Promise<MadeExtract> => {
  const { file, decided, job } = building;
  const { practiceId, requestId, timeZone } = file.request;
  const { heldBack } = await allowedRecords(stores, context, building);
  const { privacyContact } = await stores.records.practice(context);
  const toPayer = tellsOnlyElements(file.request);
  const cover = recordsCover({ file, decided, selection, contact: privacyContact, heldBack, toPayer });
  const { read, nameOf, keyOf } = reading(stores, context, building, selection);
  const takenOut = selection.takenOut ?? [];
  const pressed = await stores.recordsPress.press({
    cover,
    entries: selection.entries,
    takenOut,
    payerElements: toPayer ? payerElements : undefined,
    format: selection.format,
    timeZone,
    nameOf,
    read,
    file: async (entryId, sha256) => {
      const bytes = await stores.recordVault.document(keyOf(entryId));
      if (sha256Hex(bytes) !== sha256) throw new RecordsUnfit('source-digest-mismatch');

      return bytes;
    },
    mark: marking(stores, context, job),
  });
  try {
    const extract = await keptOf(stores, context, building, pressed);
    const { pdf, json, documents } = pressed;
    const manifest: RecordsManifest = {
      format: 'sequester-records/1',
      practiceId,
      requestId,
      at: context.now,
      cover,
      entries: selection.entries,
      takenOut,
      ...(toPayer ? { payerElements: [...payerElements] } : {}),
      ...(timeZone === undefined ? {} : { timeZone }),
      documents,
      ...(pdf === undefined
        ? {}
        : { pdf: { sha256: pdf.sha256, bytes: pdf.bytes, pages: pdf.pages, coverPages: pdf.coverPages } }),
      ...(json === undefined ? {} : { json: { sha256: json.sha256, bytes: json.bytes } }),
    };
    return { extract, manifest };
  } finally {
    await pressed.discard();
  }
};
