/** A text that is being written, as what ends a page asks of it. */
export interface OpenDraft {
  unsaved: () => boolean;
  /** Saves what is unsaved; resolves when it is saved or could not be. */
  save: (leaving?: boolean) => Promise<void>;
}

const open = new Set<OpenDraft>();

/** Longest that leaving waits for a save. */
const patienceMilliseconds = 3000;

export const addDraft = (draft: OpenDraft): (() => void) => {
  open.add(draft);
  return () => open.delete(draft);
};

export const anyUnsaved = (): boolean => [...open].some((draft) => draft.unsaved());

/** Saves every open text, for at most three seconds. Answers whether all are saved. */
export const saveAll = async (): Promise<boolean> => {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMilliseconds));
  await Promise.race([Promise.all([...open].map((draft) => draft.save())), late]);
  return !anyUnsaved();
};

/** While something is unsaved the browser asks before it leaves; and what is unsaved is sent along when it does. */
export const guardLeaving = (): void => {
  addEventListener('beforeunload', (event) => {
    if (anyUnsaved()) event.preventDefault();
  });
  addEventListener('pagehide', () => {
    for (const draft of open) void draft.save(true);
  });
};
