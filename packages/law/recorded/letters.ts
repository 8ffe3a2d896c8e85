import { adjudicate } from '../adjudicate.ts';
import { bestRequest } from '../example-grounds.ts';
import { letterKind } from '../letters/kind.ts';
import { letterFacts } from '../letters/letter-facts.ts';
import { letter } from '../letters/letter.ts';
import { RecipientKind } from '../letters/recipient-kind.ts';
import type { Particulars } from '../letters/particulars.ts';
import { mayTellPatient } from '../letters/notice-letter.ts';
import type { Facts } from '../facts.ts';
import { GroundAsserted } from '../parties.ts';
import { cases } from './decisions.ts';

const particulars: Particulars = { practice: 'Example Practice', date: '2031-06-15', contact: { title: 'Privacy Officer', phone: '555-0100' }, complaints: { title: 'Compliance', phone: '555-0101' }, reference: 'R-1', docket: '31-CV-0001', requester: 'Avery Counsel', proceeding: { paper: 'order', court: 'Court of Example County', docket: '31-CV-0001', judge: 'Judge Example', signedOn: '2031-05-28', returnDate: '2031-06-30', federal: false }, asked: { classes: ['progress_notes', 'diagnosis'], from: '2031-01-01', to: '2031-03-31' } };

/** One proceeding and one request in every text, so that a text differs only by what the law has it say. */
const said = (facts: Facts): Particulars => {
  const { jurisdiction, notesOpen } = letterFacts(facts);
  return { ...particulars, ...(jurisdiction ? { jurisdiction } : {}), ...(notesOpen === undefined ? {} : { notesOpen }) };
};

/** Letters that a patient reads, in either language. */
const toPatients = new Set<RecipientKind>(['accounting', 'amendment', 'notice-to-patient', 'patient']);

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
      for (const language of toPatients.has(each) ? (['en', 'es'] as const) : (['en'] as const)) {
        const { title, paragraphs } = letter(decision, each, { ...said(facts), language });
        const text = [`## ${each}: ${title}`, ...paragraphs].join('\n\n');
        texts.set(text, [...(texts.get(text) ?? []), id]);
      }
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
