/** The same for many things, some at a time; the answers are in the order of the things. Ends with the first that fails. */
export const atOnce = async <Thing, Answer>(
  things: readonly Thing[],
  parallel: number,
  act: (thing: Thing) => Promise<Answer>,
): Promise<Answer[]> => {
  const answers: Answer[] = [];
  let next = 0;
  let failed = false;
  const line = async (): Promise<void> => {
    for (let index = next; index < things.length && !failed; index = next) {
      next += 1;
      const thing = things[index];
      if (thing !== undefined) {
        try {
          answers[index] = await act(thing);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, line));
  return answers;
};
