/** What a caller reads where API Gateway answers by itself. */
export interface GatewayAnswer {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** Only where a token is asked for. */
  authorised?: true;
}

/**
 * What API Gateway says before a function is asked, or when none has answered in time. An HTTP API writes `{"message"}` there
 * and its body cannot be changed; a client shows these words instead. What no route takes is answered by `$default`.
 */
export const gatewayAnswers: readonly GatewayAnswer[] = [
  {
    status: 401,
    code: 'unauthenticated',
    title: 'There is no token, or it is not valid.',
    detail: 'Sign in again.',
    authorised: true,
  },
  {
    status: 403,
    code: 'forbidden',
    title: 'The token does not have the scope that is needed.',
    detail: 'Sign in through the app of the service.',
    authorised: true,
  },
  {
    status: 413,
    code: 'too-large',
    title: 'The body is larger than 10 MB.',
    detail: 'Send files by the signed addresses that an upload gives.',
  },
  {
    status: 429,
    code: 'too-many-calls',
    title: 'There are too many requests at once.',
    detail: 'Wait a moment and send the same again.',
  },
  { status: 500, code: 'fault', title: 'The function ended without an answer.', detail: 'Send the same again.' },
  { status: 503, code: 'no-answer', title: 'There was no answer within 30 seconds.', detail: 'Send the same again.' },
];
