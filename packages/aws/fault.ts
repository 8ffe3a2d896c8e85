import * as z from 'zod';

/** An answer from AWS that is not a success: the service's own code and HTTP status, never its message, which may quote data. */
export class AwsFault extends Error {
  readonly service: string;
  readonly code: string;
  /** 0 where no answer came. */
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

/** What the SDK throws: an exception that names itself and its status, or an error of the connection that has a code. */
const Thrown = z.object({
  name: z.string(),
  code: z.string().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional().catch(undefined),
  CancellationReasons: z
    .array(z.object({ Code: z.string().default('None') }))
    .optional()
    .catch(undefined),
});

/** The codes by which AWS says that credentials have run out. It has done nothing then. */
const runOut = new Set(['ExpiredToken', 'ExpiredTokenException']);

export const hasRunOut = ({ code }: AwsFault): boolean => runOut.has(code);

/** What the SDK threw, as a fault of a service. */
export const faultOf = (service: string, thrown: unknown): AwsFault => {
  if (thrown instanceof AwsFault) return thrown;

  const { name, code, $metadata, CancellationReasons } = Thrown.catch({ name: 'Unknown' }).parse(thrown);
  const status = $metadata?.httpStatusCode ?? 0;
  const reasons = CancellationReasons?.map((reason) => reason.Code);
  return new AwsFault(service, status === 0 ? (code ?? name) : name, status, reasons);
};
