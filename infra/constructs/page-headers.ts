import { Aws, Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy, type ResponseCustomHeader } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

import type { Names } from '../names.ts';

interface PageHeadersProps {
  names: Names;
  /** Where the pages of the issuer lie. */
  signIn: string;
}

/** The buckets that a page speaks to by signed addresses. */
const buckets = ['vault', 'documents', 'artifacts', 'extracts'] as const;

/** What a page may load and do: its own files, the API, the issuer, and the buckets by signed addresses. Nothing inline, and no script from a text. */
const policyOf = ({ names, signIn }: PageHeadersProps): string => {
  const objects = buckets.map((name) => `https://${names.bucket(name)}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob:",
    "worker-src 'self'",
    `connect-src 'self' ${[signIn, ...objects].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types sequester-worker',
  ].join('; ');
};

const own = (header: string, value: string): ResponseCustomHeader => ({ header, value, override: true });

/** The headers under which every page of the app is read. */
export const pageHeaders = (scope: Construct, props: PageHeadersProps): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: `${props.names.prefix}-pages`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policyOf(props), override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        preload: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        own('cross-origin-opener-policy', 'same-origin'),
        own('cross-origin-resource-policy', 'same-origin'),
        own('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()'),
      ],
    },
  });
