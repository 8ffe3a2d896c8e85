/** What was entered in a field, without spaces around it; nothing where it was left empty. */
export const textIn = (form: FormData, name: string): string | undefined => {
  const value = form.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
};

/** A number that was entered; nothing where the field is empty, and not a number where no number stands there. */
export const numberIn = (form: FormData, name: string): number | undefined => {
  const text = textIn(form, name);
  return text === undefined ? undefined : Number(text);
};

/** Every choice of a name that was ticked. */
export const choicesIn = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string');

/** The one of the options that was chosen. */
export const optionIn = <Option extends string>(
  form: FormData,
  name: string,
  options: readonly Option[],
): Option | undefined => options.find((option) => option === form.get(name));
