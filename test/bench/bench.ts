import { benchBundles } from './bundles.ts';
import { benchCalls } from './calls.ts';
import synthesise from '../synthesise.ts';

const benches: Record<string, () => Promise<void>> = { bundles: benchBundles, calls: benchCalls };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  synthesise();
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length === 0 || asked.includes(name)) {
      console.log(`\n${name}`);
      await bench();
    }
  }
}
