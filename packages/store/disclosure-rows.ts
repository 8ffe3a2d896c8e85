import {
  Approval,
  approvalKey,
  ArtifactChange,
  DisclosureRequest,
  Link,
  LinkPointer,
  RecordedArtifact,
  RecordedDecision,
  type Change,
  type RequestFile,
} from '@sequester/domain';
import type { Condition, Item } from './dynamo.ts';
import { keys, type Key } from './keys.ts';
import { absent, type Write } from './transact.ts';

type Ids = Pick<DisclosureRequest, 'practiceId' | 'requestId'>;

const part = ({ practiceId, requestId }: Ids, sk: string): Key => keys.requestPart(practiceId, requestId, sk);

/** The order of the list: when it came, then which. */
export const listedAt = ({ receivedAt, requestId }: Pick<DisclosureRequest, 'receivedAt' | 'requestId'>): string => `${receivedAt}#${requestId}`;

export const requestRow = (request: DisclosureRequest): Item => ({
  ...keys.request(request.practiceId, request.requestId),
  ...request,
  gsi1pk: keys.requests(request.practiceId),
  gsi1sk: listedAt(request),
});

export const decisionRow = (decision: RecordedDecision): Item => ({ ...part(decision, `DECISION#${decision.at}#${decision.decisionId}`), ...decision });

/** As it was recorded: what happened to it since has rows of its own. */
const AsRecorded = RecordedArtifact.omit({ changes: true });

const artifactRow = (recorded: RecordedArtifact): Item => ({
  ...keys.artifact(recorded.practiceId, recorded.requestId, recorded.artifactId),
  ...AsRecorded.parse(recorded),
});

const changeRow = (ids: Ids, { artifactId, change }: NonNullable<Change['artifactChange']>): Item => ({
  ...part(ids, `ARTIFACT#${artifactId}#CHANGE#${change.at}#${change.kind}`),
  artifactId,
  ...change,
});

const approvalRow = (approval: Approval): Item => ({ ...part(approval, `APPROVAL#${approvalKey(approval)}`), ...approval });

const linkRow = (link: Link): Item => ({ ...keys.linkOfRequest(link.practiceId, link.requestId, link.linkId), ...link });

const pointerRow = (link: Link): Item => ({ ...keys.link(link.tokenSha256), ...LinkPointer.parse(link) });

/** Holds while the request is as it was read, in a state from which the step is lawful. */
const asRead = ({ before, from }: Change): Condition => ({
  expression: `#revision = :revision AND #status IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
  names: { '#revision': 'revision', '#status': 'status' },
  values: { ':revision': before.revision, ...Object.fromEntries(from.map((status, index) => [`:from${index}`, status])) },
});

/** Every write of a change, in one transaction. */
export const changeWrites = (table: string, change: Change): Write[] => {
  const { after, decision, artifact, artifactChange, approvals = [], issued, ended = [] } = change;
  return [
    { table, put: requestRow(after), condition: asRead(change), refusal: 'stale' },
    ...(decision === undefined ? [] : [{ table, put: decisionRow(decision), condition: absent }]),
    ...(artifact === undefined ? [] : [{ table, put: artifactRow(artifact), condition: absent }]),
    ...(artifactChange === undefined ? [] : [{ table, put: changeRow(after, artifactChange), condition: absent }]),
    ...approvals.map((approval) => ({ table, put: approvalRow(approval) })),
    ...(issued === undefined ? [] : [{ table, put: linkRow(issued), condition: absent }, { table, put: pointerRow(issued), condition: absent }]),
    ...ended.map(({ practiceId, requestId, linkId, state, stateAt }) => ({
      table,
      update: keys.linkOfRequest(practiceId, requestId, linkId),
      set: { state, stateAt },
      condition: { expression: 'attribute_exists(pk)' },
    })),
  ];
};

const isChange = ({ sk }: Item): boolean => String(sk).includes('#CHANGE#');

const kinds = ['REQUEST', 'ARTIFACT#', 'DECISION#', 'APPROVAL#', 'LINK#'] as const;

/** The rows of one request, read through the schemas that wrote them. Undefined where there is no request among them. */
export const fileOfRows = (items: readonly Item[]): RequestFile | undefined => {
  const [request, artifact = [], decisions = [], approvals = [], links = []] = kinds.map((kind) => items.filter(({ sk }) => String(sk).startsWith(kind)));
  const head = request?.[0];
  if (head === undefined) {
    return undefined;
  }
  const changes = artifact.filter(isChange).toSorted((a, b) => String(a['at']).localeCompare(String(b['at'])));
  return {
    request: DisclosureRequest.parse(head),
    artifacts: artifact
      .filter((item) => !isChange(item))
      .map((item) => RecordedArtifact.parse({ ...item, changes: changes.filter((one) => one['artifactId'] === item['artifactId']).map((one) => ArtifactChange.parse(one)) }))
      .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt)),
    decisions: decisions.map((item) => RecordedDecision.parse(item)),
    approvals: approvals.map((item) => Approval.parse(item)),
    links: links.map((item) => Link.parse(item)).toSorted((a, b) => a.issuedAt.localeCompare(b.issuedAt)),
  };
};
