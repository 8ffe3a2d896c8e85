export { createGrant, retireGrant, type ProviderGrant } from './grants.ts';
export { linkToken, oneTimeCode, sameSecret, tokenDigest } from './link-secrets.ts';
export { objectArn, objectKeys, type ObjectPlace } from './object-keys.ts';
export { S3NoteVault } from './s3-note-vault.ts';
export { getObject, headObject, putSealed, removeIncoming, type ObjectFacts, type SealedObject } from './sealed-objects.ts';
export { signedDownload, signedUpload, type SignedUpload } from './signed-urls.ts';
export { type KeyPolicy, type KeyStatement } from './key-policy.ts';
export { practiceKeyPolicy, type PracticeKeySurroundings } from './practice-key-policy.ts';
export { providerKeyPolicy, type ProviderKeySurroundings } from './provider-key-policy.ts';
