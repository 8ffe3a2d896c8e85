const en = {
  title: 'Who received what',
  about: 'To whom your information went, and when',
  lead: 'Each time that something from your record was opened by somebody outside the practice.',
  none: 'Nobody received anything',
  noneText: 'When somebody outside the practice opens something from your record, you see it here.',
  openedOn: (day: string, time: string) => `Opened on ${day}, ${time}`,
  what: 'What',
  why: 'What for',
  grounds: 'On what ground',
  yourPermission: 'Your permission',
  onIt: 'Who received something because of it',
  onItNone: 'Nobody so far.',
};

const es: typeof en = {
  title: 'Quién recibió qué',
  about: 'A quién fue su información, y cuándo',
  lead: 'Cada vez que alguien fuera de la clínica abrió algo de su expediente.',
  none: 'Nadie recibió nada',
  noneText: 'Cuando alguien fuera de la clínica abra algo de su expediente, lo verá aquí.',
  openedOn: (day, time) => `Abierto el ${day}, ${time}`,
  what: 'Qué',
  why: 'Para qué',
  grounds: 'Con qué base',
  yourPermission: 'Su permiso',
  onIt: 'Quién recibió algo por este permiso',
  onItNone: 'Nadie hasta ahora.',
};

export const received = { en, es };
