import * as z from 'zod';

import { TemplateFault } from './intrinsics.ts';
import { functionNameOf } from './lambdas.ts';
import type { Cors, HttpApi, Route } from './plan.ts';
import type { Resource } from './resources.ts';

const ApiProperties = z.object({
  CorsConfiguration: z
    .object({
      AllowOrigins: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: z.number().optional(),
      AllowCredentials: z.boolean().default(false),
    })
    .optional(),
});

const RouteProperties = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.string().default('NONE'),
  AuthorizationScopes: z.array(z.string()).default([]),
});

const IntegrationProperties = z.object({
  IntegrationUri: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  PayloadFormatVersion: z.literal('2.0'),
});

const AuthorizerProperties = z.object({
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()).default([]) }),
});

const corsOf = (properties: Record<string, unknown>): Cors | undefined => {
  const cors = ApiProperties.parse(properties).CorsConfiguration;
  return cors === undefined
    ? undefined
    : {
        origins: cors.AllowOrigins,
        methods: cors.AllowMethods,
        headers: cors.AllowHeaders,
        exposed: cors.ExposeHeaders,
        maxAgeSeconds: cors.MaxAge,
        credentials: cors.AllowCredentials,
      };
};

const routeOf = (properties: Record<string, unknown>, functions: Map<string, string>): Route => {
  const route = RouteProperties.parse(properties);
  const functionName = functions.get(route.Target.replace('integrations/', ''));
  if (functionName === undefined) throw new TemplateFault(`the route ${route.RouteKey} has no integration`);

  if (route.AuthorizationType !== 'NONE' && route.AuthorizationType !== 'JWT') {
    throw new TemplateFault(
      `the laptop cloud does not know the authorizer of ${route.RouteKey}: ${route.AuthorizationType}`,
    );
  }

  const [method = 'ANY', path = ''] = route.RouteKey.split(' ');
  return {
    key: route.RouteKey,
    method: route.RouteKey === '$default' ? 'ANY' : method,
    path,
    functionName,
    authorized: route.AuthorizationType === 'JWT',
    scopes: route.AuthorizationScopes,
  };
};

/** The first segment that all routes with a token have in common, or nothing. */
const basePathOf = (routes: Route[]): string => {
  const [first, ...others] = new Set(
    routes.filter(({ authorized }) => authorized).map(({ path }) => path.split('/')[1] ?? ''),
  );
  return first === undefined || others.length > 0 ? '' : `/${first}`;
};

/** The HTTP API of the template with its routes, its JWT authorizer and its CORS settings. One at most. */
export const httpApiOf = (resources: Resource[]): HttpApi | undefined => {
  const of = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const [api, second] = of('AWS::ApiGatewayV2::Api');
  if (api === undefined) return undefined;

  if (second !== undefined) throw new TemplateFault('the laptop cloud serves one HTTP API');

  const functions = new Map(
    of('AWS::ApiGatewayV2::Integration').map(({ identity, properties }): [string, string] => [
      identity.ref,
      functionNameOf(IntegrationProperties.parse(properties).IntegrationUri),
    ]),
  );
  const authorizer = of('AWS::ApiGatewayV2::Authorizer').map(
    ({ properties }) => AuthorizerProperties.parse(properties).JwtConfiguration,
  )[0];
  const stage = of('AWS::ApiGatewayV2::Stage')[0]?.properties['StageName'];
  const routes = of('AWS::ApiGatewayV2::Route').map(({ properties }) => routeOf(properties, functions));
  return {
    id: api.identity.ref,
    endpoint: String(api.identity.attributes['ApiEndpoint']),
    stage: typeof stage === 'string' ? stage : '$default',
    basePath: basePathOf(routes),
    routes,
    issuer: authorizer?.Issuer,
    audience: authorizer?.Audience ?? [],
    cors: corsOf(api.properties),
  };
};
