/** What is wrong with one field, by its place in what was sent (`body.name`). */
export interface FieldProblem {
  path: string;
  code: string;
  text: string;
  citation?: string | undefined;
}

interface Words {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors?: readonly FieldProblem[];
  current?: unknown;
}

/** A call that did not do what was asked: a refusal with its words, a fault, or no answer at all (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** What the person can do next. */
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** Of a conflict: what stands now. */
  readonly current: unknown;

  constructor({ status, code, title, detail, errors = [], current }: Words) {
    super(title);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.current = current;
  }

  /** Whether the same may be sent again without a change. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

const textAt = (value: unknown, name: string): string | undefined => {
  const found = at(value, name);
  return typeof found === 'string' ? found : undefined;
};

const fieldsOf = (body: unknown): FieldProblem[] => {
  const errors = at(body, 'errors');
  return (Array.isArray(errors) ? errors : []).map((one: unknown) => ({
    path: textAt(one, 'path') ?? '',
    code: textAt(one, 'code') ?? '',
    text: textAt(one, 'text') ?? '',
    citation: textAt(one, 'citation'),
  }));
};

/** What API Gateway says by itself has no words for people: these stand in for them. */
const gatewayWords: Record<number, { code: string; title: string; detail: string }> = {
  401: { code: 'unauthenticated', title: 'You are not signed in any more.', detail: 'Sign in again to go on.' },
  403: { code: 'forbidden', title: 'This is not yours to do.', detail: 'Sign in as somebody who may.' },
  413: { code: 'too-large', title: 'That is too large to send at once.', detail: 'Send less, or send it as a file.' },
  429: { code: 'too-many-calls', title: 'Too many people ask at once.', detail: 'Wait a moment, then try again.' },
};

const fault = {
  code: 'fault',
  title: 'Something went wrong on our side.',
  detail: 'Nothing half-done remains. Try again.',
};

/** A problem from an answer that is no success. */
export const problemOf = (status: number, body: unknown): Problem => {
  const title = textAt(body, 'title');
  const code = textAt(body, 'code');
  if (title === undefined || code === undefined || status >= 500)
    return new Problem({ status, ...(gatewayWords[status] ?? fault) });

  return new Problem({
    status,
    code,
    title,
    detail: textAt(body, 'detail') ?? '',
    errors: fieldsOf(body),
    current: at(body, 'current'),
  });
};

/** There was no answer: no connection, or the service is away. */
export const unreachable = (): Problem =>
  new Problem({
    status: 0,
    code: 'unreachable',
    title: 'We cannot reach Sequester.',
    detail: 'Check your connection, then try again.',
  });

/** Whatever was thrown, as a problem that can be shown. */
export const asProblem = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : new Problem({ status: 500, ...fault });
