import { pathToFileURL } from 'node:url';

// The Lambda runtime has loaded these before the handler.
await import('node:crypto');
await import('node:http');

const counted = (): number => {
  const loaded: unknown = Reflect.get(globalThis, 'loadedSourceBytes');
  return typeof loaded === 'number' ? loaded : 0;
};

const before = counted();
const started = performance.now();
await import(pathToFileURL(process.argv[2] ?? '').href);
const milliseconds = performance.now() - started;
process.stdout.write(JSON.stringify({ milliseconds, bytes: counted() - before }));
