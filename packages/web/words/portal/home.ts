const en = {
  title: 'Home',
  greeting: 'Hello',
  hello: (name: string) => `Hello, ${name}`,
  waits: 'Waits for you',
  waitsTitle: 'A permission to decide',
  waitsText: (recipient: string) => `${recipient} asks for information about you. You can say yes or no.`,
  waitsAct: 'Read and decide',
  calm: 'Nothing waits for you.',
  calmText: 'When something does, you see it here.',
  doors: 'What you can do here',
  record: 'My record',
  recordAbout: 'Visits, diagnoses, medicines and papers',
  permissions: 'Permissions',
  permissionsAbout: (waiting: number, inForce: number) =>
    waiting + inForce === 0
      ? 'What you allow us to share'
      : [waiting > 0 ? `${waiting} to decide` : '', inForce > 0 ? `${inForce} in force` : '']
          .filter((part) => part !== '')
          .join(', '),
  people: 'Change to another record',
  peopleAbout: (count: number) => `You can see ${count} records`,
};

const es: typeof en = {
  title: 'Inicio',
  greeting: 'Hola',
  hello: (name) => `Hola, ${name}`,
  waits: 'Espera su respuesta',
  waitsTitle: 'Un permiso por decidir',
  waitsText: (recipient) => `${recipient} pide información sobre usted. Usted puede decir que sí o que no.`,
  waitsAct: 'Leer y decidir',
  calm: 'Nada espera su respuesta.',
  calmText: 'Cuando haya algo, lo verá aquí.',
  doors: 'Lo que puede hacer aquí',
  record: 'Mi expediente',
  recordAbout: 'Citas, diagnósticos, medicinas y papeles',
  permissions: 'Permisos',
  permissionsAbout: (waiting, inForce) =>
    waiting + inForce === 0
      ? 'Lo que usted nos permite compartir'
      : [waiting > 0 ? `${waiting} por decidir` : '', inForce > 0 ? `${inForce} en vigor` : '']
          .filter((part) => part !== '')
          .join(', '),
  people: 'Cambiar a otro expediente',
  peopleAbout: (count) => `Usted puede ver ${count} expedientes`,
};

export const home = { en, es };
