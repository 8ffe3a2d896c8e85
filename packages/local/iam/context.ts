import type { Caller } from '../signing/caller.ts';
import type { Cloud } from '../types.ts';

/** Condition keys of one request, as IAM sees them. */
export type RequestContext = Record<string, string | string[]>;

/**
 * The condition keys this cloud answers for: present with the value AWS would give, or absent where AWS would leave them
 * out. `/` at the end stands for any tag. A policy that names another key is read in the strictest way.
 */
const answered: readonly string[] = [
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principaltag/',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:requesttag/',
  'aws:resourceaccount',
  'aws:resourcetag/',
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:tagkeys',
  'aws:tokenissuetime',
  'aws:userid',
  'aws:username',
  'aws:viaawsservice',
  'dynamodb:enclosingoperation',
  'dynamodb:leadingkeys',
  'dynamodb:returnvalues',
  'dynamodb:select',
  'kms:bypasspolicylockoutsafetycheck',
  'kms:calleraccount',
  'kms:encryptionalgorithm',
  'kms:grantconstrainttype',
  'kms:granteeprincipal',
  'kms:grantisforawsresource',
  'kms:grantoperations',
  'kms:keyorigin',
  'kms:keyspec',
  'kms:keyusage',
  'kms:macalgorithm',
  'kms:messagetype',
  'kms:multiregion',
  'kms:requestalias',
  'kms:resourcealiases',
  'kms:retiringprincipal',
  'kms:schedulekeydeletionpendingwindowindays',
  'kms:signingalgorithm',
  'kms:viaservice',
  's3:authtype',
  's3:delimiter',
  's3:if-match',
  's3:if-none-match',
  's3:max-keys',
  's3:objectcreationoperation',
  's3:prefix',
  's3:resourceaccount',
  's3:signatureage',
  's3:signatureversion',
  's3:tlsversion',
  's3:x-amz-acl',
  's3:x-amz-content-sha256',
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:x-amz-storage-class',
  'ses:apiversion',
  'ses:fromaddress',
  'ses:fromdisplayname',
  'ses:recipients',
  'sts:externalid',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
];

const exact = new Set(answered.filter((key) => !key.endsWith('/')));
const prefixes = answered.filter((key) => key.endsWith('/'));

/** Whether this cloud answers for a condition key. */
export const isAnswered = (key: string): boolean => {
  const lower = key.toLowerCase();
  return exact.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix));
};

/** What every request says of its caller. Loopback counts as TLS 1.3: nothing leaves the machine. */
export const callerContext = (caller: Caller, cloud: Cloud, now: number): RequestContext => ({
  'aws:CurrentTime': new Date(now).toISOString(),
  'aws:EpochTime': String(Math.floor(now / 1000)),
  'aws:PrincipalAccount': cloud.accountId,
  'aws:PrincipalArn': caller.principalArn,
  'aws:PrincipalIsAWSService': 'false',
  'aws:PrincipalType': caller.kind === 'user' ? 'User' : 'AssumedRole',
  'aws:RequestedRegion': cloud.region,
  'aws:ResourceAccount': cloud.accountId,
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '127.0.0.1',
  'aws:userid': caller.userId,
  'aws:ViaAWSService': 'false',
  ...(caller.kind === 'user' ? { 'aws:username': caller.name } : {}),
  ...(caller.issuedAt === undefined ? {} : { 'aws:TokenIssueTime': new Date(caller.issuedAt).toISOString() }),
  ...Object.fromEntries(Object.entries(caller.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
});

/** Tags of a request as condition keys. */
export const requestTags = (tags: Record<string, string>): RequestContext =>
  Object.keys(tags).length === 0
    ? {}
    : {
        'aws:TagKeys': Object.keys(tags),
        ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
      };

/** Tags of a resource as condition keys. */
export const resourceTags = (tags: Record<string, string>): RequestContext =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]));
