import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';

type Verdict = { allowed: true; claims: Record<string, string> } | { allowed: false; reason: string };

export interface Authorizer {
  verdict(authorization: string | undefined): Promise<Verdict>;
}

const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;

  return typeof value === 'string' ? value : JSON.stringify(value);
};

/**
 * The JWT authorizer of an HTTP API: signature, issuer, audience, expiry. Claims reach the function as strings.
 * `jwks` are the issuer's public keys; nothing is fetched.
 */
export const jwtAuthorizer = (issuer: string, audience: string[], jwks: Jwks): Authorizer => {
  const verifier = JwtVerifier.create({ issuer, audience, jwksUri: 'https://localhost/jwks.json' });
  verifier.cacheJwks(jwks);
  return {
    verdict: async (authorization) => {
      const token = /^(?:Bearer\s+)?(\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return { allowed: false, reason: 'missing' };

      try {
        const payload: object = await verifier.verify(token);
        return {
          allowed: true,
          claims: Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)])),
        };
      } catch (fault) {
        return { allowed: false, reason: fault instanceof Error ? fault.name : 'invalid' };
      }
    },
  };
};
