import { adjudicate } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import type { Facts } from '../facts.ts';
import { dayIn } from '../time-zone.ts';
import { explain } from './explain.ts';
import { letterKind } from './kind.ts';
import { letterFacts } from './letter-facts.ts';
import { letter } from './letter.ts';
import { longDay } from './particulars.ts';
import { wrapped } from './wrapped.ts';

const WIDTH = 100;

const plain = (word: string | null | undefined) => (word ?? 'not recorded').replaceAll('_', ' ');

const paper = (artifact: Artifact, index: number): string => {
  const of = 'issuer' in artifact && artifact.issuer ? ` of ${plain(artifact.issuer)}` : '';
  return `${artifact.id ?? `artifacts[${index}]`} (${plain(artifact.type)}${of})`;
};

const asked = ({ requested }: Facts): string => {
  const classes = (requested.classes ?? []).map(plain).join(', ');
  const ids = (requested.note_ids ?? []).join(', ');
  const days = [requested.date_from && `from ${requested.date_from}`, requested.date_to && `to ${requested.date_to}`];
  return [classes, ids && `(${ids})`, ...days].filter(Boolean).join(' ') || 'whatever is held';
};

/** Who asks whom for what, on which ground and papers. */
const matter = (facts: Facts): string[] => {
  const { requester, patient, holder, artifacts } = facts;
  const identity = requester.identity_verified === true ? 'identity verified' : 'identity not verified';
  const papers = artifacts.map(paper).join('; ') || 'none';
  return [
    `Who asks: ${plain(requester.type)} ${requester.id}, ${identity}. Ground: ${plain(facts.ground_asserted)}. Asked for: ${asked(facts)}.`,
    `Holder: ${holder.id}, under the law of ${facts.jurisdiction ?? 'a state not recorded'}. Patient: ${patient.id}, age ${patient.age ?? 'not recorded'}.`,
    `Papers: ${papers}.`,
  ];
};

const written = (facts: Facts): string[] => {
  const decision = adjudicate(facts);
  const kind = letterKind(facts, decision);
  if (!kind) return ['LETTER: none. The law asks for none on this ground.'];
  const { title, paragraphs } = letter(decision, kind, {
    ...letterFacts(facts),
    practice: facts.holder.id,
    date: longDay(dayIn(facts.as_of, facts.holder.time_zone)),
    contact: { title: 'Privacy Officer', phone: '(telephone)' },
  });
  return [`LETTER (${kind.replaceAll('-', ' ')}): ${title}`, ...paragraphs.flatMap((paragraph) => ['', paragraph])];
};

/** One case on one page for a lawyer: the matter, the decision with its reasons, citations and cures, and the letter. */
export const explainCase = (id: string, facts: Facts): string => {
  const rule = '-'.repeat(WIDTH);
  const decision = explain(adjudicate(facts)).split('\n');
  const lines = [
    `CASE ${id}, on the facts of ${facts.as_of}`,
    ...matter(facts),
    rule,
    ...decision,
    rule,
    ...written(facts),
  ];
  return lines.flatMap((line) => wrapped(line, WIDTH)).join('\n');
};
