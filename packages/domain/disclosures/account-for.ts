import type { Decision, Scope } from '@sequester/law';
import { isSameNamed, ofPersons, Refusal, type RefusalDetail, type SelectedNote } from '@sequester/model';

type Ceiling = Pick<Decision, 'scope' | 'minimumNecessary'>;

const takesOutPersons = ({ redactions = [] }: SelectedNote): boolean =>
  redactions.some(({ reason }) => ofPersons.has(reason));

const unaccountedNames = ({ redact = [] }: Scope, note: SelectedNote): RefusalDetail[] => {
  const { names = [] } = note;
  const missing = redact.flatMap((wanted, index) =>
    names.some(({ name }) => isSameNamed(name, wanted))
      ? []
      : [
          {
            path: 'names',
            code: 'not-accounted-for',
            text: `Say of number ${index + 1} of those to be taken out whether it is redacted in this note or does not occur there.`,
          },
        ],
  );
  const idle = names.flatMap(({ how }, index) =>
    how === 'taken-out' && !takesOutPersons(note)
      ? [
          {
            path: `names.${index}`,
            code: 'nothing-taken-out',
            text: 'No redaction of this note has the reason other-person or required-by-order.',
          },
        ]
      : [],
  );
  return [...missing, ...idle];
};

/** Where only named elements may leave, no page of a note may: the originator writes those elements into the chart. */
const beyondElements = ({ content, elements = [] }: Scope): RefusalDetail[] =>
  content === 'extract' && elements.length > 0 ? [{ path: 'pages', code: 'named-elements-only' }] : [];

/** What the ceiling demands of one selected note and the note lacks, by path. A person is told by their number, never by their name. */
export const unaccounted = ({ scope }: Pick<Decision, 'scope'>, note: SelectedNote): RefusalDetail[] => [
  ...unaccountedNames(scope, note),
  ...beyondElements(scope),
];

/** Whether the law lets out no more than the minimum necessary (45 CFR 164.502(b)): then whoever selects has to say so. */
export const demandsNecessity = ({ minimumNecessary, scope }: Ceiling): boolean =>
  minimumNecessary || scope.content === 'minimum_necessary';

/** Refuses a selection that leaves open what the ceiling demands of it: `redaction-demanded`, `necessity-not-stated`. */
export const demandAccounted = (
  decision: Ceiling,
  selection: readonly SelectedNote[],
  noMoreThanNecessary: boolean,
): void => {
  const open = selection.flatMap((note, index) =>
    unaccounted(decision, note).map((detail) => ({ ...detail, path: `body.selection.${index}.${detail.path}` })),
  );
  if (open.length > 0) throw new Refusal('redaction-demanded', open);

  if (demandsNecessity(decision) && selection.length > 0 && !noMoreThanNecessary) {
    const text = 'Confirm with true that no more was chosen than the purpose needs.';
    throw new Refusal('necessity-not-stated', [{ path: 'body.noMoreThanNecessary', code: 'missing', text }]);
  }
};
