/** Words of the portal in English. `portal-es.ts` has each of them in Spanish, or the pages do not compile. */
export const portalEnglish = {
  home: 'My record',
  hello: (name: string) => `Hello, ${name}`,
  record: 'Your record at this practice.',
};
