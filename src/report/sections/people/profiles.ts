import type { Database } from '../../../database/database.ts';
import { literal } from '../../../database/sql.ts';
import { type Class, joined, merged } from '../../../privacy/suppression.ts';
import { classes, className, type Frequency, tellsFew } from '../../bins/classes.ts';
import { distribution } from '../../charts/distribution.ts';
import { ranking } from '../../charts/ranking.ts';
import { bare, type Figure, figure, type Section, sentences } from '../../figure.ts';
import { enough, leavesFew } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { capital, counted, inSentence, list, medianCount, nextTo, percent, shown } from '../../words/words.ts';

const parts = [
  ['people', 'People', 'alter'],
  ['spaces', 'Spaces', 'item'],
  ['tools', 'Tools', 'item'],
] as const;

type Part = (typeof parts)[number][1];

/** How many people have so many of a part in their network. */
interface SizeRow {
  readonly part: Part;
  readonly class: string;
  readonly people: number;
  readonly share: number;
}

/** The indicators that are medians of what the classes are of. */
const MEDIANS = { people: 'alters', spaces: 'spaces', tools: null } as const;

/** What some do whose network lacks a part, and what nobody does where all lack it. */
const LACKING: Readonly<Record<Part, { readonly some: string; readonly all: string }>> = {
  People: { some: 'interact with nobody', all: 'interacts with anybody' },
  Spaces: { some: 'post in no space', all: 'posts in a space' },
  Tools: { some: 'name or link to no tool', all: 'names or links to a tool' },
};

/** Indicators of a part that would tell as known that nobody has any, where posts have neither words nor links that can be read. */
const UNREAD: Readonly<Record<Part, readonly string[]>> = {
  People: ['alters', 'reciprocalAlters'],
  Spaces: [],
  Tools: ['tools', 'newTools', 'products', 'siteKinds'],
};

/** How wide professional learning networks are: people, spaces and tools per person. */
export async function profiles(source: Source): Promise<Section> {
  const { db, k } = source;
  const base = { id: 'pln', title: 'Professional learning networks' };
  const { people } = await db.row<'people'>('SELECT count(DISTINCT person) AS people FROM profiles');
  if (people === 0) return bare(base, 'No person of this study has a profile, because no post has a known author.');
  if (people < k) return bare(base, `Fewer than ${k} people have a profile, too few to show anything about them.`);
  const { read } = await db.row<'read'>(`SELECT count(*) AS "read" FROM (${READ}) AS found`);
  // Where those who are not are few, they would follow from the others.
  const apart = read > 0 && !leavesFew(people, read, k);
  const rows: SizeRow[] = [];
  const absent: Part[] = [];
  const telling = new Set<string>();
  for (const [part, title, of] of parts) {
    const frequencies = await db.rows<{ value: number; count: number; people: number }>(`
      WITH everybody AS (${part === 'tools' && apart ? READ : 'SELECT DISTINCT person FROM profiles'}), sizes AS (SELECT person, count(DISTINCT ${of === 'alter' ? 'alter' : 'kind || chr(31) || item'}) AS n FROM profiles WHERE part = '${part}' GROUP BY person)
      SELECT coalesce(n, 0) AS value, count(*) AS count, count(*) AS people FROM everybody LEFT JOIN sizes USING (person) GROUP BY ALL ORDER BY value`);
    if (frequencies.every(({ value }) => value === 0)) {
      if (part === 'spaces' || read > 0) absent.push(title);
      else for (const name of UNREAD[title]) telling.add(name);
      continue;
    }
    const own = classes(frequencies, 16);
    const few = part === 'people' ? await nestedOfFew(source, own) : new Set<number>();
    const safe = joinedAt(merged(own, k) ?? [], few).filter(({ count }, i) => i > 0 || count > 0);
    const indicator = MEDIANS[part];
    if (indicator !== null && (await medianTells(source, indicator, frequencies, { own, safe, smallest: k }))) telling.add(indicator);
    // Where all fall into one class, it says nothing.
    if (safe.length < 2) continue;
    rows.push(
      ...safe.map((one) => ({
        part: title,
        class: className(one),
        people: one.count,
        share: one.count / (part === 'tools' && apart ? read : people),
      })),
    );
  }
  const profiled = `${counted(people, 'person', 'people')} with a profile`;
  const lacking = lackingInWords(rows, absent, apart && read < people);
  const finding = lacking.length === 0 ? null : `Of ${profiled}, ${list(lacking)}`;
  const sizes = rows.length === 0 ? null : sizeFigure(rows, finding ?? `The networks of ${profiled}`, k);
  const [indicators, roles] = [await indicatorFigure(source, telling), await roleFigure(source)];
  // Where nobody interacts with anybody, it is nobody.
  const median = absent.includes('People') ? [] : sentences([indicators]);
  return {
    ...base,
    // The summary has one of them.
    ...(finding === null ? { findings: median } : { findings: [`${finding}.`], further: median }),
    introduction: [
      'A professional learning network is the people, spaces and tools somebody learns with. Posts show the part that is acted out in public: whom people address, where they post, what they link to. Reading leaves no trace, one export is not a whole network, and a link is a mention, not use.',
    ],
    figures: [sizes, roles, indicators].filter((figure) => figure !== null),
  };
}

/** What some people's networks lack, and what everybody's do; and whether tools are of those alone whose posts can be read. */
function lackingInWords(rows: readonly SizeRow[], absent: readonly Part[], apart: boolean): string[] {
  const some = parts.flatMap(([, title]) => {
    const none = rows.find((row) => row.part === title && row.class === '0');
    return none === undefined || none.people === 0
      ? []
      : [`${percent(none.share)} ${apart && title === 'Tools' ? 'of those whose posts have words ' : ''}${LACKING[title].some}`];
  });
  const all = absent.map((title) => LACKING[title].all);
  return all.length === 0 ? some : [...some, `nobody ${list(all, 'or')}`];
}

/** People by the size of each part of their network. */
function sizeFigure(rows: readonly SizeRow[], finding: string, k: number): Figure {
  const told = [...new Set(rows.map(({ part }) => part))].map(
    (title) => `${title}: ${list(rows.filter((row) => row.part === title).map((row) => `${row.class} ${percent(row.share)}`))}`,
  );
  return figure({
    id: 'pln-sizes',
    finding,
    help: 'People by the number of others they interact with in either direction, of spaces (platforms, hashtags, groups) they post in, and of tools (domains they link to, products they name); classes grow wider to the right.',
    alt: `Size of each part of the networks. ${told.join('; ')}.`,
    rows,
    headings: [
      { name: 'part', label: 'Part' },
      { name: 'class', label: 'Number' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: distribution({ panel: 'part', label: 'class', share: 'share', axis: 'number' }),
    note: `Classes of fewer than ${k} people are merged with their neighbours, and so are classes of people that would tell, beside those of the network, of so few; a median that would say how many the few are is not told.`,
  });
}

/**
 * Numbers of contacts at which no class may begin. How many people turn to at least so many others, and how many are turned to by so many, is told
 * of the network. Beside it a class of those with so many contacts would say how many of them do not: here at least one, and fewer than k.
 */
async function nestedOfFew({ db, k }: Source, own: readonly Class[]): Promise<ReadonlySet<number>> {
  const found = await db.rows<{ begin: number }>(`
    WITH sizes AS (SELECT person, count(DISTINCT alter) AS n FROM profiles WHERE part = 'people' GROUP BY person),
      sides AS (SELECT person, measure, value FROM measures WHERE measure IN ('outDegree', 'inDegree'))
    SELECT DISTINCT begin FROM sizes JOIN sides USING (person) CROSS JOIN (SELECT unnest([${own.map(({ from }) => from).join(', ')}]) AS begin)
    WHERE n >= begin GROUP BY begin, measure HAVING count(*) FILTER (value < begin) BETWEEN 1 AND ${k - 1} ORDER BY begin`);
  return new Set(found.map(({ begin }) => begin));
}

/** Classes joined with those before them where they begin at one of these. */
function joinedAt(classes: readonly Class[], begins: ReadonlySet<number>): Class[] {
  const out: Class[] = [];
  for (const one of classes) {
    const last = begins.has(one.from) ? out.pop() : undefined;
    out.push(last === undefined ? one : joined(last, one));
  }
  return out;
}

/** Whether the median that is told as an indicator of the study says how many a few of a class are. */
async function medianTells(
  { db }: Source,
  indicator: string,
  frequencies: readonly Frequency[],
  beside: Parameters<typeof tellsFew>[2],
): Promise<boolean> {
  const [median] = await db.rows<{ value: number }>(
    `SELECT value FROM indicators WHERE scope = 'study' AND period IS NULL AND indicator = ${literal(indicator)}`,
  );
  return median !== undefined && tellsFew(median.value, frequencies, beside);
}

/**
 * People with a profile on platforms of which some post has words, or a link that leads somewhere: posts of others tell of no
 * tool, nor that there is none. As SQL.
 */
const READ = `SELECT DISTINCT person FROM profiles JOIN people USING (person) WHERE platform IN (
  SELECT platform FROM posts WHERE text IS NOT NULL UNION SELECT platform FROM links JOIN posts USING (post) WHERE domain IS NOT NULL)`;

/** What people say they are. */
async function roleFigure({ db, k, people }: Source): Promise<Figure | null> {
  const found = await db.rows<{ role: string; people: number }>(
    'SELECT role, count(*) AS people FROM roles JOIN people USING (person) WHERE posts > 0 GROUP BY role ORDER BY people DESC, role',
  );
  const { told, supplied } = await db.row<
    'told' | 'supplied'
  >(`SELECT count(DISTINCT person) AS told, count(*) FILTER (basis = 'table') AS supplied
     FROM roles JOIN people USING (person)
     WHERE posts > 0`);
  // Where all but a few have a role, shares of those who have one would tell how few have none.
  const whole = leavesFew(people, told, k) ? people : told;
  const roles = found.filter((row) => row.people >= k);
  // Nor may it follow how few have none of the roles shown.
  while (roles.length > 0 && leavesFew(whole, await havingAny(db, roles), k)) roles.pop();
  const rows = roles.map(({ role, people: n }) => ({ role: capital(shown(role, 36)), people: n, share: n / whole }));
  const [first, next] = rows;
  if (first === undefined) return null;
  const have = supplied > 0 ? 'have a role in the table of the study' : 'say in English what they are';
  const level = rows.filter((row) => row !== first && row.people === first.people);
  const beside = (level.length > 0 ? level : rows.slice(1, 2)).map(({ role }) => inSentence(role));
  const close = nextTo(first.people, next?.people, list(beside), percent(next?.share ?? 0));
  const most = `most often ${inSentence(first.role)} (${percent(first.share)})${close}`;
  return figure({
    id: 'roles',
    finding: whole === told ? `${percent(told / people)} of those who posted ${have}, ${most}` : `Those who posted are ${most}`,
    help: `People by the roles that ${supplied > 0 ? 'the table of the study gives them' : 'their self-descriptions name'}; somebody may have several.`,
    alt: `Roles: ${list(rows.map(({ role, share }) => `${inSentence(role)} ${percent(share)}`))}.`,
    rows,
    headings: [
      { name: 'role', label: 'Role' },
      { name: 'people', label: 'People', as: 'whole' },
      {
        name: 'share',
        label: whole !== told ? 'Of those who posted' : supplied > 0 ? 'Of those with a role' : 'Of those who say',
        as: 'percent',
      },
    ],
    chart: ranking({ label: 'role', value: 'people' }),
    note: `${supplied > 0 ? 'Roles' : 'English words of self-descriptions; roles'} of fewer than ${k} people are left out.`,
  });
}

/** Those who posted and have one of these roles at least. */
async function havingAny(db: Database, roles: readonly { readonly role: string }[]): Promise<number> {
  const { people } = await db.row<'people'>(`SELECT count(DISTINCT person) AS people
     FROM roles JOIN people USING (person)
     WHERE posts > 0 AND role IN (${roles.map(({ role }) => literal(role)).join(', ')})`);
  return people;
}

async function indicatorFigure({ db, k, glossary }: Source, telling: ReadonlySet<string>): Promise<Figure | null> {
  const all = await db.rows<{ name: string; value: number }>(
    // The middle of all clocks says little without its bounds, which stand among the signs of strain.
    `SELECT indicator AS name, value
     FROM indicators
     WHERE scope = 'study' AND period IS NULL AND NOT ends_with(indicator, 'Unflagged') AND ${enough(k)} AND NOT (indicator = 'afterHoursShare' AND low < high)
     ORDER BY indicator`,
  );
  const found = all.filter(({ name }) => !telling.has(name));
  if (found.length === 0) return null;
  const contacts = found.find(({ name }) => name === 'alters');
  return figure({
    id: 'indicators',
    // That the median person has nobody, the share of those who interact with nobody says better.
    ...(contacts === undefined || contacts.value === 0
      ? { finding: 'Indicators of the whole study', untold: true }
      : { finding: `The median person has ${medianCount(contacts.value, 'person', 'people')} in their network` }),
    help: 'Each line is an indicator of the whole study: the median of its people where that is named, otherwise the same over all posts.',
    alt: '',
    rows: glossary.explain('indicator', found, k),
    headings: [
      { name: 'name', label: 'Indicator' },
      { name: 'value', label: 'Value', as: 'value', print: 'printed' },
      { name: 'means', label: 'Meaning' },
      { name: 'limit', label: 'Limit' },
    ],
    also: ['printed'],
    chart: null,
  });
}
