import { MemberId, PracticeId } from '@sequester/model';
import { practiceKeyPolicy, providerKeyPolicy } from '@sequester/vault';

import { Authorizer, type Question } from '../../packages/local/iam/authorizer.ts';
import type { Caller } from '../../packages/local/signing/caller.ts';
import { readCloud } from '../../packages/local/template/read-cloud.ts';
import type { PolicyDocument } from '../../packages/local/types.ts';

export const { cloud } = await readCloud('cdk.out');
export const authorizer = new Authorizer(cloud, () => Date.parse('2026-11-24T09:00:00.000Z'));

const padded = (text: string) => text.padEnd(26, '0');

/** A therapist of a practice, or the practice alone. */
export interface Owner {
  practice: string;
  provider?: string;
}

const practice = (letter: string) => ({
  id: `prc_${padded(letter)}`,
  providers: [`mbr_${padded(`${letter}one`)}`, `mbr_${padded(`${letter}two`)}`],
  patient: `pat_${padded(letter)}`,
  request: `req_${padded(letter)}`,
});

/** Two practices with two enrolled therapists each; the second one's id begins like the first one's. */
export const practices = [practice('a'), practice('ab')];

const pattern = (name: string) => cloud.roles.filter((role) => role.name.endsWith(name)).map(({ arn }) => arn);

/** The roles that act for a practice, by area. */
export const scopedRoles = new Map(
  [...pattern('-session'), ...pattern('-release-download')].map((arn) => [
    arn.replace(/^.*\/sequester-dev-|-session$/g, ''),
    arn,
  ]),
);
/** Roles that keys name before there is a function for them. */
export const awaited = ['training', 'succession'];
export const executionRoles = new Map(
  [...scopedRoles.keys(), 'identity', 'jobs', 'grants', 'inspections']
    .filter((area) => area !== 'release-download' && area !== 'membership' && !awaited.includes(area))
    .map((area) => [area, `arn:aws:iam::${cloud.accountId}:role/sequester-dev-${area}`]),
);

export const callerOf = (roleArn: string, tags: Record<string, string>): Caller => {
  const name = roleArn.split('/').at(-1) ?? '';
  return {
    kind: 'session',
    arn: `arn:aws:sts::${cloud.accountId}:assumed-role/${name}/isolation`,
    principalArn: roleArn,
    name,
    userId: `AROA${name.toUpperCase().replaceAll('-', '')}:isolation`,
    tags,
    transitiveTagKeys: [],
  };
};

/** A session of a scoped role, tagged as the function would tag it. */
export interface Session {
  area: string;
  owner: Owner;
  caller: Caller;
}

/** The sessions that read rows of persons are tagged with one; the others with who acts. Persons are named like therapists here. */
const ofPersons: ReadonlySet<string> = new Set(['accounts', 'membership']);

const full = process.env['FULL'] === 'yes';

/** Sessions of both practices; of the second only those without a therapist, or of all where `FULL` is set. What belongs to its therapists is asked for by everybody. */
const sessionsOf = (area: string, roleArn: string): Session[] =>
  practices.flatMap(({ id, providers }, index) =>
    [undefined, ...(index === 0 || full ? providers : [])].map((provider) => ({
      area,
      owner: { practice: id, ...(provider === undefined ? {} : { provider }) },
      caller: callerOf(roleArn, {
        practice: id,
        ...(provider === undefined
          ? {}
          : ofPersons.has(area)
            ? { person: provider }
            : { member: provider, provider, folder: provider, ordered: provider }),
      }),
    })),
  );

export const sessions = [...scopedRoles].flatMap(([area, roleArn]) => sessionsOf(area, roleArn));

/** A key of a practice or a therapist, as it is made when they join. */
export interface JoinedKey {
  arn: string;
  owner: Owner;
  policy: PolicyDocument;
  tags: Record<string, string>;
}

const keyArn = (number: number) =>
  `arn:aws:kms:us-east-1:${cloud.accountId}:key/00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const roleArn = (area: string): string => scopedRoles.get(area) ?? '';

const surroundings = {
  accountId: cloud.accountId,
  region: 'us-east-1',
  vaultBucket: `sequester-dev-${cloud.accountId}-vault`,
  draftsBucket: `sequester-dev-${cloud.accountId}-drafts`,
  documentsBucket: `sequester-dev-${cloud.accountId}-documents`,
  artifactsBucket: `sequester-dev-${cloud.accountId}-artifacts`,
  extractsBucket: `sequester-dev-${cloud.accountId}-extracts`,
  practiceSessionRoleArn: roleArn('practice'),
  chartSessionRoleArn: roleArn('chart'),
  notesSessionRoleArn: roleArn('notes'),
  disclosuresSessionRoleArn: roleArn('disclosures'),
  extractsSessionRoleArn: roleArn('extracts'),
  recordsSessionRoleArn: roleArn('records'),
  trainingSessionRoleArn: roleArn('training'),
  successionSessionRoleArn: roleArn('succession'),
  portalSessionRoleArn: roleArn('portal'),
  releaseDownloadRoleArn: roleArn('release-download'),
};

export const joinedKeys: JoinedKey[] = practices.flatMap(({ id, providers }, index) => [
  {
    arn: keyArn(index * 10),
    owner: { practice: id },
    policy: practiceKeyPolicy({ ...surroundings, practiceId: PracticeId.parse(id) }),
    tags: { practice: id },
  },
  ...providers.map((provider, place) => ({
    arn: keyArn(index * 10 + place + 1),
    owner: { practice: id, provider },
    policy: providerKeyPolicy({
      ...surroundings,
      practiceId: PracticeId.parse(id),
      memberId: MemberId.parse(provider),
    }),
    tags: { practice: id, provider },
  })),
]);

const everythingAllowed = {
  name: 'all',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};
const root = {
  name: 'administrator',
  arn: `arn:aws:iam::${cloud.accountId}:user/administrator`,
  policies: [everythingAllowed],
};
const withAdministrator = new Authorizer({ ...cloud, users: [root] }, () => Date.parse('2026-11-24T09:00:00.000Z'));

/** A user of the account whose identity policy allows every action on everything. */
export const administrator = {
  decide: (action: string, question: Pick<Question, 'resource' | 'resourcePolicy' | 'context'>) =>
    withAdministrator.decide({
      ...question,
      action,
      caller: {
        kind: 'user',
        arn: root.arn,
        principalArn: root.arn,
        name: root.name,
        userId: 'AIDAADMINISTRATOR',
        tags: {},
        transitiveTagKeys: [],
      },
    }),
};
