let widths: number[] = [];

/** Begins a table on the console; the first column is the name. */
export const table = (columns: readonly string[]): void => {
  widths = columns.map((column, index) => (index === 0 ? 26 : Math.max(column.length, 9)));
  row(columns);
};

export const row = (cells: readonly string[]): void => {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  '));
};

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
