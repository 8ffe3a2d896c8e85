import * as z from 'zod';

import { TemplateFault } from './intrinsics.ts';
import type { WebPages } from './plan.ts';
import type { Resource } from './resources.ts';

const Behavior = z.object({
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .default([]),
});

const DistributionProperties = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: Behavior,
    CacheBehaviors: z.array(z.object({ ...Behavior.shape, PathPattern: z.string().regex(/^\/[\w-]+\/\*$/) })),
  }),
});

const Flag = z.object({ Override: z.boolean() });

const HeadersProperties = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: Flag.extend({ ContentSecurityPolicy: z.string() }),
      ContentTypeOptions: Flag,
      ReferrerPolicy: Flag.extend({ ReferrerPolicy: z.string() }),
      StrictTransportSecurity: Flag.extend({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.boolean(),
        Preload: z.boolean(),
      }),
    }),
    CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }),
  }),
});

const FunctionProperties = z.object({ FunctionCode: z.string() });

const headersOf = (properties: Record<string, unknown>): [string, string][] => {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } =
    HeadersProperties.parse(properties).ResponseHeadersPolicyConfig;
  const { AccessControlMaxAgeSec: age, IncludeSubdomains: below, Preload: preload } = security.StrictTransportSecurity;
  return [
    ['content-security-policy', security.ContentSecurityPolicy.ContentSecurityPolicy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', security.ReferrerPolicy.ReferrerPolicy],
    ['strict-transport-security', `max-age=${age}${below ? '; includeSubDomains' : ''}${preload ? '; preload' : ''}`],
    ...custom.Items.map(({ Header, Value }): [string, string] => [Header.toLowerCase(), Value]),
  ];
};

/** What the distribution of the template makes of a request: what goes to the API, and under which function and headers pages are answered. */
export const webPagesOf = (resources: Resource[]): WebPages | undefined => {
  const of = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const [distribution, second] = of('AWS::CloudFront::Distribution');
  if (distribution === undefined) return undefined;

  if (second !== undefined) throw new TemplateFault('the laptop cloud serves one distribution');

  const config = DistributionProperties.parse(distribution.properties).DistributionConfig;
  const { ResponseHeadersPolicyId: policyId, FunctionAssociations: run } = config.DefaultCacheBehavior;
  const policy = of('AWS::CloudFront::ResponseHeadersPolicy').find(({ identity }) => identity.ref === policyId);
  const code = of('AWS::CloudFront::Function').find(
    ({ identity }) => identity.attributes['FunctionARN'] === run[0]?.FunctionARN,
  );
  if (policy === undefined || code === undefined)
    throw new TemplateFault('the distribution has no headers or no function for its pages');

  return {
    apiPrefixes: config.CacheBehaviors.map(({ PathPattern: pattern }) => pattern.slice(0, -1)),
    headers: headersOf(policy.properties),
    code: FunctionProperties.parse(code.properties).FunctionCode,
  };
};
