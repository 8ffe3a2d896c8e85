import * as fc from 'fast-check';

/** Every property is tried on the same cases each time; `SEED` gives others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_129) });
