import type { Operation } from '@sequester/contract';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import type { Call } from './visit.ts';

/** One operation of the recipient's door and what carries it out. */
export interface Door {
  operation: Operation;
  open: (call: Call) => Promise<APIGatewayProxyStructuredResultV2>;
}
