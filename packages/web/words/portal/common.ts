import { common as staffCommon } from '../common.ts';
import { session as staffSession } from '../session.ts';

/** What parts say by themselves on a patient's page. */
const en: typeof staffCommon = { ...staffCommon, cancel: 'Go back' };

const es: typeof en = {
  loading: (what) => `Cargando ${what}`,
  tryAgain: 'Intentar otra vez',
  cancel: 'Volver',
  close: 'Cerrar',
  save: 'Guardar',
  change: 'Cambiar',
  showMore: 'Ver más',
  onlyYou: 'Solo usted',
  problems: 'Hay un problema',
  skip: 'Ir al contenido',
  unsaved: 'Lo que escribió aún no está guardado.',
};

export const common = { en, es };

const enSession: typeof staffSession = {
  ...staffSession,
  coverWords: 'You were away for a while, so we covered the screen. What you typed is still here.',
  chooseTitle: 'Which record?',
  chooseWords: 'You can see more than one. Choose one. You can change it later.',
  nobodyTitle: 'No record yet',
  nobodyWords: 'Your account has no record yet. Ask the practice that invited you.',
};

const esSession: typeof staffSession = {
  coverTitle: 'Entre otra vez para seguir',
  coverWords: 'Estuvo un rato sin usar la página y tapamos la pantalla. Lo que escribió sigue aquí.',
  coverHint: 'Se abre una ventana pequeña para entrar. Esta página queda como está.',
  signIn: 'Entrar',
  signOut: 'Salir',
  signOutAndClose: 'Salir y cerrar',
  ending: 'La pantalla se tapa en menos de un minuto, porque no se hizo nada aquí.',
  stay: 'Seguir aquí',
  arriving: 'Entrando',
  chooseTitle: '¿Qué expediente?',
  chooseWords: 'Usted puede ver más de uno. Elija uno. Puede cambiarlo después.',
  acting: 'alguien por quien actúa',
  nobodyTitle: 'Aún no hay expediente',
  nobodyWords: 'Su cuenta aún no tiene expediente. Pregunte a la clínica que le invitó.',
  operatorWords: staffSession.operatorWords,
  portal: 'Mi expediente',
};

export const session = { en: enSession, es: esSession };
