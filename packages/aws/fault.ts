/** An answer from AWS that is not a success: the service's own code and HTTP status, never its message, which may quote data. */
export class AwsFault extends Error {
  readonly service: string;
  readonly code: string;
  readonly status: number;
  /** Per item of a cancelled DynamoDB transaction, its code, in order. */
  readonly reasons: readonly string[];

  constructor(service: string, code: string, status: number, reasons: readonly string[] = []) {
    super(`${service} ${code}`);
    this.name = 'AwsFault';
    this.service = service;
    this.code = code;
    this.status = status;
    this.reasons = reasons;
  }
}
