/** The calls that make a table: `create` is the body of CreateTable, `expiry` the attribute of its TTL. */
export interface TableCreation {
  name: string;
  create: Record<string, unknown>;
  expiry: string | undefined;
}

/** A Lambda function as the template describes it; `directory` holds its bundle. */
export interface LambdaFunction {
  name: string;
  arn: string;
  roleArn: string;
  handler: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
  directory: string;
}

/** A route of the HTTP API: the function it reaches, and whether a token is asked for. */
export interface Route {
  key: string;
  method: string;
  path: string;
  functionName: string;
  authorized: boolean;
  scopes: string[];
}

export interface Cors {
  origins: string[];
  methods: string[];
  headers: string[];
  exposed: string[];
  maxAgeSeconds: number | undefined;
  credentials: boolean;
}

export interface HttpApi {
  id: string;
  endpoint: string;
  stage: string;
  /** What the paths that ask for a token begin with; the API's own path on its origin. */
  basePath: string;
  routes: Route[];
  issuer: string | undefined;
  audience: string[];
  cors: Cors | undefined;
}

/** A stream of a table read by a function. */
export interface StreamMapping {
  id: string;
  tableName: string;
  functionName: string;
  batchSize: number;
  filters: unknown[];
  /** Retries after the first attempt; `undefined` stands for without end. */
  retries: number | undefined;
  maximumAgeSeconds: number | undefined;
  bisect: boolean;
  partialResponse: boolean;
  fromStart: boolean;
  failureQueueArn: string | undefined;
}

/** A queue whose messages a function is handed. */
export interface QueueMapping {
  id: string;
  queueArn: string;
  functionName: string;
  batchSize: number;
  /** Invocations at a time. */
  concurrency: number;
  partialResponse: boolean;
}

/** A rule or schedule that fires at a rate. */
export interface Schedule {
  name: string;
  everyMilliseconds: number;
  functionName: string;
  input: unknown;
  retries: number;
  /** Where an event goes that the function failed on to the last. */
  failureQueueArn: string | undefined;
}

/** What one client of the user pool may do, as the template says it. */
export interface SignInClient {
  id: string;
  scopes: string[];
  callbackUrls: string[];
  logoutUrls: string[];
  accessSeconds: number;
  idSeconds: number;
  refreshSeconds: number;
}

export interface PoolTrigger {
  poolId: string;
  client: SignInClient | undefined;
  tokenFunctionName: string | undefined;
}

/** A function that a service of AWS may invoke (`lambda:InvokeFunction` on its resource policy). */
export interface InvokePermission {
  functionName: string;
  principal: string;
}

/** The pages that a distribution serves beside the API. */
export interface WebPages {
  /** What begins with one of these goes to the API. */
  apiPrefixes: string[];
  /** Headers of every page. */
  headers: [string, string][];
  /** The function that is run on each request for a page. */
  code: string;
}

/** What this half of the laptop cloud runs. */
export interface Plan {
  tables: TableCreation[];
  functions: LambdaFunction[];
  permissions: InvokePermission[];
  api: HttpApi | undefined;
  streams: StreamMapping[];
  queues: QueueMapping[];
  schedules: Schedule[];
  pool: PoolTrigger | undefined;
  web: WebPages | undefined;
}
