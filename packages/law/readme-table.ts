import { adjudicate } from './adjudicate.ts';
import type { Decision } from './decision.ts';
import { bestRequest } from './example-grounds.ts';
import { GroundAsserted } from './parties.ts';

const leaves = ({ outcome, scope }: Decision): string => {
  if (outcome === 'DENY' || outcome === 'NEEDS-ARTIFACT') return outcome;
  if (scope.content === 'statement_only') return 'a statement, no note';
  if (scope.list) return 'the list';
  const words = scope.content.replaceAll('_', ' ');
  return scope.mode ? `${words}, to ${scope.mode}` : words;
};

const yes = (value: boolean) => (value ? 'yes' : '');

const row = (ground: GroundAsserted): string => {
  const notes = adjudicate(bestRequest(ground, 'psychotherapy_notes'));
  const ordinary = adjudicate(bestRequest(ground, 'progress_notes'));
  const cells = [
    `\`${ground}\``,
    leaves(notes),
    leaves(ordinary),
    notes.approvals.join(', '),
    yes(notes.minimumNecessary),
    yes(notes.accounting),
    notes.reasons[0]?.citation ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
};

/** The table of grounds as the README shows it: each ground judged on its best request. */
export const groundsTable = (): string =>
  [
    '| Ground | Notes, at best | Ordinary record, at best | Approvals | Minimum necessary | Accounting | Because |',
    '|---|---|---|---|---|---|---|',
    ...GroundAsserted.options.map(row),
  ].join('\n');
