/** The text in a field by its path, as `session.startedAt`. */
export const textAt = (value: unknown, path: string): string | undefined => {
  const found = path
    .split('.')
    .reduce(
      (inner: unknown, name) =>
        typeof inner === 'object' && inner !== null
          ? Object.entries(inner).find(([key]) => key === name)?.[1]
          : undefined,
      value,
    );
  return typeof found === 'string' ? found : undefined;
};
