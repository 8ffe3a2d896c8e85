const en = {
  title: 'About me',
  lead: 'What the practice knows about you. If something is wrong, tell them.',
  name: 'Name',
  preferredName: 'What you like to be called',
  pronouns: 'Pronouns',
  birthDate: 'Date of birth',
  address: 'Address',
  telephones: 'Telephone',
  email: 'E-mail',
  language: 'Language',
  interpreter: 'Interpreter',
  interpreterYes: 'You want one',
  channel: 'How you want to be reached',
  contacts: 'Other people',
  since: 'Patient since',
  unknown: 'Not recorded',
};

const es: typeof en = {
  title: 'Sobre mí',
  lead: 'Lo que la clínica sabe de usted. Si algo está mal, dígaselo.',
  name: 'Nombre',
  preferredName: 'Cómo le gusta que le llamen',
  pronouns: 'Pronombres',
  birthDate: 'Fecha de nacimiento',
  address: 'Dirección',
  telephones: 'Teléfono',
  email: 'Correo electrónico',
  language: 'Idioma',
  interpreter: 'Intérprete',
  interpreterYes: 'Usted quiere uno',
  channel: 'Cómo quiere que le contactemos',
  contacts: 'Otras personas',
  since: 'Paciente desde',
  unknown: 'No está anotado',
};

export const details = { en, es };
