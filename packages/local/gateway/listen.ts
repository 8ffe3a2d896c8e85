import { createServer, type Server } from 'node:net';

/** A port that something else listens on. */
export class PortTaken extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`port ${port} is taken`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** Listens on the loopback interface alone. A taken port is thrown as `PortTaken`. */
export const listen = <S extends Server>(server: S, port: number): Promise<S> =>
  new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? new PortTaken(port) : fault),
    );
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

/** Throws `PortTaken` for the first of the ports that is not free. */
export const refuseTakenPorts = async (ports: number[]): Promise<void> => {
  for (const port of ports) {
    const server = await listen(createServer(), port);
    await new Promise((resolve) => server.close(resolve));
  }
};
