/** A person of the user pool as the sign-in needs them. */
export interface Account {
  username: string;
  sub: string;
  enabled: boolean;
  attributes: Record<string, string>;
  groups: string[];
}

/** The user pool of the laptop cloud, kept by its Cognito half. */
export interface AccountSource {
  withSub(sub: string): Account | undefined;
  /** The account of a user name or e-mail address, and whether the password opens it. The same work for a name that is nobody's. */
  checked(name: string, password: string): { account: Account | undefined; admitted: boolean };
  /** Epoch milliseconds of the last sign-out everywhere; what was begun before has ended. */
  signedOutAt(sub: string): number;
}
