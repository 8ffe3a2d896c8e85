import { tryInput } from './try-input.ts';

const [from = 0, to = 0, seed = 1] = process.argv.slice(2).map(Number);

/** Tries the inputs of a range and says a line of JSON about each; a process of its own, so that its owner can end it when it hangs. */
for (let input = from; input < to; input += 1) {
  const fate = await tryInput(input, seed);
  process.stdout.write(`${JSON.stringify({ ...fate, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
}
process.exit(0);
