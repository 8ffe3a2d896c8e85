import { routeKeyOf } from '@sequester/contract';
import { operations } from '@sequester/contract/operations';
import { doorLimits, windowSeconds } from '@sequester/domain';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { resources } from './template.ts';

const routes = resources(
  'ApiGatewayV2::Route',
  z.object({
    RouteKey: z.string(),
    AuthorizationType: z.string(),
    AuthorizerId: z.string().optional(),
    Target: z.string(),
  }),
);
const [stage] = resources(
  'ApiGatewayV2::Stage',
  z.object({
    AccessLogSettings: z.object({ Format: z.string() }),
    DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
    RouteSettings: z.record(z.string(), z.object({ ThrottlingRateLimit: z.number() })),
  }),
);
const open = ['$default', ...operations.filter(({ audience }) => audience.includes('public')).map(routeKeyOf)];

describe('the HTTP API', () => {
  test('has a route for every operation of the contract, one for all other paths, and no other', () => {
    expect(routes.map(({ RouteKey: key }) => key).toSorted()).toEqual(
      ['$default', ...operations.map(routeKeyOf)].toSorted(),
    );
  });

  test('asks for a token on every route but those that the contract opens to the public', () => {
    for (const { RouteKey: key, AuthorizationType: type, AuthorizerId: authorizer } of routes) {
      expect(type, key).toBe(open.includes(key) ? 'NONE' : 'JWT');
      expect(authorizer === undefined, key).toBe(open.includes(key));
    }
  });

  test('checks tokens of the one user pool for the one client', () => {
    const [authorizer] = resources(
      'ApiGatewayV2::Authorizer',
      z.object({
        AuthorizerType: z.string(),
        IdentitySource: z.array(z.string()),
        JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
      }),
    );
    expect(authorizer?.AuthorizerType).toBe('JWT');
    expect(authorizer?.IdentitySource).toEqual(['$request.header.Authorization']);
    expect(authorizer?.JwtConfiguration.Issuer).toMatch(/^https:\/\/cognito-idp\./);
    expect(authorizer?.JwtConfiguration.Audience).toHaveLength(1);
  });

  test('is throttled, and the public routes more than the rest, yet not so that one caller uses them up', () => {
    expect(stage?.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(Object.keys(stage?.RouteSettings ?? {}).toSorted()).toEqual(open.toSorted());
    for (const { ThrottlingRateLimit: rate } of Object.values(stage?.RouteSettings ?? {})) {
      expect(rate).toBeLessThan(stage?.DefaultRouteSettings.ThrottlingRateLimit ?? 0);
      expect(rate * windowSeconds).toBeGreaterThan(10 * doorLimits.callsOfSource);
    }
  });

  test('logs the route and never a path, a query, an address or a person', () => {
    const logged = z.record(z.string(), z.string()).parse(JSON.parse(stage?.AccessLogSettings.Format ?? '{}'));
    expect(Object.values(logged)).toContain('$context.routeKey');
    for (const value of Object.values(logged))
      expect(value).not.toMatch(/path|query|identity|sourceIp|userAgent|claims|domainName|protocol/i);
  });
});
