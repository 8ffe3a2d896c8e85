import { apiPath, routeKeyOf, routePathOf, type Operation } from '@sequester/contract';
import { operations } from '@sequester/contract/operations';
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { acknowledge } from '../constructs/acknowledged.ts';
import type { AreaFunction } from '../constructs/area-function.ts';
import type { FunctionName } from '../functions.ts';
import type { Stage } from '../stages.ts';
import type { Keys } from './keys.ts';
import type { ServiceStackProps } from './records.ts';

interface ApiStackProps extends ServiceStackProps {
  keys: Keys;
  areas: ReadonlyMap<FunctionName, AreaFunction>;
  issuer: string;
  audience: string;
}

type Integrations = ReadonlyMap<Operation['area'], HttpLambdaIntegration>;

/** What is logged of a request. The route, never the path: a path holds ids and link tokens. No address, no query. */
const accessLogFields = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMilliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  integrationStatus: '$context.integrationStatus',
  authorizerError: '$context.authorizer.error',
};

/**
 * Requests a second on each route that asks for no account, of all callers together: half of what the API takes. One source
 * and one link are limited by the function behind the route, so that none uses up what all share.
 */
const publicThrottle = ({ throttle }: Stage) => ({
  ThrottlingRateLimit: throttle.rate / 2,
  ThrottlingBurstLimit: throttle.burst / 2,
});

const areasOf = (all: readonly Operation[]) => [...new Set(all.map(({ area }) => area))];

/** The HTTP API: one route for each operation of the contract, and one for every other path. */
export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { stage, names, keys, areas, issuer, audience, ...props }: ApiStackProps) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'Api', {
      apiName: names.prefix,
      description: 'Sequester',
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Tokens', issuer, { jwtAudience: [audience] }),
    });
    const integrations = new Map(
      areasOf(operations).map((area) => {
        const target = areas.get(area);
        if (target === undefined) throw new Error(`The contract names the area ${area}, which has no function`);

        return [area, new HttpLambdaIntegration(area, target.lambda, { scopePermissionToRoute: false })];
      }),
    );
    const routes = [
      ...operations.map((operation) => this.#route(operation, integrations)),
      this.#otherPaths(integrations),
    ];
    const apiStage = this.#stage(stage, names.prefix, keys);
    apiStage.node.addDependency(...routes);
    new CfnOutput(this, 'Url', { value: `${this.api.apiEndpoint}${apiPath}`, description: 'Where the API answers' });
  }

  #route(operation: Operation, integrations: Integrations): HttpRoute {
    const integration = integrations.get(operation.area);
    if (integration === undefined) throw new Error(`No integration for ${operation.id}`);

    const open = operation.audience.includes('public');
    const route = new HttpRoute(this, operation.id, {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(routePathOf(operation), HttpMethod[operation.method]),
      integration,
      ...(open ? { authorizer: new HttpNoneAuthorizer() } : {}),
    });
    if (open) {
      acknowledge(
        route,
        'AwsSolutions-APIG4',
        operation.area === 'release'
          ? 'A recipient has no account. A 256-bit token, a one-time code to the recorded address and a fresh legal decision stand before anything is given.'
          : 'It tells whether the service is up, or prints its public description; it reads no record.',
      );
    }
    return route;
  }

  /** What no operation takes, `not-found` as problem details: an HTTP API's own 404 cannot be worded. */
  #otherPaths(integrations: Integrations): HttpRoute {
    const integration = integrations.get('practice');
    if (integration === undefined) throw new Error('No integration for other paths');

    const route = new HttpRoute(this, 'otherPaths', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledge(
      route,
      'AwsSolutions-APIG4',
      'It says that there is nothing at this path, to anyone; it reads no record.',
    );
    return route;
  }

  #stage(stage: Stage, prefix: string, keys: Keys): HttpStage {
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            logGroupName: `/aws/apigateway/${prefix}`,
            encryptionKey: keys.operations,
            retention: stage.logRetentionDays,
            removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    const open = operations.filter(({ audience }) => audience.includes('public'));
    const resource = httpStage.node.defaultChild;
    if (resource instanceof CfnStage) {
      resource.routeSettings = Object.fromEntries(
        [...open.map(routeKeyOf), '$default'].map((key) => [key, publicThrottle(stage)]),
      );
    }

    return httpStage;
  }
}
