import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

let bytes = 0;

/** Counts the bytes of every module file that is loaded from here on, CommonJS and ES alike. */
registerHooks({
  load: (url, context, next) => {
    if (url.startsWith('file:')) {
      bytes += readFileSync(fileURLToPath(url)).byteLength;
      Reflect.set(globalThis, 'loadedSourceBytes', bytes);
    }
    return next(url, context);
  },
});
