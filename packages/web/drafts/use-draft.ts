import { useEffect, useState, useSyncExternalStore } from 'react';

import { addDraft } from './open-drafts.ts';
import { SaveQueue, type SaveOptions, type SaveState } from './save-queue.ts';

export interface Draft<Text> {
  text: Text;
  state: SaveState;
  /** What somebody else has saved, until one is chosen. */
  other: Text | undefined;
  change: (text: Text) => void;
  save: () => Promise<void>;
  choose: (text: Text) => void;
  /** The revision of what is saved. Save before you act on it. */
  revision: () => number;
}

/** A text that is saved while it is written. It is saved when its page is left, and before the screen is covered. */
export const useDraft = <Text>(options: SaveOptions<Text>): Draft<Text> => {
  const [queue] = useState(() => new SaveQueue(options));
  const text = useSyncExternalStore(queue.subscribe, queue.text);
  const state = useSyncExternalStore(queue.subscribe, queue.state);
  useEffect(() => {
    const remove = addDraft({ unsaved: queue.unsaved, save: queue.save });
    const back = (): void => void queue.save();
    addEventListener('online', back);
    return () => {
      removeEventListener('online', back);
      remove();
      void queue.save().finally(queue.close);
    };
  }, [queue]);
  return {
    text,
    state,
    other: queue.other(),
    change: queue.change,
    save: () => queue.save(),
    choose: queue.choose,
    revision: queue.revision,
  };
};
