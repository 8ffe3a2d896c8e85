import { getOpenApi } from '@sequester/contract';
import type { OpenOperation } from '@sequester/edge';

/** Loaded when it is asked for: it names every schema of the service. */
export const getOpenApiOperation: OpenOperation = {
  operation: getOpenApi,
  answer: async () => (await import('@sequester/contract/openapi')).openApi(),
};
