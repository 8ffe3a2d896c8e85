import type { LambdaFunction } from '../template/plan.ts';
import type { Endpoint } from '../types.ts';
import type { PoolHost } from './function-pool.ts';
import type { FunctionLogs } from './logs.ts';

/** An execution role's session, as long as Lambda keeps one: 12 hours. */
const executionSeconds = 12 * 3600;

const otherEndpoint = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      name.startsWith('AWS_ENDPOINT_URL') && value !== undefined ? [[name, value]] : [],
    ),
  );

/** What functions get from the cloud: credentials of their role, where AWS answers, a log, the time. */
export const hostOf = (endpoint: Endpoint, logs: FunctionLogs, clock: () => number): PoolHost => ({
  now: clock,
  ahead: () => {
    const milliseconds = clock === Date.now ? 0 : clock() - Date.now();
    return Math.abs(milliseconds) < 1000 ? 0 : milliseconds;
  },
  write: (functionName, text) => logs.write(functionName, text),
  environment: { AWS_ENDPOINT_URL: endpoint.url, ...otherEndpoint() },
  credentials: ({ roleArn, name }) =>
    endpoint.issueSession(roleArn.slice(roleArn.lastIndexOf('/') + 1), {
      sessionName: name,
      seconds: executionSeconds,
    }),
});

/** The public address of a stage is this machine's here. */
export const withLocalUrls = (functions: LambdaFunction[], url: string): LambdaFunction[] =>
  functions.map((spec) =>
    'PUBLIC_URL' in spec.environment ? { ...spec, environment: { ...spec.environment, PUBLIC_URL: url } } : spec,
  );
