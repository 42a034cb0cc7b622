import { isSmall } from '../../../privacy/suppression.ts';
import { bare, type Figure, figure, type Section } from '../../figure.ts';
import { knownBots } from '../../source/known-bots.ts';
import { enough } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted, inSentence, percent, whole } from '../../words/words.ts';

/** Accounts that may be automated or inauthentic: how many show which sign, and how much of the study is theirs. */
export async function accounts(source: Source): Promise<Section> {
  const { db, k, unit } = source;
  const base = { id: 'accounts', title: 'Accounts that may be automated' };
  const known = await knownBots(source);
  const said =
    known.bots === 0
      ? 'No account of this study is known to be automated.'
      : `${counted(known.bots, 'account')} ${known.bots === 1 ? 'is' : 'are'} known to be automated, because the platform or the name says so; ${counted(known.byBots, 'post')} ${known.byBots === 1 ? 'is' : 'are'} theirs.`;
  if (unit === 'posts') return bare(base, said, 'Most posts name no author, so accounts cannot be looked at.');
  const flagged = await flaggedBy(source);
  const { people } = await db.row<'people'>(`SELECT count(*) AS people FROM (${FLAGGED})`);
  const rest = source.people - people;
  const few = people > 0 && (people < k || rest < k);
  const verdict =
    few && people >= k
      ? `All but fewer than ${k} accounts ${STAND_OUT}, so no further detail is given.`
      : few
        ? `Fewer than ${k} accounts ${STAND_OUT}, so no further detail is given.`
        : people === 0
          ? 'No account stands out by a sign that automated accounts show too.'
          : `${counted(people, 'account')} (${percent(people / Math.max(1, source.people))} of those who posted) ${STAND_OUT}${await theirPosts(source)}.`;
  const told = people > 0 && !few;
  const careful =
    'A sign is a reason to look, never a verdict: people show it, too, and nothing is left out because of it. The accounts stand in the private table indicators, for a person to judge.';
  return {
    ...base,
    findings: told ? [verdict] : [],
    // What is found stands above it.
    introduction: [said, told ? careful : people === 0 ? verdict : `${verdict} ${careful}`],
    figures: [few || flagged.length === 0 ? null : signFigure(flagged, people, source), await withoutFigure(source)].filter(
      (f) => f !== null,
    ),
  };
}

/** What is said of accounts with a flag: who links in every post may be a library, and is not called automated. */
const STAND_OUT = 'stand out by a sign that automated accounts show too';

/** Accounts with a flag. */
const FLAGGED = `SELECT DISTINCT person FROM indicators WHERE scope = 'person' AND indicator = 'auditFlags' AND value > 0`;

/** How much of the posts accounts with a flag wrote; nothing where nearly all of it, or of the others, is one person's. */
async function theirPosts({ db, k, posts }: Source): Promise<string> {
  const sides = await db.rows<{ flagged: boolean; count: number; most: number[] }>(
    `WITH each AS (SELECT author IN (${FLAGGED}) AS flagged, author, count(*) AS n FROM posts WHERE author IS NOT NULL GROUP BY author)
     SELECT flagged, sum(n) AS count, max(n, 2) AS most FROM each GROUP BY flagged ORDER BY flagged`,
  );
  if (sides.some(({ count, most }) => isSmall({ count, people: k, most }, k))) return '';
  const theirs = sides.find(({ flagged }) => flagged)?.count ?? 0;
  return `; ${percent(theirs / posts)} of the posts are theirs`;
}

/** How many accounts each sign flags, beside those of which it is told at all: accounts with a flag. */
async function flaggedBy({ db, glossary }: Source): Promise<{ name: string; people: number }[]> {
  const found = await db.rows<{ name: string; value: number }>(
    `SELECT indicator AS name, value
     FROM indicators
     WHERE scope = 'person' AND indicator LIKE 'audit%' AND indicator <> 'auditFlags'
     ORDER BY indicator`,
  );
  const names = [...new Set(found.map(({ name }) => name))];
  return names.map((name) => {
    const { flagFrom = Number.POSITIVE_INFINITY } = glossary.define('indicator', name);
    return { name, people: found.filter((row) => row.name === name && row.value >= flagFrom).length };
  });
}

/** How many of all flagged accounts each sign flags, most first; null where too few. */
function signFigure(found: readonly { name: string; people: number }[], all: number, { k, glossary }: Source): Figure | null {
  // Beside how many are flagged, it would tell of how few a sign does not flag.
  const hidden = found.map(({ people }) => people < k || (people < all && all - people < k));
  const rows = found
    .map(({ name, people: n }, i) => {
      const { means, formula = '', limit = '', reference = '' } = glossary.define('indicator', name);
      return {
        sign: glossary.title('indicator', name).replace(/^Audit: /, ''),
        people: hidden[i] ? null : n,
        means,
        formula,
        limit,
        reference,
      };
    })
    .filter((row) => row.people !== null)
    .sort((a, b) => (b.people ?? 0) - (a.people ?? 0));
  const [first] = rows;
  if (first === undefined) return null;
  return figure({
    id: 'signs',
    finding: `${first.people === all ? `All ${counted(all, 'account')} with a flag` : `Of ${counted(all, 'account')} with a flag, ${whole(first.people ?? 0)}`} have it for ${inSentence(first.sign)}`,
    help: `Each line is a sign, and the number of accounts that it flags; an account may have several. Signs that flag fewer than ${whole(k)}, or all but fewer than ${whole(k)}, are not shown.`,
    alt: '',
    rows,
    headings: [
      { name: 'sign', label: 'Sign' },
      { name: 'people', label: 'Accounts', as: 'whole' },
      { name: 'means', label: 'Meaning' },
      { name: 'limit', label: 'Limit' },
      { name: 'formula', label: 'Formula', file: true },
      { name: 'reference', label: 'Source', file: true },
    ],
    chart: null,
  });
}

/** The main results of the study with all accounts, and without those set aside. */
async function withoutFigure({ db, k, glossary }: Source): Promise<Figure | null> {
  const found = await db.rows<{ name: string; all: number; without: number; low: number | null; high: number | null }>(`
    SELECT one.indicator AS name, one.value AS "all", other.value AS without, other.low, other.high
    FROM indicators one JOIN indicators other ON other.indicator = concat(one.indicator, 'Unflagged')
    WHERE one.scope = 'study' AND one.period IS NULL AND other.scope = 'study' AND other.period IS NULL
      AND ${enough(k, 'one')} AND ${enough(k, 'other')} ORDER BY name`);
  const moved = found.filter(({ all, without }) => Math.abs(all - without) > 1e-9);
  if (moved.length === 0) return null;
  const rows = found
    .sort((a, b) => glossary.rank('indicator', a.name) - glossary.rank('indicator', b.name))
    .map(({ name, all, without, low, high }) => ({
      result: glossary.title('indicator', name),
      all,
      without,
      low,
      high,
      change: without - all,
    }));
  const most = [...rows].sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0];
  return figure({
    id: 'without-accounts',
    finding:
      most === undefined
        ? 'The main results with and without the accounts set aside'
        : `The accounts set aside move ${most.result.toLowerCase()} most: ${percent(most.all)} with them, ${percent(most.without)} without`,
    help: 'Each line is a share of the study with all accounts, and without those set aside: by a person’s decision, or, where nobody decided, those with two signs or more.',
    alt: '',
    rows,
    headings: [
      { name: 'result', label: 'Result' },
      { name: 'all', label: 'All accounts', as: 'percent' },
      { name: 'without', label: 'Without those set aside', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent', absent: '–' },
      { name: 'high', label: 'to', as: 'percent', absent: '–' },
    ],
    chart: null,
    note: `Shown where at least ${k} accounts are set aside: the difference of the two figures would otherwise tell of those few. The table to decide in is kept beside the private tables (audit.csv).`,
  });
}
