import type { Operation } from '@sequester/contract';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** One operation of the recipient's door and what carries it out. */
export interface Door {
  operation: Operation;
  open: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
}
