import type { Answer } from '../api/operations.ts';

export type RequestAnswer = Answer<'getRequest'>;
export type WholeRequest = Extract<RequestAnswer, { view: 'whole' }>;
export type Paper = WholeRequest['artifacts'][number];

/** Reads that an act on a request makes old. */
export const requestReads = ['getRequest', 'listRequests'] as const;
