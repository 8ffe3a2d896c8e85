let widths: number[] = [];

/** Begins a table on the console; the first column is the name. */
export const table = (columns: readonly string[]): void => {
  widths = columns.map((column, index) => (index === 0 ? 26 : Math.max(column.length, 9)));
  row(columns);
};

export const row = (cells: readonly string[]): void => {
  console.log(
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

/** How long something takes, and the most memory that this process (the laptop cloud and its functions) held meanwhile. */
export const timed = async <Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> => {
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const started = performance.now();
  try {
    const answer = await act();
    row([name, `${((performance.now() - started) / 1000).toFixed(1)} s`, megabytes(peak)]);
    return answer;
  } finally {
    clearInterval(watch);
  }
};
