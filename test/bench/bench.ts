import synthesise from '../synthesise.ts';
import { benchScan } from './big-scan.ts';
import { benchBundles } from './bundles.ts';
import { benchCalls } from './calls.ts';
import { benchGrowth } from './growth/growth.ts';
import { benchLaw } from './law/law.ts';
import { benchPdf } from './pdf.ts';
import { benchThousand } from './thousand-notes.ts';

type Bench = () => Promise<void>;

/** What `bench` measures when nothing is named; it needs the bundles and the template. */
const ofTheService: Record<string, Bench> = { bundles: benchBundles, calls: benchCalls };
/** What is measured of the whole service when it is named: it takes minutes. */
const ofMuch: Record<string, Bench> = { scan: benchScan, thousand: benchThousand, growth: benchGrowth };
/** What is measured when it is named: an engine alone. */
const ofAPackage: Record<string, Bench> = { law: benchLaw, pdf: benchPdf };
const benches = { ...ofTheService, ...ofMuch, ...ofAPackage };

const named = process.argv.slice(2);
const asked = named.length > 0 ? named : Object.keys(ofTheService);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  if (asked.some((name) => name in ofTheService || name in ofMuch)) synthesise();
  for (const name of asked) {
    console.log(`\n${name}`);
    await benches[name]?.();
  }
}
