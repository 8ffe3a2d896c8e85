/** A person of the user pool as the sign-in needs them. `password` is what the mail or the console told them. */
export interface Account {
  username: string;
  sub: string;
  enabled: boolean;
  password: string;
  attributes: Record<string, string>;
}

/** The user pool of the laptop cloud, kept by its Cognito half. */
export interface AccountSource {
  /** By user name or e-mail address. */
  named(name: string): Account | undefined;
  withSub(sub: string): Account | undefined;
}
