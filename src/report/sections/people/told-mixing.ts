import { isTold } from '../../../privacy/things.ts';
import type { Source } from '../../source/source.ts';
import { shown } from '../../words/words.ts';

/** A measure of how groups mix, as the report may tell it. */
export interface MixingRow {
  readonly grouping: string;
  readonly measure: string;
  readonly group: string | null;
  readonly people: number;
  readonly value: number;
  readonly chance: number | null;
  readonly p: number | null;
  /** Whether the group may be named. */
  readonly told: boolean;
}

/** How the groups of a study mix, of groupings that may be told, and those that may not. */
export interface Mixing {
  readonly rows: readonly MixingRow[];
  readonly hidden: readonly string[];
}

/**
 * What may be told of how groups mix. A grouping in which all groups that are too small to be told come to fewer than k
 * people is left out, because what is told of the others would tell of them; and so is one in which fewer than k people have
 * ties within their group, or across: with the ties of the network a share of ties is a number.
 */
export async function toldMixing({ db, k }: Pick<Source, 'db' | 'k'>): Promise<Mixing> {
  const found = await db.rows<MixingRow>(`
    SELECT grouping, measure, "group", people, value, chance, p, ${isTold(k, 'mixing', 'group', '"group"')} AS told FROM mixing ORDER BY grouping = 'space' DESC, grouping, "group" NULLS FIRST, measure`);
  const hidden = [...new Set(found.map(({ grouping }) => grouping))].filter((name) => {
    const own = found.filter(({ grouping }) => grouping === name);
    const few = own.filter(({ measure, people }) => measure === 'homophily' && people < k).reduce((sum, { people }) => sum + people, 0);
    const whole = own.find(({ measure }) => measure === 'eiIndex')?.people ?? 0;
    const bearing = own.filter(({ measure, people }) => BORNE.has(measure) && people > 0).map(({ people }) => people);
    return whole < k || (few > 0 && few < k) || bearing.some((people) => people < k);
  });
  return { rows: found.filter(({ grouping }) => !hidden.includes(grouping)), hidden };
}

/** Measures that say how many people have ties within their group, or across, whichever are fewer. */
const BORNE: ReadonlySet<string> = new Set(['tieRatio', 'sharedGroup']);

/** What people are grouped by, in a sentence. */
export function groupingName(grouping: string): string {
  return grouping === 'space' ? 'the space where they mostly post' : shown(grouping, 36);
}
