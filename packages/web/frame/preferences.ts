/** What somebody prefers on this device. Nothing about anybody's record is ever kept here. */
export type Colours = 'light' | 'dark' | 'system';

export const colours = (): Colours => {
  const kept = localStorage.getItem('colours');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

export const showIn = (chosen: Colours): void => {
  localStorage.setItem('colours', chosen);
  if (chosen === 'system') delete document.documentElement.dataset['colours'];
  else document.documentElement.dataset['colours'] = chosen;
};

/** Single letters that do something can be switched off (WCAG 2.1.4). */
export const lettersAreOn = (): boolean => localStorage.getItem('letters') !== 'off';

export const switchLetters = (on: boolean): void => localStorage.setItem('letters', on ? 'on' : 'off');
