import type { IncomingMessage, ServerResponse } from 'node:http';

import { styleHash } from './sign-in-pages.ts';

/** The issuer's own address, and the origins that its answers may lead to. */
export interface Addresses {
  url: string;
  origins: string[];
}

/** Sets the headers under which every answer of the issuer is read: no frame, no script, no other style, nothing kept. */
export const secure = (response: ServerResponse, { origins }: Addresses): void => {
  const policy = {
    'default-src': ["'none'"],
    'style-src': [styleHash],
    // A browser follows this rule along the redirects after the form, back to the application.
    'form-action': ["'self'", ...origins],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  const directives = Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(' ')}`);
  response.setHeader('content-security-policy', directives.join('; '));
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('x-content-type-options', 'nosniff');
  // Without a referrer to its own page a form would come from the origin `null`.
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cache-control', 'no-store');
};

/**
 * Whether a request was meant for this issuer: its Host is the configured one (another name that leads here, DNS rebinding
 * for example, gets nothing), and a form comes from its own page.
 */
export const meant = ({ method, headers, url: path = '' }: IncomingMessage, { url }: Addresses): boolean => {
  const form = method === 'POST' && path.startsWith('/interaction/');
  return headers.host === new URL(url).host && (!form || headers.origin === undefined || headers.origin === url);
};
