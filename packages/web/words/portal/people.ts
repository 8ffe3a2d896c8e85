const en = {
  lead: 'Choose whose record you want to see. You see one at a time.',
  own: 'My own record',
  other: 'Somebody I act for',
  acting: 'You act for somebody else. What you read here is theirs.',
  now: 'open now',
  invited: 'waits for you to show who you are',
};

const es: typeof en = {
  lead: 'Elija de quién es el expediente que quiere ver. Se ve uno a la vez.',
  own: 'Mi propio expediente',
  other: 'Alguien por quien actúo',
  acting: 'Usted actúa por otra persona. Lo que lee aquí es de ella.',
  now: 'abierto ahora',
  invited: 'espera que usted muestre quién es',
};

export const people = { en, es };
