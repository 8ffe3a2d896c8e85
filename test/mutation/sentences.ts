import type { Ignorer } from '@stryker-mutator/api/ignore';
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

interface Visited {
  node: { type: string; value?: unknown; quasis?: { value: { raw: string } }[] };
}

const WORDS = /\S \S+ \S/;

const wordsOf = ({ type, value, quasis = [] }: Visited['node']) =>
  type === 'StringLiteral' ? String(value) : quasis.map((part) => part.value.raw).join('…');

/** A literal of three words or more is for people: it is proofread, and no test asserts it word by word. */
const sentences: Ignorer = {
  shouldIgnore: ({ node }: Visited) => (WORDS.test(wordsOf(node)) ? 'words for people' : undefined),
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'sentences', sentences)];
