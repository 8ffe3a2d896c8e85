import { adjudicate } from '../adjudicate.ts';
import { bestRequest } from '../example-grounds.ts';
import { letterKind } from '../letters/kind.ts';
import { letter } from '../letters/letter.ts';
import { RecipientKind } from '../letters/recipient-kind.ts';
import { mayTellPatient } from '../letters/notice-letter.ts';
import { GroundAsserted } from '../parties.ts';
import { cases } from './decisions.ts';

const particulars = { practice: 'Example Practice', date: '2031-06-15', contact: { title: 'Privacy Officer', phone: '555-0100' }, complaints: { title: 'Compliance', phone: '555-0101' }, reference: 'R-1', docket: '31-CV-0001' };

const best = GroundAsserted.options.flatMap((ground) =>
  (['psychotherapy_notes', 'progress_notes'] as const).map((kind) => ({ id: `${ground}, ${kind}`, facts: bestRequest(ground, kind) })),
);

const written = (): Map<string, string[]> => {
  const texts = new Map<string, string[]>();
  for (const { id, facts } of [...cases, ...best]) {
    const decision = adjudicate(facts);
    const kind = letterKind(facts, decision);
    const kinds: RecipientKind[] = [...(kind ? [kind] : []), ...(mayTellPatient(decision) ? (['notice-to-patient'] as const) : [])];
    for (const each of kinds) {
      const { title, paragraphs } = letter(decision, each, particulars);
      const text = [`## ${each}: ${title}`, ...paragraphs].join('\n\n');
      texts.set(text, [...(texts.get(text) ?? []), id]);
    }
  }
  return texts;
};

const rank = (text: string) => RecipientKind.options.findIndex((kind) => text.startsWith(`## ${kind}:`));

const answers = (ids: string[]) => `Answers ${ids.slice(0, 8).join('; ')}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}.`;

/** Every letter that the worked cases and the best requests call for, each text once, to be read through. */
export const lettersText = (): string =>
  [...written()]
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([text, ids]) => `${text}\n\n[${answers(ids)}]\n`)
    .join('\n');
