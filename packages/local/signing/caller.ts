import type { PolicyDocument } from '../types.ts';

/** Who signed a request, once the signature is believed. */
export interface Caller {
  kind: 'user' | 'session';
  /** The user's ARN, or the ARN of the role's session. */
  arn: string;
  /** The user's or the role's own ARN. */
  principalArn: string;
  name: string;
  userId: string;
  /** Session tags. */
  tags: Readonly<Record<string, string>>;
  transitiveTagKeys: readonly string[];
  sessionPolicy?: PolicyDocument | undefined;
  /** Epoch milliseconds; a user's credentials do not end. */
  issuedAt?: number | undefined;
}
