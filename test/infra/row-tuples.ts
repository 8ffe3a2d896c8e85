import type { RequestContext } from '../../packages/local/iam/context.ts';
import type { Asked } from './asked.ts';
import { cloud, practices, type Owner } from './isolation-world.ts';

/** A row without a practice: whoever can name its 256-bit digest was sent the link. */
const linkKind = 'disclosures LINK';
/** Rows without a practice: which ids are due on a day. They hold ids and an instant. */
const dueKind = 'disclosures DUE';
/** Rows without a practice: how often a source or a link was called, under a digest. */
const countKind = 'idempotency RATE';
/** The rows that belong to no practice, and so to no session's owner. */
export const ownerless: ReadonlySet<string> = new Set([linkKind, dueKind, countKind]);

const rowActions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
  'Scan',
  'PartiQLSelect',
];

interface Partition {
  kind: string;
  owner: Owner;
  key: string;
}

/** Persons are tagged alike: in the portal's sessions the tagged member is a patient. */
const partitionsOf = ({ id, providers, patient, request }: (typeof practices)[number]): Partition[] => {
  const own = (kind: string, rest: string, provider?: string): Partition => ({
    kind,
    owner: { practice: id, ...(provider === undefined ? {} : { provider }) },
    key: `PRACTICE#${id}#${rest}#`,
  });
  return [
    own('practices PROFILE', 'PROFILE'),
    own('practices MEMBERS', 'MEMBERS'),
    ...providers.map((person) => ({
      kind: 'practices PERSON',
      owner: { practice: id, provider: person },
      key: `PERSON#${person}#`,
    })),
    ...providers.map((person) => own('chart PATIENT', `PATIENT#${person}`, person)),
    ...providers.map((person) => own('chart PATIENT-REQUESTS', `PATIENT-REQUESTS#${person}`, person)),
    own('chart OPEN-PATIENT-REQUESTS', 'OPEN-PATIENT-REQUESTS'),
    own('chart PATIENTS', 'PATIENTS'),
    own('chart PRIVACY-NOTICES', 'PRIVACY-NOTICES'),
    ...providers.map((provider) => own('chart PATIENTS-OF', `PATIENTS-OF#${provider}`)),
    ...providers.map((person) => own('chart LISTED', `LISTED#${person}`, person)),
    own('chart CURRENT', `CURRENT#${patient}`),
    ...providers.map((provider) => own('chart UNSIGNED', `UNSIGNED#${provider}`)),
    ...providers.map((provider) => own('chart DUE', `DUE#${provider}`)),
    own('chart DAY', 'DAY#2026-11-24'),
    own('chart DOCUMENTED', 'DOCUMENTED'),
    own('chart ASKED-OUT', 'ASKED-OUT'),
    ...providers.map((provider) => own('chart TO-DOCUMENT', `TO-DOCUMENT#${provider}`)),
    ...providers.map((provider) => own('notes PROVIDER', `PROVIDER#${provider}`, provider)),
    ...providers.map((provider) => own('notes DRAFTS', `PROVIDER#${provider}#DRAFTS`, provider)),
    own('notes DRAFT-HOLDS', `DRAFT-HOLDS#${patient}`),
    ...providers.map((person) => own('notes/by-patient DRAFTS', `DRAFTS#${person}`, person)),
    own('notes/by-patient PATIENT', `PATIENT#${patient}`),
    own('disclosures REQUEST', `REQUEST#${request}`),
    ...providers.map((person) => own('disclosures AUTHORIZATIONS', `AUTHORIZATIONS#${person}`, person)),
    ...providers.map((person) => own('disclosures DISCLOSURES', `DISCLOSURES#${person}`, person)),
    own('disclosures/by-created REQUESTS', 'REQUESTS'),
    own('audit EVENTS', 'EVENTS'),
    own('audit CHAIN', 'CHAIN'),
    ...providers.map((provider) => own('idempotency ACTOR', `ACTOR#${provider}`)),
  ];
};

const partitions = practices.flatMap(partitionsOf);

const tableOf = (kind: string): string => {
  const [table = '', index] = (kind.split(' ')[0] ?? '').split('/');
  const arn = `arn:aws:dynamodb:us-east-1:${cloud.accountId}:table/sequester-dev-${table}`;
  return index === undefined ? arn : `${arn}/index/${index}`;
};

const actionsOn = (kind: string): string[] => (kind.includes('/') ? ['Query', 'Scan', 'PartiQLSelect'] : rowActions);

const onRows = (kind: string, owner: Owner | undefined, keys: string[]): Asked[] =>
  actionsOn(kind).map((action): Asked => {
    const context: RequestContext = keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': keys };
    return { kind, owner, action: `dynamodb:${action}`, resource: tableOf(kind), context };
  });

/** Rows by their own key; no key at all; and two keys of which one is another practice's. */
export const rowTuples = (): Asked[] => {
  const kinds = [...new Set(partitions.map(({ kind }) => kind))];
  const together = (kind: string) => partitions.filter((partition) => partition.kind === kind).map(({ key }) => key);
  return [
    ...onRows(linkKind, undefined, ['LINK#0000000000000000000000000000000000000000000000000000000000000000']),
    ...onRows(dueKind, undefined, ['DUE#2026-11-24#']),
    ...onRows(countKind, undefined, ['RATE#000000000000000000000000000000000000000000#1795500000']),
    ...partitions.flatMap(({ kind, owner, key }) => onRows(kind, owner, [key])),
    ...kinds.flatMap((kind) => [...onRows(kind, undefined, []), ...onRows(kind, undefined, together(kind))]),
  ];
};
