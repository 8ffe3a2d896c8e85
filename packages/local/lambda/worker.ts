import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread is started with. */
export interface Start {
  file: string;
  handler: string;
  name: string;
  arn: string;
  memoryMegabytes: number;
}

/** One event to serve. */
export interface Request {
  event: string;
  requestId: string;
  /** Epoch milliseconds. */
  deadline: number;
  /** How far the cloud's clock runs before the machine's, in milliseconds. */
  ahead: number;
}

const RealDate = Date;
let ahead = 0;

const cloudNow = (): number => RealDate.now() + ahead;

/** The clock of a function follows the cloud's own when that was set to another time. */
const CloudDate = new Proxy(RealDate, {
  construct: (real, given: unknown[]): object => Reflect.construct(real, given.length === 0 ? [cloudNow()] : given),
  get: (real, name): unknown => (name === 'now' ? cloudNow : Reflect.get(real, name)),
});

const follow = (milliseconds: number): void => {
  ahead = milliseconds;
  if (ahead !== 0 && globalThis.Date === RealDate) Reflect.set(globalThis, 'Date', CloudDate);
};

const start: Start = workerData;

const failureOf = (fault: unknown): { errorType: string; errorMessage: string; trace: string[] } =>
  fault instanceof Error
    ? { errorType: fault.name, errorMessage: fault.message, trace: (fault.stack ?? '').split('\n') }
    : { errorType: typeof fault, errorMessage: String(fault), trace: [] };

const load = async (): Promise<(event: unknown, context: unknown) => unknown> => {
  const module: object = await import(pathToFileURL(start.file).href);
  const handler: unknown = Object.entries(module).find(([name]) => name === start.handler)?.[1];
  if (typeof handler !== 'function')
    throw new TypeError(`${start.handler} is not exported by the bundle of ${start.name}`);

  return (event, context): unknown => Reflect.apply(handler, undefined, [event, context]);
};

const contextOf = (requestId: string, deadline: number): Record<string, unknown> => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName: start.name,
  functionVersion: '$LATEST',
  getRemainingTimeInMillis: () => Math.max(0, deadline - RealDate.now()),
  invokedFunctionArn: start.arn,
  logGroupName: `/aws/lambda/${start.name}`,
  logStreamName: 'local',
  memoryLimitInMB: String(start.memoryMegabytes),
});

const loaded = load().then(
  (handler) => ({ handler }),
  (fault: unknown) => ({ failure: failureOf(fault) }),
);

const run = async ({ event, requestId, deadline, ...request }: Request): Promise<object> => {
  follow(request.ahead);
  const module = await loaded;
  if ('failure' in module) return module;

  try {
    const result = await module.handler(JSON.parse(event), contextOf(requestId, deadline));
    return { payload: JSON.stringify(result ?? null) };
  } catch (fault) {
    console.error('Invoke Error', JSON.stringify(failureOf(fault)));
    return { failure: failureOf(fault) };
  }
};

parentPort?.on('message', (request: Request) => {
  void run(request).then((answer) => parentPort?.postMessage(answer, []));
});
