type Said = readonly [title: string, detail: string];

/** What can go wrong on a patient's page, in words for patients. What is not here is shown as the service says it. */
const en = {
  fault: ['Something went wrong on our side.', 'Nothing was changed. Try again.'],
  unreachable: ['We cannot reach the practice’s pages.', 'Check your connection, then try again.'],
  unauthenticated: ['You are not signed in any more.', 'Sign in again to go on.'],
  forbidden: ['This is not open to you.', 'Ask the practice if you think that it should be.'],
  'too-many-calls': ['Many people are here right now.', 'Wait a moment, then try again.'],
  'not-found': ['There is nothing here.', 'It may have ended, or it is not for you to see.'],
  'held-back': ['This part of your record is held back for a time.', 'My record says until when, and what you can do.'],
  'text-differs': ['This text has changed since you opened it.', 'Open this page again, read it, then decide.'],
  'signed-already': ['You have signed this already.', 'Go back to your permissions to see it.'],
  'offer-over': ['This permission has ended.', 'It cannot be changed any more. The practice can give you a new one.'],
  'artifact-dead': ['This permission has ended already.', 'Nothing more is sent because of it.'],
  'copy-not-ready': ['Your copy is being made.', 'Try again in a minute.'],
  stale: ['This has changed since you opened it.', 'Open the page again, then try once more.'],
  'recorded-already': ['This is done already.', 'Open the page again to see how it stands.'],
  'not-denied': ['There is no answer yet that says no.', 'Wait for the answer of the practice.'],
  'address-not-on-chart': [
    'Your e-mail address is not the one that the practice has.',
    'Tell the practice your new address, then ask again.',
  ],
  'asked-by-representative': [
    'You act for somebody else, so ask the practice for the file.',
    'You can read the record here, page by page.',
  ],
  'birth-date-wrong': ['This is not the date that the practice has.', 'Check it, or call the practice.'],
  'binding-code-wrong': ['This is not the code that the practice gave you.', 'Check it, or ask for a new one.'],
  'binding-code-missing': ['There is no code that is still good.', 'Ask the practice for a new one.'],
  'birth-date-not-asked': ['Your account opens with a code.', 'Type the code that the practice gave you.'],
} satisfies Record<string, Said>;

const es: { [Code in keyof typeof en]: Said } = {
  fault: ['Algo falló de nuestro lado.', 'No se cambió nada. Intente otra vez.'],
  unreachable: ['No hay conexión con la clínica.', 'Revise su conexión e intente otra vez.'],
  unauthenticated: ['Su sesión terminó.', 'Entre otra vez para seguir.'],
  forbidden: ['Esto no está abierto para usted.', 'Pregunte a la clínica si cree que debería estarlo.'],
  'too-many-calls': ['Hay muchas personas aquí ahora.', 'Espere un momento e intente otra vez.'],
  'not-found': ['Aquí no hay nada.', 'Quizá ya terminó, o no es para usted.'],
  'held-back': [
    'Esta parte de su expediente está retenida por un tiempo.',
    'En Mi expediente se dice hasta cuándo y qué puede hacer usted.',
  ],
  'text-differs': ['Este texto cambió desde que lo abrió.', 'Abra la página otra vez, léalo y después decida.'],
  'signed-already': ['Usted ya firmó esto.', 'Vuelva a sus permisos para verlo.'],
  'offer-over': ['Este permiso terminó.', 'Ya no se puede cambiar. La clínica puede darle uno nuevo.'],
  'artifact-dead': ['Este permiso ya había terminado.', 'No se envía nada más por él.'],
  'copy-not-ready': ['Su copia se está haciendo.', 'Intente otra vez en un minuto.'],
  stale: ['Esto cambió desde que lo abrió.', 'Abra la página otra vez e intente de nuevo.'],
  'recorded-already': ['Esto ya está hecho.', 'Abra la página otra vez para ver cómo está.'],
  'not-denied': ['Aún no hay una respuesta que diga que no.', 'Espere la respuesta de la clínica.'],
  'address-not-on-chart': [
    'Su correo electrónico no es el que tiene la clínica.',
    'Dé a la clínica su correo nuevo y pídalo otra vez.',
  ],
  'asked-by-representative': [
    'Usted actúa por otra persona: pida el archivo a la clínica.',
    'Aquí puede leer el expediente, página por página.',
  ],
  'birth-date-wrong': ['No es la fecha que tiene la clínica.', 'Revísela o llame a la clínica.'],
  'binding-code-wrong': ['No es el código que le dio la clínica.', 'Revíselo o pida uno nuevo.'],
  'binding-code-missing': ['No hay un código que aún sirva.', 'Pida uno nuevo a la clínica.'],
  'birth-date-not-asked': ['Su cuenta se abre con un código.', 'Escriba el código que le dio la clínica.'],
};

export const problems: { en: Record<string, Said>; es: Record<string, Said> } = { en, es };
