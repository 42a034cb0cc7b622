// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { TableWriter } from '../../database/table-writer.ts';
import type { Ties } from '../../graph/ties.ts';
import { type Random, seeded } from '../../random.ts';
import type { Work } from '../../run/stage.ts';
import type { Row } from '../../schema/schema.ts';
import { type Brokerage, brokerage, brokerRoles } from './brokerage.ts';
import { type Grouping, groupingsOf } from './groupings.ts';
import { type Lives, livesOf } from './lives.ts';
import { type Mixed, mixing } from './mixing.ts';
import { mrqap } from './mrqap.ts';

/** What the mixing of groups is told from. */
interface Mixture {
  /** Of each pair once, whoever acts. */
  readonly ties: Ties;
  /** From those who act to those acted upon; made where there are groups. */
  readonly arcs: () => Ties;
  readonly keys: readonly string[];
  /** Path of the table of groups that the study supplies. */
  readonly supplied: string | null;
}

/** Writes how the groups of the study mix, those of its spaces and those of a table that the study supplies, and who stands between them. */
export async function writeMixing(work: Work, { ties, arcs: directedTies, keys, supplied }: Mixture): Promise<void> {
  const { db, random } = work;
  const groupings = await groupingsOf(work, ties.n, supplied);
  const rows: Row<'mixing'>[] = [];
  const brokers = await work.writer('brokers');
  if (groupings.size > 0) {
    const lives = await livesOf(db, ties.n);
    for (const [name, grouping] of groupings) rows.push(...mixingRows(name, grouping, ties, { ...lives, random }));
    // A source of their own: what comes after is drawn as it would be without groups.
    const draws = seeded(`${work.settings.seed} groups`);
    rows.push(...sharedRows(groupings, ties, lives, draws));
    const arcs = directedTies();
    for (const [grouping, { group }] of groupings) {
      const found = brokerage(arcs, { group, parts: lives.platform }, { random: draws });
      rows.push(...brokerRows(grouping, found, lives));
      await addBrokers(brokers, grouping, keys, found.counts);
    }
  }
  await brokers.close();
  await work.writeRows('mixing', rows);
}

/** Adds everybody who stands between others, role by role. */
async function addBrokers(brokers: TableWriter<'brokers'>, grouping: string, keys: readonly string[], counts: Float64Array): Promise<void> {
  for (const [c, ways] of counts.entries()) {
    if (ways === 0) continue;
    const [i, r] = [Math.floor(c / brokerRoles.length), c % brokerRoles.length];
    const full = brokers.add({ grouping, role: brokerRoles[r]!, person: keys[i]!, ways });
    if (full !== undefined) await full;
  }
}

function mixingRows(
  grouping: string,
  { names, group }: Grouping,
  ties: Ties,
  { automated, random }: Pick<Lives, 'automated'> & { readonly random: Random },
): Row<'mixing'>[] {
  const found = mixing(ties, group, names.length, { random, automated });
  const isIn = (own: number, g: number | null) => own !== -1 && (g === null || own === g);
  const people = (g: number | null) => group.reduce((sum, own, i) => sum + (isIn(own, g) && automated[i] === 0 ? 1 : 0), 0);
  const row = (measure: string, g: number | null, mixed: Mixed | null): Row<'mixing'>[] =>
    mixed === null
      ? []
      : [
          {
            grouping,
            measure,
            group: g === null ? null : names[g]!,
            people: people(g),
            bearers: g === null ? null : found.bearers[g]!,
            value: mixed.value,
            ...chanceOf(mixed.chance),
          },
        ];
  return [
    ...row('eiIndex', null, found.eiIndex),
    ...row('groupAssortativity', null, found.assortativity),
    ...found.homophily.flatMap((mixed, g) => row('homophily', g, mixed)),
  ];
}

/** Rows on how much more often people who share a group have a tie, all groupings beside each other. */
function sharedRows(
  groupings: ReadonlyMap<string, Grouping>,
  ties: Ties,
  { platform, arrival, posts, automated }: Lives,
  random: Random,
): Row<'mixing'>[] {
  const found = mrqap(
    ties,
    { parts: platform, groupings: [...groupings.values()].map(({ group }) => group), equal: [arrival], amounts: [posts] },
    { random, automated },
  );
  return [...groupings.keys()].flatMap((grouping, k) => {
    const { ratio, bearers, effect } = found.groupings[k]!;
    const row = { grouping, group: null, people: bearers, bearers: null };
    return [
      ...(ratio === null ? [] : [{ ...row, measure: 'tieRatio', value: ratio, ...chanceOf(null) }]),
      ...(effect === null ? [] : [{ ...row, measure: 'sharedGroup', value: effect.value, ...chanceOf(effect.chance) }]),
    ];
  });
}

function brokerRows(grouping: string, { counts, shares }: Brokerage, { automated }: Pick<Lives, 'automated'>): Row<'mixing'>[] {
  return shares.map(({ value, chance }, r) => {
    let people = 0;
    for (const [i, automatic] of automated.entries()) if (automatic === 0 && counts[i * brokerRoles.length + r]! > 0) people += 1;
    return { grouping, measure: brokerRoles[r]!, group: null, people, bearers: null, value, ...chanceOf(chance) };
  });
}

function chanceOf(chance: { mean: number; z: number | null; p: number } | null): Pick<Row<'mixing'>, 'chance' | 'z' | 'p'> {
  return { chance: chance?.mean ?? null, z: chance?.z ?? null, p: chance?.p ?? null };
}
