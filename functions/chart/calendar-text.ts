import ICAL from 'ical.js';

interface Calendars {
  calendars: ICAL.Component[];
  /** The uids of events in lines that cannot be read. */
  unreadable: string[];
}

const componentOf = (text: string): ICAL.Component | undefined => {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch {
    return undefined;
  }
};

const wholeCalendar = /^BEGIN:VCALENDAR[ \t]*$[\s\S]*?^END:VCALENDAR[ \t]*$/gim;
const wholeEvent = /^BEGIN:VEVENT[ \t]*$[\s\S]*?^END:VEVENT[ \t]*\n/gim;

/** One calendar. An event with a line that cannot be read is left out. */
const readOne = (text: string): Calendars | undefined => {
  const calendar = componentOf(text);
  if (calendar !== undefined) return { calendars: [calendar], unreadable: [] };

  const events = text.match(wholeEvent) ?? [];
  const isRead = (event: string): boolean =>
    componentOf(`BEGIN:VCALENDAR\nVERSION:2.0\n${event}END:VCALENDAR`) !== undefined;
  const unread = events.filter((event) => !isRead(event));
  const rest = unread.reduce((whole, event) => whole.replace(event, ''), text);
  const others = unread.length === 0 ? undefined : componentOf(rest);
  return others === undefined
    ? undefined
    : { calendars: [others], unreadable: unread.map((event) => /^UID:(.*)$/im.exec(event)?.[1]?.trim() ?? '') };
};

/** The calendars of a text: one or, as some programs write, several. Undefined where it has none. */
export const calendarsIn = (text: string): Calendars | undefined => {
  const lines = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const read = (lines.match(wholeCalendar) ?? []).map(readOne).filter((one) => one !== undefined);
  return read.length === 0
    ? undefined
    : {
        calendars: read.flatMap(({ calendars }) => calendars),
        unreadable: read.flatMap(({ unreadable }) => unreadable),
      };
};
