import * as z from 'zod';

export interface HttpAnswer {
  status: number;
  headers: [string, string][];
  body: Uint8Array;
}

/** Bytes of JSON that Lambda gives back from one synchronous invocation: 6 MB and 100 bytes. */
const largestAnswer = 6_291_556;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

const FunctionAnswer = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), Scalar).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(Scalar)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** An answer of API Gateway itself. */
export const gatewayAnswer = (status: number, message: string, headers: [string, string][] = []): HttpAnswer => ({
  status,
  headers: [['content-type', 'application/json'], ...headers],
  body: Buffer.from(JSON.stringify({ message })),
});

/** What API Gateway makes of a function's result, payload format 2.0. A result without `statusCode` is the body of a 200. */
export const answerOf = (result: unknown): HttpAnswer => {
  if (Buffer.byteLength(JSON.stringify(result ?? null)) > largestAnswer)
    return gatewayAnswer(500, 'Internal Server Error');

  const parsed = FunctionAnswer.safeParse(result);
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: [['content-type', 'application/json']], body: Buffer.from(body) };
  }
  if (!parsed.success) return gatewayAnswer(500, 'Internal Server Error');

  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const bytes = Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8');
  const named = Object.entries(headers ?? {}).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    String(value),
  ]);
  return {
    status: statusCode,
    headers: [
      ...(named.some(([name]) => name === 'content-type')
        ? []
        : [['content-type', 'text/plain;charset=utf-8'] satisfies [string, string]]),
      ...named.filter(([name]) => name !== 'content-length'),
      ...(cookies ?? []).map((cookie): [string, string] => ['set-cookie', cookie]),
    ],
    body: bytes,
  };
};
