import { isTold } from '../../../privacy/things.ts';
import type { Row } from '../../../schema/schema.ts';
import { isClear } from '../../../stats/difference.ts';
import { dayInWords } from '../../../text/days.ts';
import { REACH, ratios } from '../../charts/ratios.ts';
import { type Figure, figure, type Heading, type Section } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { inSpace, spaceName } from '../../words/space-names.ts';
import { counted, decimal, inSentence, list, shown, value } from '../../words/words.ts';

type Changed = Row<'eventChanges'>;

/** What is measured beside codes, as readers see it. */
const MEASURES: Readonly<Record<string, string>> = {
  posts: 'Posts',
  people: 'People who post',
  replies: 'Replies',
  reposts: 'Reposts',
  links: 'Links',
  questions: 'Questions',
  thanks: 'Thanks',
  distress: 'Words of distress',
};

/** What stands before the name of a code. */
const CODE = 'code ';

/** Measures that are numbers; all others are shares of posts. */
const NUMBERS: ReadonlySet<string> = new Set(['posts', 'people']);

const HEADINGS: readonly Heading[] = [
  { name: 'what', label: 'What' },
  { name: 'level', label: 'At the event', as: 'value' },
  { name: 'low', label: '95% from', as: 'value' },
  { name: 'high', label: 'to', as: 'value' },
  { name: 'trend', label: 'In four weeks before', as: 'value' },
  { name: 'after', label: 'In four weeks after', as: 'value' },
  { name: 'slope', label: 'After against before', as: 'value' },
  { name: 'slopeLow', label: '95% from', as: 'value', file: true },
  { name: 'slopeHigh', label: 'to', as: 'value', file: true },
  { name: 'periods', label: 'Periods', file: true },
];

/** What events that the study names changed: interrupted time series of what is posted. */
export async function events(source: Source): Promise<Section> {
  const { db, k, settings } = source;
  const base = { id: 'events', title: 'Before and after' };
  if (settings.pln.events.length === 0)
    return {
      ...base,
      findings: [],
      introduction: [
        'The settings name no event (pln.events in study.yaml), such as the day that schools closed, to compare posts before and after.',
      ],
      figures: [],
    };
  const all = await db.rows<Changed>(
    `SELECT * FROM "eventChanges"
     WHERE people >= ${k} AND bearers >= ${k} AND ${isTold(k, 'eventChanges', 'item', 'item')} AND coalesce(item, '') NOT IN (FROM "closedPlaces")
     ORDER BY time, event, item NULLS FIRST, measure`,
  );
  const figures = settings.pln.events.map(({ name, date }, i) => {
    const own = all.filter((one) => one.event === name && isKnown(one));
    const made = [studyFigure(source, own, `event-${i + 1}`, name, date), spacesFigure(source, own, `event-${i + 1}-spaces`, name)];
    return made.filter((one) => one !== null);
  });
  const told = figures.flat();
  const untold = settings.pln.events.filter((_, i) => figures[i]?.length === 0).map(({ name }) => name);
  return {
    ...base,
    findings: told.filter(({ id }) => !id.endsWith('-spaces')).map(({ finding }) => `${finding}.`),
    introduction:
      told.length === 0
        ? [
            `Around ${counted(settings.pln.events.length, 'event')} that the settings name there are not at least eight periods of up to four weeks on either side with enough posts of at least ${k} people to tell a change, or the change is so unsure that it may be anything from a ${REACH}th to ${REACH} times.`,
          ]
        : [
            'Each series of posts is followed to the event and on from it: how far it stood at once from where its trend led, and whether its trend is another since (interrupted time series). That something changed when an event came does not say that the event changed it.',
            ...(untold.length > 0
              ? [`Of ${list(untold)} too little is posted before or after, or too little known, to tell a change.`]
              : []),
          ],
    figures: told,
  };
}

/** Whether anything is known of a change: its interval ends within what a chart reaches to, on one side at least. */
function isKnown({ levelLow, levelHigh }: Changed): boolean {
  return levelLow >= 1 / REACH || levelHigh <= REACH;
}

/** A change as a row: of how many times as much, or as frequent. */
function rowOf({ glossary }: Source, one: Changed) {
  const title = one.measure.startsWith(CODE)
    ? glossary.title('code', one.measure.slice(CODE.length))
    : (MEASURES[one.measure] ?? one.measure);
  return {
    what: NUMBERS.has(one.measure) ? title : `${title} (share)`,
    level: one.level,
    low: one.levelLow,
    high: one.levelHigh,
    trend: one.trend,
    after: one.trend * one.slope,
    slope: one.slope,
    slopeLow: one.slopeLow,
    slopeHigh: one.slopeHigh,
    periods: `${one.before} before and ${one.after} after, of ${counted(one.weeks, 'week')}`,
    text: `×${decimal(one.level, one.level < 10 ? 2 : 1)}`,
  };
}

/** Measures in the order in which they are told: numbers, what posts are and hold, codes. */
function inOrder({ codes }: Source, rows: readonly Changed[]): Changed[] {
  const order = [...Object.keys(MEASURES), ...codes.map((code) => `${CODE}${code}`)];
  return rows.toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure));
}

/** The change that is surest to be one, among so many that are looked at: of logarithms, of which intervals are even. */
function clearest(rows: readonly Changed[], comparisons: number): Changed | null {
  const clear = rows.filter(({ level, levelLow, levelHigh }) =>
    isClear({ difference: Math.log(level), low: Math.log(levelLow), high: Math.log(levelHigh) }, comparisons),
  );
  return clear.toSorted((a, b) => Math.abs(Math.log(b.level)) - Math.abs(Math.log(a.level)))[0] ?? null;
}

function found(source: Source, one: Changed): string {
  const { what, level } = rowOf(source, one);
  const kind = inSentence(what.replace(' (share)', ''));
  const name = one.measure.startsWith(CODE) ? `posts coded ${kind}` : kind;
  const amount = NUMBERS.has(one.measure) ? 'as many' : 'as frequent';
  return `${name} were at once ${decimal(level, level < 10 ? 2 : 1)} times ${amount} as the trend before leads to expect (95% interval ${decimal(one.levelLow)} to ${decimal(one.levelHigh)})`;
}

function studyFigure(source: Source, all: readonly Changed[], id: string, event: string, date: string): Figure | null {
  const own = inOrder(
    source,
    all.filter(({ item }) => item === null),
  );
  if (own.length === 0) return null;
  const rows = own.map((one) => rowOf(source, one));
  const most = clearest(own, own.length);
  return figure({
    id,
    finding: `${shown(event)} (${dayInWords(Date.parse(date))}): ${most === null ? 'nothing that was looked at changed clearly at once' : found(source, most)}`,
    help: 'Each point is how many times as many posts or people, or as frequent posts of a kind, there were when the event came as the trend before leads to expect: ×1 as many, ×2 twice as many, ×0.5 half as many. Lines are 95% intervals.',
    alt: `Changes at ${shown(event)}: ${list(rows.map(({ what, text, low, high }) => `${inSentence(what)} ${text} (95% interval ${value(low)} to ${value(high)})`))}.`,
    rows,
    headings: HEADINGS,
    also: ['text'],
    chart: ratios({ label: 'what', ratio: 'level', low: 'low', high: 'high', text: 'text' }),
    note: `Each interval is of its change alone; a change is said to be clear where an interval as wide as so many comparisons at once need leaves out 1 (Dunn 1961). Measures of too few posts or people, and those whose change is not known even within one in ${REACH} to ${REACH} times, have no row.${rows.some(({ low, high }) => low < 1 / REACH || high > REACH) ? ` Lines end at ${REACH} times, or one in ${REACH}, also where the interval, which the table has, goes on.` : ''}`,
  });
}

/** The same in the spaces with most people. */
function spacesFigure(source: Source, all: readonly Changed[], id: string, event: string): Figure | null {
  const own = inOrder(
    source,
    all.filter(({ item }) => item !== null),
  );
  if (own.length === 0) return null;
  const most = clearest(own, own.length);
  return figure({
    id,
    finding:
      most === null
        ? `In no space did anything change clearly at once at ${shown(event)}`
        : `At ${shown(event)}, ${inSpace(most.item as string)}: ${found(source, most)}`,
    help: 'The same in the spaces with most people.',
    alt: '',
    rows: own.map((one) => ({ space: spaceName(one.item as string), ...rowOf(source, one) })),
    headings: [{ name: 'space', label: 'Space' }, ...HEADINGS],
    chart: null,
  });
}
