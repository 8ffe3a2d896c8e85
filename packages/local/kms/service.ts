import { jsonService } from '../signing/json-service.ts';
import type { KmsGround } from './access.ts';
import { cipherOperations } from './cipher.ts';
import { grantOperations } from './grant-operations.ts';
import { keyOperations } from './key-operations.ts';
import { macOperations, signatureOperations } from './signing-operations.ts';
import { aliasOperations, tagOperations } from './tag-operations.ts';

/** KMS over JSON 1.1. */
export const kmsService = (ground: KmsGround) =>
  jsonService('TrentService', {
    ...keyOperations(ground),
    ...tagOperations(ground),
    ...aliasOperations(ground),
    ...grantOperations(ground),
    ...cipherOperations(ground),
    ...macOperations(ground),
    ...signatureOperations(ground),
  });
