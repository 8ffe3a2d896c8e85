import { AwsSession } from '@sequester/aws';
import type { DraftVault, ExtractVault, GrantMaker, NoteVault, PracticeContext } from '@sequester/domain';
import { MemberId, type NoteUpload, PracticeId } from '@sequester/model';
import { literalExtractVault } from '@sequester/testing/disclosures/literal-extract-vault';
import { literalDraftVault } from '@sequester/testing/notes/literal-note-drafts';
import { literalNoteVault } from '@sequester/testing/notes/literal-note-vault';
import { Steps } from '@sequester/testing/steps';
import { KmsGrantMaker, S3DraftVault, S3ExtractVault, S3NoteVault } from '@sequester/vault';
import { inject } from 'vitest';

import { contextOf, memberId } from './acting.ts';

/** The vaults of one practice, each in the session of who uses it. */
export interface Vaults {
  context: PracticeContext;
  originatorId: MemberId;
  keyArns: { practice: string; provider: string };
  notes: NoteVault;
  drafts: DraftVault;
  grants: GrantMaker;
  extracts: ExtractVault;
  /** Sends the first part of an upload, as a browser does. */
  send: (upload: NoteUpload, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

const literalVaults = (): Vaults => {
  const { vault, objects, parts } = literalNoteVault();
  const { maker, vault: extracts } = literalExtractVault(new Steps(), ({ objectKey }) => objects.get(objectKey));
  return {
    context: contextOf(),
    originatorId: memberId,
    keyArns: { practice: 'arn:invented-practice', provider: 'arn:invented-provider' },
    notes: vault,
    drafts: literalDraftVault().draftVault,
    grants: maker,
    extracts,
    send: async ({ uploadId }, bytes) => void parts.set(uploadId, new Map([[1, bytes]])),
  };
};

const bucket = 'sequester-dev-111122223333-vault';
const draftsBucket = 'sequester-dev-111122223333-drafts';
const granteeArn = 'arn:aws:iam::111122223333:role/sequester-dev-extracts-session';

const s3Vaults = (): Vaults => {
  process.env['AWS_ENDPOINT_URL'] = inject('laptop').endpoint;
  process.env['AWS_REGION'] = 'us-east-1';
  const { practiceId, originatorId, keyArns, sessions } = inject('vaults');
  const notes = new S3NoteVault(new AwsSession(sessions.notes), bucket);
  return {
    context: contextOf(PracticeId.parse(practiceId)),
    originatorId: MemberId.parse(originatorId),
    keyArns,
    notes,
    drafts: new S3DraftVault(new AwsSession(sessions.notes), { drafts: draftsBucket, vault: bucket }),
    grants: new KmsGrantMaker(new AwsSession(sessions.disclosures), { bucket, granteeArn }),
    extracts: new S3ExtractVault(new AwsSession(sessions.extracts), {
      vault: bucket,
      extracts: 'sequester-dev-111122223333-extracts',
    }),
    send: async (upload, bytes) => {
      const part = { number: 1, bytes: bytes.length, sha256: upload.sha256, seconds: 60 };
      const { url, headers } = await notes.incoming(upload, part);
      const { ok, status } = await fetch(url, { method: 'PUT', headers, body: bytes });
      if (!ok) throw new Error(`the part was refused with ${status}`);
    },
  };
};

/** What the suite of vaults is run against. */
export const vaults: [name: string, open: () => Vaults][] = [
  ['in memory', literalVaults],
  ['in S3 under keys of KMS', s3Vaults],
];
