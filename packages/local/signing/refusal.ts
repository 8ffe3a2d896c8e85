/** An answer that AWS gives instead of doing what was asked: its code, its HTTP status, its words. */
export class AwsRefusal extends Error {
  readonly code: string;
  readonly status: number;
  /** Further fields of the answer: XML elements of S3, members of a JSON error. */
  readonly fields: Record<string, unknown>;
  /** What the laptop cloud knows beyond what AWS says. */
  readonly reason: string | undefined;

  constructor(
    code: string,
    message: string,
    more: { status?: number; fields?: Record<string, unknown>; reason?: string } = {},
  ) {
    super(message);
    this.name = 'AwsRefusal';
    this.code = code;
    this.status = more.status ?? 400;
    this.fields = more.fields ?? {};
    this.reason = more.reason;
  }
}
