import { getHealth } from '@sequester/contract';
import type { OpenOperation } from '@sequester/edge';

export const getHealthOperation: OpenOperation = { operation: getHealth, answer: async () => ({ status: 'ok' }) };
