import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';

/** What `node:worker_threads` gives, with the worker in the thread of its owner: a mutant in a worker's code acts in no other. */
export const sameThread = () => {
  const asked = new AsyncLocalStorage<EventEmitter>();
  const workerData = {};
  const parentPort = new EventEmitter();
  const port = Object.assign(parentPort, {
    postMessage: (message: unknown, transfer: ArrayBuffer[] = []) => {
      const [worker, answer] = [asked.getStore(), structuredClone(message, { transfer })];
      setImmediate(() => worker?.emit('message', answer));
    },
  });

  class Worker extends EventEmitter {
    constructor(_: URL, options: { workerData: object }) {
      super();
      Object.assign(workerData, options.workerData);
    }

    postMessage(message: unknown, transfer: ArrayBuffer[] = []) {
      const task = structuredClone(message, { transfer });
      setImmediate(() => asked.run(this, () => parentPort.emit('message', task)));
    }

    ref() {}
    unref() {}
    terminate() {}
  }

  /** A promise that fails unseen in a worker ends it. */
  const fail = (cause: unknown) => asked.getStore()?.emit('error', cause);
  return { threads: { Worker, workerData, parentPort: port }, fail };
};
