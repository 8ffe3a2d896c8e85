import { join } from 'node:path';

import { operatorAddress } from './identity/operator.ts';
import { passwordOf } from './identity/passwords.ts';
import { SignInRefused } from './identity/sign-in.ts';
import { signedIn } from './identity/signed-in.ts';
import { signingKeys } from './identity/signing-keys.ts';
import { demoIn, runningIn } from './running.ts';

const directory = join(import.meta.dirname, '..', '..', '.local');

const named = demoIn(directory)?.accounts ?? [{ name: 'operator', email: operatorAddress, who: 'the operator' }];
const known = `Accounts: ${named.map(({ name }) => name).join(', ')}, or the e-mail address of anyone who was invited.`;

const printToken = async (account: string | undefined): Promise<string | undefined> => {
  const running = runningIn(directory);
  if (account === undefined) return `pnpm -s run token ACCOUNT\n${known}`;

  if (running === undefined) return 'The service is not running. Start it with: npx -y pnpm@12 start';

  const email = named.find(({ name }) => name === account)?.email ?? account;
  const password = passwordOf(signingKeys(join(directory, 'identity', 'issuer.json')), email);
  const { issuerUrl: issuer, clientId, redirectUri } = running;
  try {
    process.stdout.write(`${await signedIn({ issuer, clientId, redirectUri, account: email, password })}\n`);
    return undefined;
  } catch (fault) {
    return fault instanceof SignInRefused
      ? `There is no account ${account}. ${known}`
      : `The service at ${issuer} does not answer.`;
  }
};

const wrong = await printToken(process.argv[2]);
if (wrong !== undefined) {
  process.stderr.write(`${wrong}\n`);
  process.exitCode = 1;
}
