const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** What stands in an entry under these paths, of one or two names, and nothing else. */
export const copiedFields = (paths: readonly string[], from: object): object => {
  const copied = new Map<string, unknown>();
  for (const path of paths) {
    const [name = '', inner] = path.split('.');
    const field = fieldOf(from, name);
    const value = inner === undefined ? field : fieldOf(field, inner);
    if (value !== undefined)
      copied.set(name, inner === undefined ? value : Object.assign({}, copied.get(name), { [inner]: value }));
  }
  return Object.fromEntries(copied);
};
