import type { RequestContext } from '../../packages/local/iam/context.ts';
import type { Asked } from './asked.ts';
import { practices, scopedRoles, type JoinedKey, type Owner } from './isolation-world.ts';
import { tagsOf } from './key-tuples.ts';
import { arnOf, places, type Place } from './object-tuples.ts';

const roleOf = (area: string): string => scopedRoles.get(area) ?? '';
const sessionOf = (area: string, name: string): string =>
  `${roleOf(area).replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${name}`;

const decryptOfOne = {
  'kms:GrantConstraintType': 'EncryptionContextEquals',
  'kms:GrantOperations': ['Decrypt'],
  'kms:GrantIsForAWSResource': 'false',
};
const toBuilder = {
  ...decryptOfOne,
  'kms:GranteePrincipal': roleOf('extracts'),
  'kms:RetiringPrincipal': roleOf('extracts'),
};
const toSupervisor = {
  ...decryptOfOne,
  'kms:GranteePrincipal': sessionOf('training', practices[0]?.providers[1] ?? ''),
  'kms:RetiringPrincipal': roleOf('notes'),
};

/** Each way in which the terms of a grant could be wider. */
const wider = (terms: RequestContext): RequestContext[] => {
  const without = (name: string) => Object.fromEntries(Object.entries(terms).filter(([key]) => key !== name));
  return [
    ...['kms:GrantConstraintType', 'kms:GrantOperations', 'kms:GranteePrincipal', 'kms:RetiringPrincipal'].map(without),
    { ...terms, 'kms:GrantConstraintType': 'EncryptionContextSubset' },
    { ...terms, 'kms:GrantOperations': ['Decrypt', 'GenerateDataKey'] },
    { ...terms, 'kms:GrantOperations': ['CreateGrant'] },
    { ...terms, 'kms:RetiringPrincipal': roleOf('chart') },
    ...[...scopedRoles]
      .filter(([area]) => area !== 'extracts')
      .map(([, arn]) => ({ ...terms, 'kms:GranteePrincipal': arn })),
    ...['notes', 'disclosures', 'succession'].map((area) => ({
      ...terms,
      'kms:GranteePrincipal': sessionOf(area, practices[0]?.providers[0] ?? ''),
    })),
  ];
};

const isFirst = ({ owner }: Place): boolean => practices.some(({ providers }) => providers[0] === owner.provider);

/** Grants on the objects of every therapist, of the two kinds that sessions of a therapist make, and each way in which one could be wider. */
export const grantTuples = (key: JoinedKey): Asked[] => {
  const ofKey = ({ owner }: Place) =>
    key.owner.provider !== undefined && owner.practice === key.owner.practice && owner.provider === key.owner.provider;
  const grant = (kind: string, context: RequestContext, owner: Owner | undefined, place: Place | undefined): Asked => ({
    kind,
    owner,
    action: 'kms:CreateGrant',
    resource: key.arn,
    key,
    context: { ...context, ...tagsOf(key) },
    ...(place === undefined ? {} : { encryptionContext: { 'aws:s3:arn': arnOf(place) } }),
  });
  const kinds: [string, RequestContext, string[]][] = [
    ['grant to extracts', toBuilder, ['sealed note', 'sealed words', 'draft', 'kept draft', 'copied draft']],
    ['grant to a supervisor', toSupervisor, ['sealed note', 'sealed words']],
  ];
  return kinds.flatMap(([kind, terms, open]) => [
    ...places
      .filter(() => key.owner.provider !== undefined)
      .map((place) => grant(kind, terms, ofKey(place) && open.includes(place.kind) ? key.owner : undefined, place)),
    grant(kind, terms, undefined, undefined),
    ...places
      .filter((place) => ofKey(place) && place.kind === 'sealed note' && isFirst(place))
      .flatMap((place) => wider(terms).map((each) => grant(kind, each, undefined, place))),
  ]);
};
