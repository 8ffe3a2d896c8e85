const en = {
  title: 'Is this you?',
  lead: (practice: string) => `${practice} opened this account for a patient. Show that it is you, once.`,
  birthDate: 'Your date of birth',
  birthDateHint: 'Or, if the practice gave you a code, type that instead.',
  code: 'Code from the practice',
  codeHint: 'Only if they gave you one.',
  open: 'Open my record',
  missing: 'Enter your date of birth, or the code',
};

const es: typeof en = {
  title: '¿Es usted?',
  lead: (practice) => `${practice} abrió esta cuenta para un paciente. Muestre una vez que es usted.`,
  birthDate: 'Su fecha de nacimiento',
  birthDateHint: 'O, si la clínica le dio un código, escriba el código.',
  code: 'Código de la clínica',
  codeHint: 'Solo si le dieron uno.',
  open: 'Abrir mi expediente',
  missing: 'Escriba su fecha de nacimiento o el código',
};

export const binding = { en, es };
