import {
  Approval,
  BuildProgress,
  DisclosureRequest,
  FollowUp,
  Dispatch,
  GrantBatch,
  Link,
  LinkPointer,
  pagesOf,
  rangesOf,
  RecordedArtifact,
  RecordedDecision,
  RecordedFacts,
  Statement,
  StatementDraft,
  RecordedLetter,
  RecordedManifest,
  withGrants,
  type Change,
  type DisclosureLogEntry,
  type RequestFile,
} from '@sequester/domain';
import { partitionKey } from '@sequester/model';
import * as z from 'zod';

import type { Condition, Item } from './dynamo.ts';
import { keyOf } from './keys.ts';
import { itemsOf, rowsOf } from './long-rows.ts';
import { absent, type Write } from './transact.ts';

type Ids = Pick<DisclosureRequest, 'practiceId' | 'requestId'>;

/** The order of the list: when it came, then which. */
export const listedAt = ({ receivedAt, requestId }: Pick<DisclosureRequest, 'receivedAt' | 'requestId'>): string =>
  `${receivedAt}#${requestId}`;

export const requestRow = (request: DisclosureRequest): Item => ({
  ...keyOf('request', request),
  ...request,
  gsi1pk: partitionKey('requests', request),
  gsi1sk: listedAt(request),
});

/** The rows of a decision: one, unless it was made on thousands of notes. */
export const decisionWrites = (table: string, decision: RecordedDecision): Write[] =>
  rowsOf({ ...keyOf('decision', decision), ...decision }).map((put) => ({
    table,
    put,
    condition: absent,
  }));

/** As it was recorded: what happened to it since has rows of its own. */
const AsRecorded = RecordedArtifact.omit({ changes: true, openings: true, acceptances: true });

const artifactRow = (recorded: RecordedArtifact): Item => ({
  ...keyOf('artifact', recorded),
  ...AsRecorded.parse(recorded),
});

const changeRow = (ids: Ids, { artifactId, change }: NonNullable<Change['artifactChange']>): Item => ({
  ...keyOf('artifactChange', { ...ids, artifactId, ...change }),
  artifactId,
  ...change,
});

const openingRow = (ids: Ids, { artifactId, opening }: NonNullable<Change['opening']>): Item => ({
  ...keyOf('opening', { ...ids, artifactId, ...opening }),
  artifactId,
  ...opening,
});

const acceptanceRow = (ids: Ids, { artifactId, acceptance }: NonNullable<Change['acceptance']>): Item => ({
  ...keyOf('acceptance', { ...ids, artifactId, ...acceptance }),
  artifactId,
  ...acceptance,
});

/** Marks an upload with the paper that was recorded with it, once. */
const usedUploadWrite = (
  table: string,
  ids: Ids,
  { uploadId, artifactId }: NonNullable<Change['usedUpload']>,
): Write => ({
  table,
  update: keyOf('artifactUpload', { ...ids, uploadId }),
  set: { artifactId },
  condition: { expression: 'attribute_exists(pk) AND attribute_not_exists(artifactId)' },
  refusal: 'upload-used',
});

/** Grants have rows of their own, added batch by batch. */
const WithoutGrants = Approval.omit({ grants: true, grantedAt: true });

/** Selected pages are kept as ranges. */
const approvalRows = (given: Approval): Item[] => {
  const approval = WithoutGrants.parse(given);
  const selection = approval.selection?.map((note) => ({ ...note, selected: rangesOf(note.selected) }));
  return rowsOf({
    ...keyOf('approval', approval),
    ...approval,
    ...(selection === undefined ? {} : { selection }),
  });
};

const InRanges = z.array(z.looseObject({ selected: z.string() })).optional();

const approvalOf = (item: Item): Approval => {
  const selection = InRanges.parse(item['selection'])?.map((note) => ({ ...note, selected: pagesOf(note.selected) }));
  return Approval.parse({ ...item, selection });
};

export const factsRow = (facts: RecordedFacts): Item => ({
  ...keyOf('facts', facts),
  ...facts,
});

const grantsRow = (batch: GrantBatch): Item => ({
  ...keyOf('grants', batch),
  ...batch,
});

const linkRow = (link: Link): Item => ({
  ...keyOf('link', link),
  ...link,
});

const letterRow = (letter: RecordedLetter): Item => ({
  ...keyOf('letter', letter),
  ...RecordedLetter.omit({ dispatches: true }).parse(letter),
});

const dispatchRow = (ids: Ids, { letterId, dispatch }: NonNullable<Change['dispatch']>): Item => ({
  ...keyOf('dispatch', { ...ids, letterId, ...dispatch }),
  letterId,
  ...dispatch,
});

/** A thousand notes make a long manifest. */
const manifestRows = (recorded: RecordedManifest): Item[] => rowsOf({ ...keyOf('manifest', recorded), ...recorded });

/** The newest of the manifests in the rows of their partition. */
export const manifestOfRows = (rows: readonly Item[]): RecordedManifest | undefined => {
  const newest = itemsOf(rows).at(-1);
  return newest === undefined ? undefined : RecordedManifest.parse(newest);
};

const statementRow = (made: Statement): Item => ({
  ...keyOf('statement', made),
  ...made,
});

const draftRow = (draft: StatementDraft): Item => ({ ...keyOf('draft', draft), ...draft });

const followUpRow = (done: FollowUp): Item => ({
  ...keyOf('followUp', done),
  ...done,
});

const entryRow = (entry: DisclosureLogEntry): Item => ({
  ...keyOf('entry', entry),
  ...entry,
});

const pointerRow = (link: Link): Item => ({ ...keyOf('linkPointer', link), ...LinkPointer.parse(link) });

/** Holds while the request is as it was read, in a state from which the step is lawful. */
const asRead = ({ before, from }: Change): Condition => ({
  expression: `#revision = :revision AND #status IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
  names: { '#revision': 'revision', '#status': 'status' },
  values: {
    ':revision': before.revision,
    ...Object.fromEntries(from.map((status, index) => [`:from${index}`, status])),
  },
});

const grantsWrite = (table: string, batch: GrantBatch): Write => ({
  table,
  put: grantsRow(batch),
  condition: absent,
  refusal: 'stale',
});

/** A batch of grants, while the request is in the state and the round in which it was read. */
export const addGrantsWrites = (
  table: string,
  { request, batch }: { request: DisclosureRequest; batch: GrantBatch },
): Write[] => [
  {
    table,
    check: keyOf('request', request),
    condition: {
      expression: '#status = :status AND #round = :round',
      names: { '#status': 'status', '#round': 'round' },
      values: { ':status': request.status, ':round': request.round },
    },
    refusal: 'stale',
  },
  grantsWrite(table, batch),
];

/** Not among the rows that wake the builder, and no part of the request's revision. */
export const progressRow = (progress: BuildProgress): Item => ({ ...keyOf('progress', progress), ...progress });

/** Every write of a change, in one transaction. */
export const changeWrites = (table: string, change: Change): Write[] => {
  const {
    after,
    decision,
    facts,
    artifact,
    artifactChange,
    usedUpload,
    opening,
    acceptance,
    approvals = [],
    granted,
    issued,
    ended = [],
    letter,
    dispatch,
    statement,
    draft,
    followUp,
    entry,
    manifest,
  } = change;
  return [
    { table, put: requestRow(after), condition: asRead(change), refusal: 'stale' },
    ...(decision === undefined ? [] : decisionWrites(table, decision)),
    ...(facts === undefined ? [] : [{ table, put: factsRow(facts), condition: absent }]),
    ...(artifact === undefined ? [] : [{ table, put: artifactRow(artifact), condition: absent }]),
    ...(artifactChange === undefined ? [] : [{ table, put: changeRow(after, artifactChange), condition: absent }]),
    ...(usedUpload === undefined ? [] : [usedUploadWrite(table, after, usedUpload)]),
    ...(opening === undefined ? [] : [{ table, put: openingRow(after, opening), condition: absent }]),
    ...(acceptance === undefined ? [] : [{ table, put: acceptanceRow(after, acceptance), condition: absent }]),
    ...(letter === undefined ? [] : [{ table, put: letterRow(letter), condition: absent }]),
    ...(statement === undefined ? [] : [{ table, put: statementRow(statement), condition: absent }]),
    ...(draft === undefined ? [] : [{ table, put: draftRow(draft), condition: absent }]),
    ...(followUp === undefined ? [] : [{ table, put: followUpRow(followUp), condition: absent }]),
    ...(manifest === undefined ? [] : manifestRows(manifest).map((put) => ({ table, put, condition: absent }))),
    ...(entry === undefined ? [] : [{ table, put: entryRow(entry), condition: absent }]),
    ...(dispatch === undefined ? [] : [{ table, put: dispatchRow(after, dispatch), condition: absent }]),
    ...approvals.flatMap(approvalRows).map((put) => ({ table, put })),
    ...(granted === undefined ? [] : [grantsWrite(table, granted)]),
    ...(issued === undefined
      ? []
      : [
          { table, put: linkRow(issued), condition: absent },
          { table, put: pointerRow(issued), condition: absent },
        ]),
    ...ended.map(({ practiceId, requestId, linkId, state, stateAt }) => ({
      table,
      update: keyOf('link', { practiceId, requestId, linkId }),
      set: { state, stateAt },
      condition: { expression: 'attribute_exists(pk)' },
    })),
  ];
};

const isDispatch = ({ sk }: Item): boolean => String(sk).includes('#DISPATCH#');

/** Papers, each with the rows of what happened to it since. */
const artifactsOf = (items: readonly Item[]): RecordedArtifact[] => {
  const added = (kind: string, artifactId: unknown): Item[] =>
    items
      .filter((item) => item['artifactId'] === artifactId && String(item['sk']).includes(`#${kind}#`))
      .toSorted((a, b) => String(a['at']).localeCompare(String(b['at'])));
  return items
    .filter(({ sk }) => String(sk).split('#').length === 2)
    .map((item) => {
      const { artifactId } = item;
      return RecordedArtifact.parse({
        ...item,
        changes: added('CHANGE', artifactId),
        openings: added('OPENING', artifactId),
        acceptances: added('ACCEPTANCE', artifactId),
      });
    })
    .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt));
};

const lettersOf = (items: readonly Item[]): RecordedLetter[] =>
  items
    .filter((item) => !isDispatch(item))
    .map((item) => {
      const dispatches = items.filter((one) => isDispatch(one) && one['letterId'] === item['letterId']);
      return RecordedLetter.parse({ ...item, dispatches: dispatches.map((one) => Dispatch.parse(one)) });
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));

const kinds = [
  'REQUEST',
  'ARTIFACT#',
  'DECISION#',
  'APPROVAL#',
  'LINK#',
  'FACTS#',
  'GRANTS#',
  'PROGRESS',
  'LETTER#',
  'STATEMENT#',
  'FOLLOW-UP#',
  'DRAFT#',
] as const;

/** The rows of one request, read through the schemas that wrote them. Undefined where there is no request among them. */
export const fileOfRows = (rows: readonly Item[]): RequestFile | undefined => {
  const items = itemsOf(rows);
  const [
    request,
    artifact = [],
    decisions = [],
    approvals = [],
    links = [],
    facts = [],
    grants = [],
    progress = [],
    letters = [],
    statements = [],
    followUps = [],
    drafts = [],
  ] = kinds.map((kind) => items.filter(({ sk }) => String(sk).startsWith(kind)));
  const head = request?.[0];
  if (head === undefined) return undefined;

  return {
    request: DisclosureRequest.parse(head),
    artifacts: artifactsOf(artifact),
    decisions: decisions.map((item) => RecordedDecision.parse(item)),
    approvals: withGrants(
      approvals.map(approvalOf),
      grants.map((item) => GrantBatch.parse(item)),
    ),
    ...(progress[0] === undefined ? {} : { progress: BuildProgress.parse(progress[0]) }),
    letters: lettersOf(letters),
    statements: statements.map((item) => Statement.parse(item)),
    drafts: drafts.map((item) => StatementDraft.parse(item)),
    followUps: followUps.map((item) => FollowUp.parse(item)),
    links: links.map((item) => Link.parse(item)).toSorted((a, b) => a.issuedAt.localeCompare(b.issuedAt)),
    facts: facts.map((item) => RecordedFacts.parse(item)),
  };
};
