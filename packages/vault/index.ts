export { DerivedCodes } from './derived-codes.ts';
export { DownloadRoleDoor } from './extract-door.ts';
export { createGrant, retireGrant, type ProviderGrant } from './grants.ts';
export { DerivedLetterSecrets } from './letter-secrets.ts';
export { countingKey, linkToken, oneTimeCode, sameSecret, tokenDigest } from './link-secrets.ts';
export { objectArn, objectKeys, type ObjectPlace } from './object-keys.ts';
export { S3DraftVault } from './s3-draft-vault.ts';
export { S3NoteVault } from './s3-note-vault.ts';
export {
  getObject,
  headObject,
  putSealed,
  removeIncoming,
  type ObjectFacts,
  type SealedObject,
} from './sealed-objects.ts';
export type { SignedUpload } from './sealing.ts';
export { signedDownload, signedUpload } from './signed-urls.ts';
export { type KeyPolicy, type KeyStatement } from './key-policy.ts';
export { practiceKeyPolicy, type PracticeKeySurroundings } from './practice-key-policy.ts';
export { providerKeyPolicy, type ProviderKeySurroundings } from './provider-key-policy.ts';
export { KmsGrantMaker, MacLinkTokens } from './disclosure-grants.ts';
export { S3ArtifactVault } from './s3-artifact-vault.ts';
export { S3DocumentVault } from './s3-document-vault.ts';
export { S3AccountingVault, S3FormVault, S3PaperDoor, S3PaperVault } from './s3-paper-vault.ts';
export { S3RecordDoor, S3RecordVault } from './s3-record-vault.ts';
export { S3ExtractVault } from './s3-extract-vault.ts';
