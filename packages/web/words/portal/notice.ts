const en = {
  title: 'Privacy notice',
  lead: 'How your practice uses what it knows about you, and your rights.',
  since: (day: string) => `In force since ${day}`,
};

const es: typeof en = {
  title: 'Aviso de privacidad',
  lead: 'Cómo usa la clínica lo que sabe de usted, y sus derechos.',
  since: (day) => `En vigor desde el ${day}`,
};

export const notice = { en, es };
