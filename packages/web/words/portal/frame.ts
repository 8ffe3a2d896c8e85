const en = {
  home: 'Home',
  back: (to: string) => `Back to ${to}`,
  language: 'Language',
  signOut: 'Sign out',
  whose: 'Whose record',
  notFound: 'There is nothing here',
  notFoundWords: 'It may have ended, or it is not for you to see.',
  englishOnly: 'The text below is in English only. Ask the practice to explain it to you in your language.',
};

const es: typeof en = {
  home: 'Inicio',
  back: (to) => `Volver a ${to}`,
  language: 'Idioma',
  signOut: 'Salir',
  whose: 'De quién es el expediente',
  notFound: 'Aquí no hay nada',
  notFoundWords: 'Quizá ya terminó, o no es para usted.',
  englishOnly: 'El texto de abajo está solo en inglés. Pida a la clínica que se lo explique en español.',
};

export const frame = { en, es };
