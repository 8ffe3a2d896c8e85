import { RecordsUnfit, type RecordsPress } from '@sequester/domain';

/** The code of a failure that another try cannot mend, or nothing where it may. */
const codeOf = async (error: unknown): Promise<string | undefined> => {
  const { EngineFailure, SelectionRefused } = await import('@sequester/pdf');
  if (error instanceof SelectionRefused) return `selection-${error.code}`;

  return error instanceof EngineFailure ? `engine-${error.reason}` : undefined;
};

/** The PDF engines, loaded when there is something to build and not before. */
export const lazyRecordsPress: RecordsPress = {
  press: async (job) => {
    const { pressRecords } = await import('@sequester/records');
    try {
      return await pressRecords(job);
    } catch (error) {
      const code = await codeOf(error);
      throw code === undefined ? error : new RecordsUnfit(code);
    }
  },
};
