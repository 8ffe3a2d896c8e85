const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that went through `html` and needs no second escaping. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[];

const markupOf = (value: Value): string => {
  if (value instanceof Markup) return value.text;

  return typeof value === 'object'
    ? value.map(({ text }) => text).join('')
    : String(value).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
};

/** Markup whose values are escaped, whatever they hold. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.map((part, index) => part + (index < values.length ? markupOf(values[index] ?? '') : '')).join(''));
