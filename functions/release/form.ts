import type * as contract from '@sequester/contract';
import { bodyText, header, read, refuseBrokenTexts } from '@sequester/edge';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';

/** A browser says that it reads HTML; anything else is answered in JSON. */
export const readsHtml = (event: APIGatewayProxyEventV2): boolean =>
  (header(event, 'accept') ?? '').includes('text/html');

const fields = (event: APIGatewayProxyEventV2): unknown => {
  const text = bodyText(event);
  if ((header(event, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));

  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    return undefined;
  }
};

/** The fields of a form or of a JSON body. Refuses `invalid-request` by field, never by value. */
export const parseForm = <Body extends z.ZodType>(
  operation: { body: Body },
  event: APIGatewayProxyEventV2,
): z.output<Body> => {
  const body = fields(event);
  refuseBrokenTexts({ body });
  const parsed = read('body', operation.body, body);
  if (!parsed.ok) throw new Refusal('invalid-request', parsed.details);

  return parsed.data;
};

/** The name of this one try: the hidden field of the page, or the Idempotency-Key of a program. */
export const attemptName = (
  event: APIGatewayProxyEventV2,
  form: z.output<typeof contract.downloadExtract.body>,
): string | undefined => form.attempt ?? header(event, 'idempotency-key');
