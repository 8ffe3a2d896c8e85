import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, paragraphs, re, signedFor } from './particulars.ts';

const LAWFUL = 'an order that meets what federal and state law ask for the records it names';

/** 42 CFR 2.13(c)(2): a refusal must not reveal that anybody was treated for a substance use disorder. */
const suffices = ({ reasons, cures }: Decision) => (reasons.some(({ code }) => code.startsWith('part2')) ? [LAWFUL] : cures);

/** To a court: production of exactly what the order names, or what keeps the practice from producing (45 CFR 164.512(e)(1)(i)). */
export function courtLetter(decision: Decision, particulars: Particulars): Letter {
  const terms = decision.scope.terms ?? [];
  const produced = leaves(decision.outcome);
  return {
    title: produced ? 'Production under the order' : 'Response to the order',
    paragraphs: paragraphs(
      `${particulars.date}. ${re(particulars)}`.trim(),
      produced
        ? 'Produced herewith is what the order expressly authorizes and nothing else (45 CFR 164.512(e)(1)(i)). The manifest in the package lists it by page.'
        : 'With respect, nothing is produced at this time, and this letter neither confirms nor denies that any record exists. The practice asks the court to consider the following.',
      ...(produced ? [] : suffices(decision).map((cure) => `It would suffice: ${cure}.`)),
      terms.length > 0 ? `Terms: ${terms.join(', ')}.` : undefined,
      'Nothing in this production waives the privilege of the patient beyond what the court has ordered (Jaffee v. Redmond, 518 U.S. 1 (1996)).',
      produced ? undefined : 'The practice is ready to deliver for review in chambers under seal if the court so directs.',
      signedFor(particulars),
    ),
  };
}
