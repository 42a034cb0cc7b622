import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { type Figure, figure } from '../../figure.ts';
import { BOTS } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { capital, inSentence, percent, shown } from '../../words/words.ts';
import { groupingName, type Mixing } from './told-mixing.ts';
import { ofAllLines } from './triads.ts';

/** In which roles people stand between others who are not in contact, beside what chance gives. */
export async function brokersFigure({ db, k, glossary }: Pick<Source, 'db' | 'k' | 'glossary'>, { rows }: Mixing): Promise<Figure | null> {
  const counts = await db.rows<{ grouping: string; role: string; count: number; people: number; most: number[] }>(
    `SELECT grouping, role, sum(ways) AS count, count(*) AS people, max(ways, 2) AS most
     FROM brokers
     WHERE person NOT IN ${BOTS} GROUP BY ALL ORDER BY grouping, role`,
  );
  const open = new Set(
    [...groupBy(counts, ({ grouping }) => grouping).values()].flatMap((cells) => {
      const hidden = withheld(cells, [[...cells.keys()]], k);
      return hidden.lines[0] ? [] : cells.filter((_, i) => !hidden.cells[i]).map(({ grouping, role }) => `${grouping} ${role}`);
    }),
  );
  const told = rows
    .filter(({ grouping, measure }) => open.has(`${grouping} ${measure}`))
    .map((row) => ({ ...row, rank: glossary.rank('measure', row.measure) }));
  if (told.length === 0) return null;
  const names = [...new Set(told.map(({ grouping }) => grouping))];
  const findings = names.map((name) => {
    const own = told.filter(({ grouping }) => grouping === name);
    const most = own.reduce((first, next) => (next.value > first.value ? next : first));
    if (own.every(({ p }) => p === null))
      return `mostly as ${inSentence(glossary.title('measure', most.measure))} (${percent(most.value)} of the ways), by ${groupingName(name)}`;
    const clear = own.filter(({ p }) => p !== null && p <= 0.05);
    const farthest = clear.sort((x, y) => apart(y) - apart(x) || x.rank - y.rank)[0];
    if (farthest === undefined) return `hardly otherwise than by chance, by ${groupingName(name)}`;
    const { measure, value, chance } = farthest;
    return `as ${inSentence(glossary.title('measure', measure))} in ${percent(value)} of the ways, ${value > (chance ?? 0) ? 'more' : 'fewer'} than by chance (${percent(chance ?? 0)}), by ${groupingName(name)}`;
  });
  return figure({
    id: 'brokers',
    finding: `People stand between two others ${findings.join('; ')}`,
    help: 'One person turns to another, who turns to a third to whom the first does not turn: by the groups of the three, the one in the middle has a role.',
    alt: '',
    rows: told
      .sort((a, b) => names.indexOf(a.grouping) - names.indexOf(b.grouping) || a.rank - b.rank)
      .map(({ grouping, measure, value, chance, p }) => ({
        grouping: capital(grouping === 'space' ? 'space' : shown(grouping, 36)),
        role: glossary.title('measure', measure),
        means: glossary.define('measure', measure).means,
        value,
        chance,
        p,
      })),
    headings: [
      { name: 'grouping', label: 'Grouping' },
      { name: 'role', label: 'Role' },
      { name: 'means', label: 'Meaning' },
      { name: 'value', label: 'Share of ways', as: 'percent' },
      { name: 'chance', label: 'By chance', as: 'percent', absent: '–' },
      { name: 'p', label: 'p', as: 'value', absent: '–' },
    ],
    chart: null,
    note: `By chance: people of one platform take each other’s groups, the network stays as it is; not looked for in very large networks. ${ofAllLines} Roles in which fewer than ${k} people stand, or one nearly always, are left out, and a further one where the others would tell of it. A way follows who acts: the words of a post passed on go against it. Somebody whom very many turn to and who turns to many has most of the ways.`,
  });
}

function apart({ value, chance }: { readonly value: number; readonly chance: number | null }): number {
  return Math.abs(value - (chance ?? value));
}
