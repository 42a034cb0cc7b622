/** Months and days of the week in the languages in which spreadsheets and platforms write dates. */

const MONTHS: readonly string[] = [
  'january enero janvier janeiro gennaio januari ocak januar jaenner janner',
  'february febrero fevrier fevereiro febbraio februari subat februar',
  'march marzo mars marco maart mart marz maerz mrt',
  'april abril avril aprile nisan',
  'may mayo mai maio maggio mei mayis',
  'june junio juin junho giugno juni haziran',
  'july julio juillet julho luglio juli temmuz',
  'august agosto aout augustus agustos',
  'september sept septiembre septembre setembro settembre eylul',
  'october octubre octobre outubro ottobre oktober ekim',
  'november noviembre novembre novembro kasim',
  'december diciembre decembre dezembro dicembre dezember aralik',
];
const DAYS =
  `monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunes
   martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche segunda terca quarta quinta sexta
   lunedi martedi mercoledi giovedi venerdi domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag pazartesi sali carsamba
   persembe cuma cumartesi pazar`.split(/\s+/);

/** Letters from which on the beginning of a name stands for it, and up to which it may be a short form. */
const LEAST = 3;
const MOST = 4;

/** Names and their short forms, each with its month; null where a short form may mean two. */
const byName = new Map<string, number | null>();
for (const [i, names] of MONTHS.entries()) {
  for (const name of names.split(' ')) {
    const forms = Array.from({ length: MOST - LEAST + 1 }, (_, n) => name.slice(0, LEAST + n));
    for (const form of new Set([name, ...forms])) {
      const known = byName.get(form);
      byName.set(form, known === undefined || known === i + 1 ? i + 1 : null);
    }
  }
}

/** The number of a month from its name or a short form of it, such as `March`, `märz` or `déc.`; null for any other word. */
export function monthOf(word: string): number | null {
  return byName.get(plain(word)) ?? null;
}

/** Whether a word is the name of a day of the week, or a short form of one. */
export function isWeekday(word: string): boolean {
  const name = plain(word).replace(/-feira$/, '');
  return name.length >= 2 && DAYS.some((day) => day.startsWith(name));
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase().replace(/\.$/, '');
}
