import { configurationOf } from './configuration.ts';
import type { Credentials } from './credentials.ts';
import { faultOf, hasRunOut } from './fault.ts';
import type { AwsSession } from './session.ts';

/** A service of AWS: its name in `AWS_ENDPOINT_URL_<NAME>`, the part of the SDK that speaks to it, and how a client is made of that. */
interface ServiceDesign<Sdk, Client> {
  name: string;
  sdk: () => Sdk | Promise<Sdk>;
  client: (sdk: Sdk, configuration: ReturnType<typeof configurationOf>) => Client;
}

/** A call to a service in a session. What it throws is an `AwsFault`. */
export type ServiceCall<Sdk, Client> = <Answer>(
  session: AwsSession,
  act: (client: Client, sdk: Sdk) => Promise<Answer>,
) => Promise<Answer>;

/** How a service is called: with one client for each set of credentials, and once more where those have run out and the session has others. */
export const service = <Sdk, Client>({ name, sdk, client }: ServiceDesign<Sdk, Client>): ServiceCall<Sdk, Client> => {
  const clients = new WeakMap<Credentials, Client>();
  const clientOf = (credentials: Credentials, loaded: Sdk): Client => {
    const kept = clients.get(credentials);
    if (kept !== undefined) return kept;

    const made = client(loaded, configurationOf(name, credentials));
    clients.set(credentials, made);
    return made;
  };
  return (session, act) =>
    session.call(async () => {
      const { credentials } = session;
      const loaded = await sdk();
      try {
        return await act(clientOf(credentials, loaded), loaded);
      } catch (error) {
        const fault = faultOf(name, error);
        if (!hasRunOut(fault) || !(await session.renewed(credentials))) throw fault;
      }
      try {
        return await act(clientOf(session.credentials, loaded), loaded);
      } catch (error) {
        throw faultOf(name, error);
      }
    });
};
