/** Milliseconds in which every browser has taken the file. */
const keptFor = 60_000;

/** Fetches a file and gives it to the person as a download: no address of it is shown, and none stays in the history. */
export const download = async (url: string, name: string): Promise<void> => {
  const response = await fetch(url, { cache: 'no-store' });
  if (!response.ok) throw new Error(`the file answered ${response.status}`);

  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
};
