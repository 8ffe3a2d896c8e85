import { join } from 'node:path';
import { operatorAddress } from './identity/operator.ts';
import { passwordOf } from './identity/passwords.ts';
import { signIn, SignInRefused } from './identity/sign-in.ts';
import { signingKeys } from './identity/signing-keys.ts';
import { demoIn, runningIn } from './running.ts';

const directory = join(import.meta.dirname, '..', '..', '.local');

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const named = demoIn(directory)?.accounts ?? [{ name: 'operator', email: operatorAddress, who: 'the operator' }];
const known = `Accounts: ${named.map(({ name }) => name).join(', ')}, or the e-mail address of anyone who was invited.`;

const asked = process.argv[2];
if (asked === undefined) {
  fail(`pnpm -s token ACCOUNT\n${known}`);
}
const running = runningIn(directory);
if (running === undefined) {
  fail('The service is not running. Start it with: npx -y pnpm@12 start');
} else if (asked !== undefined) {
  const email = named.find(({ name }) => name === asked)?.email ?? asked;
  const password = passwordOf(signingKeys(join(directory, 'identity', 'issuer.json')), email);
  try {
    const { issuerUrl: issuer, clientId, redirectUri } = running;
    process.stdout.write(`${await signIn({ issuer, clientId, redirectUri, account: email, password })}\n`);
  } catch (fault) {
    fail(fault instanceof SignInRefused ? `There is no account ${asked}. ${known}` : `The service at ${running.issuerUrl} does not answer.`);
  }
}
