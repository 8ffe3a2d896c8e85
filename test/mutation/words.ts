import type { Ignorer } from '@stryker-mutator/api/ignore';
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

interface Node {
  type: string;
  value?: unknown;
  quasis?: { value: { raw: string } }[];
  operator?: string;
  callee?: { name?: string };
  property?: { name?: string };
  arguments?: unknown[];
}

interface Visited {
  node: Node;
  parent?: Node;
}

const WORDS = /\S \S+ \S/;

const wordsOf = ({ type, value, quasis = [] }: Node) =>
  type === 'StringLiteral' ? String(value) : quasis.map((part) => part.value.raw).join('…');

/** The word of a closed list, where another word does not compile: a reason's code, and what a field is compared with. */
const compiled = ({ node, parent }: Visited) =>
  node.type === 'StringLiteral' &&
  (/^[!=]==$/.test(parent?.operator ?? '') || (parent?.callee?.name === 'raise' && parent.arguments?.[0] === node));

/** A list of keys that is written as a text. */
const listed = ({ parent }: Visited) => parent?.callee?.name === 'words' || parent?.property?.name === 'split';

/** No mutants: three words or more are for people, who proofread them; a word of a closed list is held by the compiler. */
const words: Ignorer = {
  shouldIgnore: (visited: Visited) => {
    if (WORDS.test(wordsOf(visited.node)) && !listed(visited)) return 'words for people';
    return compiled(visited) ? 'held by the compiler' : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'words', words)];
