/** The text in a field of an entry, by its path, as `session.startedAt`. */
export const textAt = (entry: object, path: string): string | undefined => {
  const found = path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(name) : undefined,
      entry,
    );
  return typeof found === 'string' ? found : undefined;
};
