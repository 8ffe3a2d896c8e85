/** How words of a page may be hidden; what each means stands with `HiddenHow`. */
export const hiddenHow = [
  'failed-redaction',
  'under-a-box',
  'under-an-image',
  'same-colour',
  'invisible',
  'transparent',
  'clipped',
  'tiny',
  'outside',
  'marked-for-redaction',
  'prints-only',
  'shows-only',
  'never-shown',
] as const;

/** What becomes of them; what each means stands with `HiddenWay`. */
export const hiddenWays = ['kept', 'taken-out', 'lost-in-image'] as const;
