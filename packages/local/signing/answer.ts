import type { Protocol } from './faults.ts';
import type { AwsRefusal } from './refusal.ts';

/** What goes back over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML content. */
const xmlText = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

/** Elements of one level, in order; `undefined` is left out. */
export const xmlElements = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`)
    .join('');

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A JSON answer in the version of the protocol that was asked for. */
export const jsonAnswer = (body: unknown, contentType: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': contentType },
  body: JSON.stringify(body),
});

const denied = (protocol: Protocol): number => (protocol === 'json' ? 400 : 403);

const jsonRefusal = (refusal: AwsRefusal, protocol: Protocol): Answer => {
  const code = refusal.code === 'AccessDenied' ? 'AccessDeniedException' : refusal.code;
  const status = refusal.code === 'AccessDenied' ? denied(protocol) : refusal.status;
  return {
    status,
    headers: {
      'content-type': protocol === 'json' ? 'application/x-amz-json-1.0' : 'application/json',
      'x-amzn-errortype': code,
    },
    body: JSON.stringify({
      ...(protocol === 'json' ? { __type: code } : {}),
      message: refusal.message,
      ...refusal.fields,
    }),
  };
};

const s3Refusal = (refusal: AwsRefusal, requestId: string): Answer => {
  const status = refusal.code === 'AccessDenied' ? denied('s3') : refusal.status;
  const named = xmlElements({
    Code: refusal.code,
    Message: refusal.message,
    ...refusal.fields,
    RequestId: requestId,
    HostId: 'laptop',
  });
  return { status, headers: { 'content-type': 'application/xml' }, body: `${xmlHead}<Error>${named}</Error>` };
};

const queryRefusal = (refusal: AwsRefusal, requestId: string): Answer => {
  const status = refusal.code === 'AccessDenied' ? denied('query') : refusal.status;
  const error = xmlElements({
    Type: status >= 500 ? 'Receiver' : 'Sender',
    Code: refusal.code,
    Message: refusal.message,
  });
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
};

/** A refusal as the protocol words it. */
export const refusalAnswer = (refusal: AwsRefusal, protocol: Protocol, requestId: string): Answer => {
  if (protocol === 's3') return s3Refusal(refusal, requestId);

  return protocol === 'query' ? queryRefusal(refusal, requestId) : jsonRefusal(refusal, protocol);
};
