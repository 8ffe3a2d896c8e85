import { routeKeyOf } from '@sequester/contract';
import { serveVisitors } from '@sequester/edge';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { failurePage } from './answer.ts';
import { downloadExtractDoor } from './download-extract.ts';
import { readsHtml } from './form.ts';
import { probeLinkDoor } from './probe-link.ts';
import { sendCodeDoor } from './send-code.ts';
import { viewLinkDoor } from './view-link.ts';

const doors = new Map(
  [viewLinkDoor, probeLinkDoor, sendCodeDoor, downloadExtractDoor].map((door) => [routeKeyOf(door.operation), door]),
);

const opened = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const door = doors.get(event.routeKey);
  if (door === undefined) throw new Refusal('not-found');

  return door.open(event);
};

/** The door for recipients, who have no account: pages for people, problem details for programs. */
export const handler = serveVisitors(async (event) => {
  try {
    return await opened(event);
  } catch (error) {
    if (readsHtml(event)) return failurePage(event, error);

    throw error;
  }
});
