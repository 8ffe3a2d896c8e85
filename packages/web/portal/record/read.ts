/** What stands at a place of an entry (`session.startedAt`), whatever its kind. */
export const valueAt = (entry: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([key]) => key === name)?.[1]
          : undefined,
      entry,
    );

export const listAt = (entry: unknown, path: string): readonly unknown[] => {
  const value = valueAt(entry, path);
  return Array.isArray(value) ? value : [];
};

/** As words on a line; nothing where nothing stands there. */
export const lineAt = (entry: unknown, path: string): string | undefined => {
  const value = valueAt(entry, path);
  if (Array.isArray(value)) return value.map(String).join(', ');

  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};
