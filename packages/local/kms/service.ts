import { jsonService } from '../signing/json-service.ts';
import type { KmsSetup } from './access.ts';
import { cipherOperations } from './cipher.ts';
import { grantOperations } from './grant-operations.ts';
import { keyOperations } from './key-operations.ts';
import { macOperations, signatureOperations } from './signing-operations.ts';
import { aliasOperations, tagOperations } from './tag-operations.ts';

/** KMS over JSON 1.1. */
export const kmsService = (setup: KmsSetup) =>
  jsonService('TrentService', {
    ...keyOperations(setup),
    ...tagOperations(setup),
    ...aliasOperations(setup),
    ...grantOperations(setup),
    ...cipherOperations(setup),
    ...macOperations(setup),
    ...signatureOperations(setup),
  });
