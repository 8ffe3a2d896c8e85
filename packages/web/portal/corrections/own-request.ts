import type { Answer } from '../../api/operations.ts';

export type OwnRequest = Answer<'listOwnRequests'>['requests'][number];
