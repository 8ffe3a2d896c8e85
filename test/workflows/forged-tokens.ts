const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

/** Tokens that were never issued, made from tokens that were. */
export const forgeries = (
  own: Record<string, string>,
  foreign: Record<string, string>,
  practice: string,
): { name: string; token: string }[] => {
  const [header = '', payload = '', signature = ''] = (own['therapist'] ?? '').split('.');
  const [, , foreignSignature = ''] = (foreign['therapist'] ?? '').split('.');
  const [, otherPayload = ''] = (own['owner'] ?? '').split('.');
  const moved = encoded({ ...decoded(payload), sub: decoded(otherPayload)['sub'] });
  const promoted = encoded({
    ...decoded(payload),
    operator: 'true',
    practice,
    roles: 'owner privacy-officer provider',
  });
  return [
    { name: 'a token of another person', token: `${header}.${moved}.${signature}` },
    { name: 'a token with more in it', token: `${header}.${promoted}.${signature}` },
    {
      name: 'a token from after a sign-out',
      token: `${header}.${encoded({ ...decoded(payload), epoch: '9' })}.${signature}`,
    },
    { name: "a token with another's signature", token: `${header}.${payload}.${foreignSignature}` },
    { name: 'an unsigned token', token: `${encoded({ alg: 'none', typ: 'JWT' })}.${moved}.` },
    {
      name: 'a token of another issuer',
      token: `${header}.${encoded({ ...decoded(payload), iss: 'http://localhost:1' })}.${signature}`,
    },
    { name: 'an expired token', token: `${header}.${encoded({ ...decoded(payload), exp: 1 })}.${signature}` },
  ];
};
