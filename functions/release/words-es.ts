import type { Words } from './word-shape.ts';

/** Lo que dicen las páginas en español. */
export const spanish: Words = {
  language: 'Español',
  from: (practice) => `De ${practice}`,
  telephone: (number) => `Teléfono ${number}`,
  zone: (zone) => `Las horas de esta página son: ${zone}.`,
  unexpected: (practice) =>
    `Si no esperaba este mensaje, no haga nada y avise a ${practice}. Abrir esta página no ha gastado nada.`,
  thePractice: 'el consultorio que lo envió',
  reference: (code) => `Referencia: ${code}`,
  document: {
    title: 'Un documento para usted',
    heading: (practice) => `${practice} le ha entregado un documento`,
    what: 'Contiene registros de salud que se le entregan con el fundamento legal que se indica en su primera página. Es confidencial, y la ley limita lo que usted puede hacer con él.',
    until: (moment, left) => `El enlace funciona hasta: ${moment}. Descargas restantes: ${left}.`,
    ask: '1. Pida un código',
    askTelephone: '1. Reciba la clave por teléfono',
    enter: '2. Escriba el código',
    send: 'Enviarme un código',
  },
  goes: {
    mail: 'Se envía a la dirección de correo electrónico que recibió el enlace.',
    'text-message': (ending) => `Se envía como mensaje de texto al número que termina en ${ending}.`,
    telephone: 'El consultorio le dice la clave por teléfono. Nadie se la envía.',
  },
  form: {
    label: 'Código de seis dígitos',
    hint: 'Puede dejar un espacio en el medio.',
    submit: 'Descargar el documento',
  },
  code: {
    title: 'Escriba el código',
    heading: 'Escriba el código que le hemos enviado',
    until: (moment) => `Sirve hasta: ${moment}. Después de cinco códigos incorrectos el enlace se bloquea.`,
    none: '¿No llegó el mensaje?',
    noneHint: 'Un mensaje puede tardar un minuto. Un código nuevo reemplaza al anterior.',
    another: 'Enviar otro código',
  },
  downloading: {
    title: 'Su descarga comienza',
    heading: 'Su descarga comienza',
    body: 'El documento se guarda donde su navegador guarda las descargas. Puede cerrar esta página cuando esté allí.',
    again: 'Si no pasa nada, use esta dirección dentro de un minuto:',
    link: 'Descargar el documento',
  },
  fresh: {
    offer: 'Un enlace nuevo',
    hint: 'Podemos enviar otro enlace a la dirección que el consultorio tiene registrada para usted. Nadie tiene que aprobarlo otra vez.',
    submit: 'Enviarme un enlace nuevo',
    title: 'Un enlace nuevo está en camino',
    heading: 'Un enlace nuevo está en camino',
    body: (moment) =>
      `Se envía a la dirección que el consultorio tiene registrada para usted y funciona hasta: ${moment}. Puede cerrar esta página.`,
  },
  status: {
    title: 'Su solicitud',
    heading: 'En qué estado está su solicitud',
    received: (day) => `Se recibió el ${day}.`,
    states: {
      received: 'Recibida. El consultorio tiene su solicitud y aún no la ha empezado.',
      'awaiting-paper':
        'Falta un documento. El consultorio no puede seguir sin un documento que aún no se ha enviado. Llame al consultorio si no sabe cuál.',
      'with-practice': 'En el consultorio. Se está examinando.',
      ready: 'Lista. Lo que se puede entregar se envía a la dirección registrada, o ya se envió.',
      closed: 'Cerrada. No se hace nada más en esta solicitud. Llame al consultorio si tiene una pregunta.',
    },
    nothing: 'Esta página dice hasta dónde ha llegado su solicitud, y nada de lo que está registrado.',
  },
  grounds: 'Motivos',
  cures: 'Qué lo remediaría',
  refusals: {
    'link-not-found': ['Este enlace no lleva a ninguna parte.', 'Abra el enlace exactamente como se le envió.'],
    'link-expired': ['Este enlace ha vencido.', 'Pida aquí un enlace nuevo o llame al consultorio.'],
    'downloads-exhausted': [
      'Este enlace ya se usó tantas veces como permite.',
      'Pida aquí un enlace nuevo o llame al consultorio.',
    ],
    'code-locked': [
      'Demasiados códigos incorrectos: el enlace está bloqueado.',
      'Llame al consultorio y pida un enlace nuevo.',
    ],
    'code-needed': ['Primero necesita un código.', 'Pida un código abajo.'],
    'code-wrong': ['Este código no es correcto.', 'Mire el último mensaje e inténtelo otra vez.'],
    'code-expired': ['Este código ha vencido.', 'Pida un código nuevo abajo.'],
    'code-by-telephone': ['La clave de este enlace se dice por teléfono.', 'Llame al consultorio o espere su llamada.'],
    'no-fresh-link': ['No se puede enviar un enlace nuevo.', 'Llame al consultorio.'],
    'invalid-request': ['Eso no es un código.', 'Escriba los seis dígitos del código.'],
    'link-revoked': [
      'Este documento ya no está disponible.',
      'El consultorio ha terminado este enlace, o la ley ya no permite la entrega: una orden puede haber sido anulada, o una autorización revocada. Llame al consultorio.',
    ],
    'too-many-calls': [
      'Espere unos minutos.',
      'Ha habido demasiadas llamadas desde su red, o para este enlace, en poco tiempo. No se ha perdido nada: espere cinco minutos e inténtelo otra vez con el mismo enlace.',
    ],
    stale: ['Este enlace se está usando en este momento.', 'Espere un minuto e inténtelo otra vez.'],
    'law-refuses': [
      'Este documento ya no se puede entregar.',
      'La ley se aplicó otra vez en este momento, como antes de cada descarga, y no permite la entrega tal como están las cosas. Llame al consultorio.',
    ],
  },
  other: ['Esto no se puede hacer.', 'Llame al consultorio.'],
  fault: ['Algo salió mal de nuestro lado', 'Inténtelo otra vez en un minuto. El mismo código sigue sirviendo.'],
};
