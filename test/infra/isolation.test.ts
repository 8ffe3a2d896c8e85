import { beforeAll, describe, expect, test } from 'vitest';

import type { Decision } from '../../packages/local/iam/authorizer.ts';
import { requestTags, type RequestContext } from '../../packages/local/iam/context.ts';
import type { Asked } from './asked.ts';
import { allowances, type Allowance } from './isolation-matrix.ts';
import { everything } from './isolation-tuples.ts';
import {
  administrator,
  authorizer,
  awaited,
  callerOf,
  cloud,
  executionRoles,
  joinedKeys,
  practices,
  scopedRoles,
  sessions,
  type Session,
} from './isolation-world.ts';
import { ownerless } from './row-tuples.ts';

interface Answered {
  session: Session;
  asked: Asked;
  decision: Decision;
}

/** The functions that serve members and patients. */
/** Functions that finish what calls of an area began, and the area. */
const finishing = { grants: 'disclosures', inspections: 'notes' };
/** Objects in folders of patients, which functions of the practice write for each of them. */
const ofPatients: ReadonlySet<string> = new Set(['signed form', 'document']);
const serving = ['practice', 'chart', 'notes', 'disclosures', 'portal', 'ledger', ...Object.keys(finishing)];

const bucketPolicies = new Map(cloud.buckets.map(({ arn, policy }) => [arn, policy]));

const decide = (caller: Session['caller'], asked: Asked): Promise<Decision> =>
  authorizer.decide({
    caller,
    action: asked.action,
    resource: asked.resource,
    context: asked.context,
    resourcePolicy: asked.key?.policy ?? bucketPolicies.get(asked.resource.split('/')[0] ?? ''),
    encryptionContext: asked.encryptionContext,
  });

const bound = ({ bound: to }: Allowance, { owner: who }: Session, { owner }: Asked): boolean =>
  to === 'digest' || (owner?.practice === who.practice && (to === 'practice' || owner.provider === who.provider));

const rightful = (session: Session, asked: Asked): boolean =>
  allowances.some(
    (allowance) =>
      allowance.area === session.area &&
      allowance.kind === asked.kind &&
      allowance.actions.includes(asked.action) &&
      bound(allowance, session, asked),
  );

const isOfAnother = ({ session, asked }: Answered): boolean =>
  asked.owner?.provider !== undefined && asked.owner.provider !== session.owner.provider;

const isAllowed = ({ decision }: Answered): boolean => decision.outcome === 'Allowed';

const named = ({ session, asked, decision }: Answered): string =>
  `${session.area} of ${session.owner.practice} ${session.owner.provider ?? ''}: ${asked.action} ${asked.kind} of ${asked.owner?.practice} ${asked.owner?.provider ?? ''} on ${asked.resource}: ${decision.outcome}, ${decision.reason}`;

/** A few of them, in words; to be compared with none. */
const few = (answers: Answered[]): string[] => answers.slice(0, 5).map(named);

const answersOf = async (asking: Session[]): Promise<Answered[]> => {
  const answers: Answered[] = [];
  for (const session of asking)
    for (const asked of everything) answers.push({ session, asked, decision: await decide(session.caller, asked) });

  return answers;
};

describe(`every session asks for everything: ${sessions.length * everything.length} tuples of role, action, resource, tags and keys`, () => {
  let answers: Answered[] = [];

  beforeAll(async () => {
    answers = await answersOf(sessions);
  }, 600_000);

  test('which are 10,000 or more, each evaluated in every condition key', () => {
    expect(answers.length).toBeGreaterThanOrEqual(10_000);
    expect(few(answers.filter(({ decision }) => /not evaluated|simulator/.test(decision.reason)))).toEqual([]);
  });

  test('nothing of another practice is allowed', () => {
    expect(
      few(
        answers.filter(
          (answer) =>
            isAllowed(answer) &&
            !ownerless.has(answer.asked.kind) &&
            answer.asked.owner?.practice !== answer.session.owner.practice,
        ),
      ),
    ).toEqual([]);
  });

  test("no key of another originator is used and no note of another is written, in one's own practice", () => {
    const opening = new Set([
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'kms:Encrypt',
      'kms:CreateGrant',
      's3:PutObject',
      's3:DeleteObject',
    ]);
    expect(
      few(
        answers.filter(
          (answer) =>
            isAllowed(answer) &&
            opening.has(answer.asked.action) &&
            !ofPatients.has(answer.asked.kind) &&
            isOfAnother(answer),
        ),
      ),
    ).toEqual([]);
  });

  test('every own allow holds', () => {
    expect(few(answers.filter((answer) => rightful(answer.session, answer.asked) && !isAllowed(answer)))).toEqual([]);
    const found = new Set(
      answers.filter(isAllowed).map(({ session, asked }) => `${session.area} ${asked.action} ${asked.kind}`),
    );
    const wanted = allowances.flatMap(({ area, kind, actions }) =>
      actions.map((action) => `${area} ${action} ${kind}`),
    );
    expect(wanted.filter((one) => !found.has(one))).toEqual([]);
  });

  test('and nothing else', () => {
    expect(few(answers.filter((answer) => isAllowed(answer) && !rightful(answer.session, answer.asked)))).toEqual([]);
  });
});

describe("a function's own role", () => {
  const alone = [...executionRoles].map(([area, arn]): Session => ({
    area,
    owner: { practice: 'none' },
    caller: callerOf(arn, {}),
  }));

  test('may touch nothing of any practice; accounts and tokens ask whether there is a person, the door for recipients reads one link and counts calls by digest, the mail looks up what is due', async () => {
    const allowed = (await answersOf(alone)).filter(isAllowed);
    expect(allowed.map(({ session, asked }) => `${session.area} ${asked.action} ${asked.kind}`)).toEqual([
      'release dynamodb:GetItem disclosures LINK',
      'release dynamodb:UpdateItem idempotency RATE',
      'notices dynamodb:Query disclosures DUE',
      'notices dynamodb:PutItem disclosures DUE',
      ...['accounts', 'identity'].flatMap((area) =>
        practices
          .flatMap(({ providers }) => providers)
          .concat('')
          .map(() => `${area} dynamodb:GetItem practices PERSON`),
      ),
    ]);
  }, 600_000);

  const id = practices[0]?.id ?? '';
  const both = { acting: true, reading: true };
  const none = { acting: false, reading: false };
  const tagSets: [string, RequestContext, typeof both][] = [
    ['a practice', requestTags({ practice: id }), both],
    [
      'a practice, a member and a therapist',
      requestTags({ practice: id, member: 'mbr_1', provider: 'mbr_1' }),
      { acting: true, reading: false },
    ],
    ['a practice and a person', requestTags({ practice: id, person: 'sub' }), { acting: false, reading: true }],
    ['a person', requestTags({ person: 'sub' }), { acting: false, reading: true }],
    ['no tag', {}, none],
    ['a practice that is not one', requestTags({ practice: '*' }), none],
    ['a person and a practice that is not one', requestTags({ practice: '*', person: 'sub' }), none],
    ['no practice', requestTags({ member: 'mbr_1' }), none],
    ['another tag', requestTags({ practice: id, role: 'owner' }), none],
  ];

  test.each(tagSets)(
    'takes on its own scoped role, or that of the area whose calls it finishes, and no other, with %s: as the design says',
    async (_, context, { acting, reading }) => {
      const allowed: string[] = [];
      for (const { area, caller } of [...alone, ...sessions.slice(0, 6)]) {
        for (const [scoped, resource] of scopedRoles) {
          const resourcePolicy = cloud.roles.find(({ arn }) => arn === resource)?.trustPolicy;
          const ask = (action: string) => authorizer.decide({ caller, action, resource, context, resourcePolicy });
          const [assume, tag] = [await ask('sts:AssumeRole'), await ask('sts:TagSession')];
          if (assume.outcome === 'Allowed' && tag.outcome === 'Allowed') allowed.push(`${area} ${scoped}`);
        }
      }
      const areas = [...scopedRoles.keys()].filter(
        (scoped) => scoped !== 'accounts' && scoped !== 'membership' && !awaited.includes(scoped),
      );
      const own = [
        ...(acting
          ? [
              ...areas.map((scoped) => (scoped === 'release-download' ? `release ${scoped}` : `${scoped} ${scoped}`)),
              ...Object.entries(finishing).map(([worker, scoped]) => `${worker} ${scoped}`),
            ]
          : []),
        ...(reading ? ['accounts accounts', ...serving.map((area) => `${area} membership`)] : []),
      ];
      expect(allowed.toSorted()).toEqual(own.toSorted());
    },
  );
});

describe('the administrator of the account, who may do everything that an identity policy can give', () => {
  const uses = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:Encrypt', 'kms:CreateGrant', 'kms:ReEncryptFrom'];

  test.each(joinedKeys)('may manage $arn and cannot use it', async ({ arn, policy, tags }) => {
    const context = {
      ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value])),
      'kms:ViaService': 's3.us-east-1.amazonaws.com',
    };
    const ask = (action: string) => administrator.decide(action, { resource: arn, resourcePolicy: policy, context });
    expect((await ask('kms:DisableKey')).outcome).toBe('Allowed');
    expect(await Promise.all(uses.map(async (use) => (await ask(use)).outcome))).toEqual(
      uses.map(() => 'ImplicitlyDenied'),
    );
  });
});
