const en = {
  lead: 'Choose whose record you want to see. You see one at a time.',
  unnamed: 'Record that is not open yet',
  now: 'open now',
  invited: 'waits for you to show who you are',
};

const es: typeof en = {
  lead: 'Elija de quién es el expediente que quiere ver. Se ve uno a la vez.',
  unnamed: 'Expediente aún sin abrir',
  now: 'abierto ahora',
  invited: 'espera que usted muestre quién es',
};

export const people = { en, es };
