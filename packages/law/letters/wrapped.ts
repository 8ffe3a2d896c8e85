/** Lines no wider than a width; what follows the first line of a paragraph hangs under its text. */
export const wrapped = (paragraph: string, width: number): string[] => {
  const hang = ' '.repeat(/^\s*(?:- |\d+\. )?/.exec(paragraph)?.[0].length ?? 0);
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const fits = longer.length <= width || line.trim() === '';
    if (!fits) lines.push(line);
    line = fits ? longer : hang + word;
  }
  return [...lines, line];
};
