export const letters = {
  open: 'Open as PDF',
  printed: (pages: number): string => (pages === 1 ? '1 page' : `${pages} pages`),
};
