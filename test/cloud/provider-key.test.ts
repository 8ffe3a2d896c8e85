import {
  CreateGrantCommand,
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  RetireGrantCommand,
  type CreateGrantCommandInput,
} from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, test } from 'vitest';

import { codeOf, objectArn, objectKey, sealed, startLaptop, type Clients } from './laptop.ts';
import { otherPractice, otherTherapist, practice, roleArn, therapist } from './policies.ts';

const laptop = await startLaptop();
afterAll(() => laptop.stop());

const keyArn = await laptop.providerKey();
const own = { practice, provider: therapist };
const notes = laptop.as('notes-session');
const supervisor = 'mbr_ssssssssssssssssssssssssss';
const [first, second] = ['mbr_cccccccccccccccccccccccccc', 'mbr_dddddddddddddddddddddddddd'];
const together = { ...own, custodian: first, 'second-custodian': second, decision: 'dec_eeeeeeeeeeeeeeeeeeeeeeeeee' };

const draftKey = (provider = therapist): string => `drafts/practices/${practice}/providers/${provider}/ses_1.json`;
const draftArn = (bucket: string, provider = therapist): string => `arn:aws:s3:::${bucket}/${draftKey(provider)}`;
const trainingSession = (member: string): string =>
  roleArn('training-session').replace(':iam:', ':sts:').replace(':role/', ':assumed-role/') + `/${member}`;
const training = (member = supervisor): Clients =>
  laptop.clients(laptop.endpoint.issueSession('training-session', { tags: { ...own, member }, sessionName: member }));

const get = (Key: string, Bucket = 'vault') => new GetObjectCommand({ Bucket, Key });
const read = async (clients: Clients, key: string, bucket?: string): Promise<string> =>
  clients.s3.send(get(key, bucket)).then(
    async ({ Body }) => (await Body?.transformToString()) ?? '',
    (fault: unknown) => (fault instanceof Error ? fault.name : 'unknown'),
  );

type Terms = Partial<CreateGrantCommandInput>;
const onObject = (arn: string): Terms => ({ Constraints: { EncryptionContextEquals: { 'aws:s3:arn': arn } } });

interface Kind {
  name: string;
  by: Clients;
  terms: Terms;
}

const sealedNote = objectKey('sealed');
await notes.s3.send(sealed(sealedNote, keyArn, 'sealed words'));

const builder = { GranteePrincipal: roleArn('extracts-session'), RetiringPrincipal: roleArn('extracts-session') };
const kinds: Kind[] = [
  { name: 'a disclosure', by: laptop.as('disclosures-session'), terms: builder },
  {
    name: 'training',
    by: notes,
    terms: { GranteePrincipal: trainingSession(supervisor), RetiringPrincipal: roleArn('notes-session') },
  },
  { name: 'succession', by: laptop.as('succession-session', together), terms: builder },
];

const grant = (by: Clients, terms: Terms) =>
  by.kms.send(
    new CreateGrantCommand({
      KeyId: keyArn,
      GranteePrincipal: undefined,
      Operations: ['Decrypt'],
      ...onObject(objectArn(sealedNote)),
      ...terms,
    }),
  );

describe("a therapist's key", () => {
  test('seals and opens a note for its therapist, through S3', async () => {
    expect(await read(notes, sealedNote)).toBe('sealed words');
  });

  test.each(['vault', 'drafts'])(
    'seals and opens a draft for its therapist alone, in the bucket %s',
    async (Bucket) => {
      const put = (clients: Clients, Key: string, IfNoneMatch?: string) =>
        clients.s3.send(
          new PutObjectCommand({
            Bucket,
            Key,
            Body: 'half a thought',
            ServerSideEncryption: 'aws:kms',
            SSEKMSKeyId: keyArn,
            IfNoneMatch,
          }),
        );
      await put(notes, draftKey(), '*');
      expect(await read(notes, draftKey(), Bucket)).toBe('half a thought');
      const other = laptop.as('notes-session', { practice, provider: otherTherapist });
      expect(await read(other, draftKey(), Bucket)).toBe('AccessDenied');
      expect(await codeOf(put(other, draftKey(otherTherapist), '*'))).toBe('AccessDenied');
      expect(await read(laptop.administrator, draftKey(), Bucket)).toBe('AccessDenied');
    },
  );

  test.each(kinds.filter(({ name }) => name !== 'training'))(
    'lets $name open one object to the extract builder until the grant is retired',
    async ({ by, terms }) => {
      const extracts = laptop.as('extracts-session', { practice });
      expect(await read(extracts, sealedNote)).toBe('AccessDenied');
      const { GrantId } = await grant(by, terms);
      expect(await read(extracts, sealedNote)).toBe('sealed words');
      await extracts.kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId }));
      expect(await read(extracts, sealedNote)).toBe('AccessDenied');
    },
  );

  test('lets its therapist open one note to the eyes of one supervisor, and take it back', async () => {
    const [training1, another] = [training(), training(otherTherapist)];
    const { GrantId } = await grant(notes, kinds[1]?.terms ?? {});
    expect(await read(training1, sealedNote)).toBe('sealed words');
    expect(await read(another, sealedNote)).toBe('AccessDenied');
    expect(await codeOf(training1.kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId })))).toBe(
      'AccessDeniedException',
    );
    await notes.kms.send(new RetireGrantCommand({ KeyId: keyArn, GrantId }));
    expect(await read(training1, sealedNote)).toBe('AccessDenied');
  });
});

const foreign = objectKey('foreign', practice, otherTherapist);
const widened: [string, Terms][] = [
  ['more than Decrypt', { Operations: ['Decrypt', 'GenerateDataKey'] }],
  ['granting on', { Operations: ['CreateGrant'] }],
  ['Decrypt and granting on', { Operations: ['Decrypt', 'CreateGrant'] }],
  ['ReEncrypt', { Operations: ['ReEncryptFrom'] }],
  ['no constraint', { Constraints: undefined }],
  ['an empty constraint', { Constraints: {} }],
  ['a part of a context', { Constraints: { EncryptionContextSubset: { 'aws:s3:arn': objectArn(sealedNote) } } }],
  ['a context without an object', { Constraints: { EncryptionContextEquals: { practice } } }],
  ['an object of another therapist', onObject(objectArn(foreign))],
  ['a draft of another therapist', onObject(draftArn('vault', otherTherapist))],
  ['an object of another practice', onObject(objectArn(objectKey('x', otherPractice)))],
  ['an object of another bucket', onObject(`arn:aws:s3:::open/${sealedNote}`)],
  ['all objects', onObject('*')],
  ['nobody to end it', { RetiringPrincipal: undefined }],
  ['another to end it', { RetiringPrincipal: roleArn('chart-session') }],
  ...['notes-session', 'disclosures-session', 'chart-session', 'training-session', 'succession-session', 'notes'].map(
    (name): [string, Terms] => [`${name} as grantee`, { GranteePrincipal: roleArn(name) }],
  ),
  ['the administrator as grantee', { GranteePrincipal: 'arn:aws:iam::111122223333:user/administrator' }],
  ['the account as grantee', { GranteePrincipal: 'arn:aws:iam::111122223333:root' }],
];

describe.each(kinds)('a grant for $name', ({ name, by, terms }) => {
  test.each(widened)('is not made with %s', async (_, more) => {
    expect(await codeOf(grant(by, { ...terms, ...more }))).toBe('AccessDeniedException');
  });

  test(`is ${name === 'training' ? 'not made' : 'made'} on a draft`, async () => {
    for (const bucket of ['vault', 'drafts']) {
      expect(await codeOf(grant(by, { ...terms, ...onObject(draftArn(bucket)) }))).toBe(
        name === 'training' ? 'AccessDeniedException' : 'none',
      );
    }
  });

  test('with a wildcard in its context opens nothing', async () => {
    await grant(by, { ...terms, ...onObject(objectArn(objectKey('*'))) });
    const viewer = name === 'training' ? training() : laptop.as('extracts-session', { practice });
    expect(await read(viewer, sealedNote)).toBe('AccessDenied');
  });

  test('is made by nobody else', async () => {
    const others: Record<string, Clients> = {
      administrator: laptop.administrator,
      'another therapist’s notes': laptop.as('notes-session', { practice, provider: otherTherapist }),
      'another therapist’s disclosures': laptop.as('disclosures-session', { practice, provider: otherTherapist }),
      'another practice': laptop.as('disclosures-session', { practice: otherPractice, provider: therapist }),
      'a member without a key': laptop.as('disclosures-session', { practice }),
      'the practice': laptop.as('practice-session'),
      'the chart': laptop.as('chart-session'),
      'the extract builder': laptop.as('extracts-session'),
      'a supervisor': training(),
      'the functions themselves': laptop.as('notes', {}),
      'succession without custodians': laptop.as('succession-session'),
    };
    for (const [who, clients] of Object.entries(others))
      expect(await codeOf(grant(clients, terms)), who).toBe('AccessDeniedException');
  });
});

const { custodian: _one, ...withoutFirst } = together;
const { 'second-custodian': _two, ...withoutSecond } = together;
const { decision: _why, ...undecided } = together;

describe('succession', () => {
  const apart: [string, Record<string, string>][] = [
    ['one custodian alone', withoutSecond],
    ['the second custodian alone', withoutFirst],
    ['the same custodian twice', { ...together, 'second-custodian': first }],
    ['no decision', undecided],
    ['a decision that is none', { ...together, decision: 'approved' }],
    ['the therapist as custodian', { ...together, custodian: therapist }],
    ['the therapist as second custodian', { ...together, 'second-custodian': therapist }],
    ['custodians who are no members', { ...together, custodian: 'acc_1', 'second-custodian': 'acc_2' }],
    ['a custodian without a name', { ...together, custodian: '' }],
    ['another therapist departed', { ...together, provider: otherTherapist }],
    ['another practice', { ...together, practice: otherPractice }],
  ];

  test.each(apart)('grants nothing with %s', async (_, tags) => {
    expect(await codeOf(grant(laptop.as('succession-session', tags), builder))).toBe('AccessDeniedException');
  });

  test('opens nothing itself, and no other role stands in for it', async () => {
    expect(await read(laptop.as('succession-session', together), sealedNote)).toBe('AccessDenied');
    for (const role of ['practice-session', 'chart-session', 'extracts-session', 'training-session'])
      expect(await codeOf(grant(laptop.as(role, together), builder)), role).toBe('AccessDeniedException');
  });
});

describe('without S3', () => {
  const everybody: [string, Clients][] = [
    ['the therapist', notes],
    ['the therapist’s disclosures', laptop.as('disclosures-session')],
    ['the extract builder', laptop.as('extracts-session')],
    ['a supervisor', training()],
    ['two custodians', laptop.as('succession-session', together)],
    ['the practice', laptop.as('practice-session')],
    ['the administrator', laptop.administrator],
  ];

  /** A blob that says it lies under the therapist's key: KMS asks for permission before it finds out. */
  const blobUnderKey = async (): Promise<Buffer> => {
    const { CiphertextBlob = new Uint8Array() } = await laptop.administrator.kms.send(
      new EncryptCommand({ KeyId: 'alias/buckets', Plaintext: Buffer.from('x') }),
    );
    const id = Buffer.from((keyArn.split('/').at(-1) ?? '').replaceAll('-', ''), 'hex');
    return Buffer.concat([CiphertextBlob.subarray(0, 1), id, CiphertextBlob.subarray(1 + id.length)]);
  };

  test.each(everybody)('%s makes and opens nothing, whatever the context', async (_, { kms }) => {
    const CiphertextBlob = await blobUnderKey();
    const EncryptionContext = { 'aws:s3:arn': objectArn(sealedNote) };
    const uses = [
      kms.send(new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from('x'), EncryptionContext })),
      kms.send(new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext })),
      kms.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext })),
      kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext })),
    ];
    expect(await Promise.all(uses.map(codeOf))).toEqual(uses.map(() => 'AccessDeniedException'));
  });

  test.each(everybody.slice(1))('nor does %s open the note through S3', async (_, clients) => {
    expect(await read(clients, sealedNote)).toBe('AccessDenied');
  });
});
