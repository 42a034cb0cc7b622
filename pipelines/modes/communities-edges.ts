import { basename } from 'node:path';
import { Option } from 'commander';
import type { EdgeList } from '../../src/communities/edges/read-edges.ts';
import { bytesOf } from '../../src/disk/named-file.ts';
import { UserError } from '../../src/errors.ts';
import { positive, whole } from '../terminal/numbers.ts';
import { legible } from '../terminal/say.ts';
import type { Mode } from '../terminal/stage-script.ts';

interface EdgeListOptions {
  readonly edges: string;
  readonly directed?: boolean;
  readonly source?: string;
  readonly target?: string;
  readonly weight?: string;
  readonly seed: number;
  readonly quality: 'modularity' | 'cpm';
  readonly resolution?: number;
  readonly json?: boolean;
}

/** Communities of any list of ties, without a study. */
export const edgesMode: Mode = {
  option: 'edges',
  example: 'npx tsx pipelines/communities.ts --edges ties.csv --weight count --json',
  addOptions(command) {
    command
      .option('--edges <file>', 'a table of ties in place of exports: columns source and target, or alike')
      .option('--source <column>', 'with --edges: the column of where ties begin, together with --target')
      .option('--target <column>', 'with --edges: the column of where ties end')
      .option('--directed', 'with --edges: a tie from one to the other differs from one back')
      .option('--weight <column>', 'with --edges: the column of weights; otherwise each row weighs 1')
      .option('--seed <n>', 'with --edges: seed of what is left to chance', whole, 1)
      .addOption(
        new Option('--quality <name>', 'with --edges: modularity, or cpm, which has no resolution limit and needs --resolution')
          .choices(['modularity', 'cpm'])
          .default('modularity'),
      )
      .option(
        '--resolution <x>',
        'with --edges: above 1 more and smaller communities, below 1 fewer and larger ones; for cpm the weight per pair of members that they must exceed',
        positive,
      );
  },
  async run(given) {
    const options = given as unknown as EdgeListOptions;
    if ((options.source === undefined) !== (options.target === undefined))
      throw new UserError(`--${options.source === undefined ? 'target' : 'source'}: names one end of a tie`, {
        hint: 'give --source and --target together',
      });
    const [{ communitiesOfTies }, { readEdges }] = await Promise.all([
      import('../../src/communities/edges/edges.ts'),
      import('../../src/communities/edges/read-edges.ts'),
    ]);
    const list = readEdges(await bytesOf(options.edges), basename(options.edges), {
      source: options.source ?? null,
      target: options.target ?? null,
      weight: options.weight ?? null,
    });
    const { directed = false, seed, quality, resolution } = options;
    const found = communitiesOfTies(list, { directed, seed, quality, resolution });
    const { nodes, edges, communities, modularity, worth, stability, z, chance, merged, members } = found;
    const warnings = warningsOf(merged, list, directed);
    if (options.json)
      return {
        text: `${JSON.stringify({ nodes, edges, communities, modularity, ...(quality === 'cpm' ? { cpm: worth } : {}), stability, z, p: chance?.p ?? null, warnings, members })}\n`,
      };
    const size = new Map<number, number>();
    for (const community of Object.values(members)) size.set(community, (size.get(community) ?? 0) + 1);
    const lines: [string, string][] = [
      ['nodes', `${nodes}`],
      ['ties', `${edges}`],
      ['communities', `${communities}`],
      ['modularity', modularity.toFixed(6)],
      ...(quality === 'cpm' ? [['cpm', worth.toFixed(6)] as [string, string]] : []),
      ['stability', stability === null ? 'one run only' : stability.toFixed(3)],
      ['beyond chance', chance === null ? 'too large to compare' : inWords(chance.p, z)],
      ...[...size]
        .sort(([a], [b]) => a - b)
        .slice(0, 10)
        .map(([community, count]): [string, string] => [`community ${community}`, `${count} nodes`]),
    ];
    return { text: legible([...lines.map(([name, value]) => `${name.padEnd(16)}${value}`), ...warnings, ''].join('\n')) };
  },
};

function warningsOf(merged: readonly number[], { doubtful, taken, unused, types }: EdgeList, directed: boolean): string[] {
  const before = [
    ...(taken === null ? [] : [`columns ${taken.join(' and ')} were taken for the ends of ties; for others give --source and --target`]),
    ...(doubtful ? ['the first row was taken for names of columns; if it is a tie, put a row source,target before it'] : []),
    ...(unused === null ? [] : [`column ${unused} is not used, and each row weighs 1; to use it, give --weight ${unused}`]),
    ...(types !== null && !directed && types.directed > 0
      ? [`${tiesThat(types.directed, 'Directed')}; taken without direction, as all are; to keep directions, give --directed`]
      : []),
    ...(types !== null && directed && types.undirected > 0
      ? [`${tiesThat(types.undirected, 'Undirected')}; taken from source to target alone; leave out --directed to have no directions`]
      : []),
  ];
  if (merged.length === 0) return before;
  return [
    ...before,
    `${merged.length === 1 ? 'community' : 'communities'} ${merged.join(', ')}: may be several, too small for modularity to tell apart; see --resolution 2`,
  ];
}

/** So many ties, and what the column Type says of them. */
function tiesThat(count: number, type: string): string {
  return `${count} ${count === 1 ? 'tie is' : 'ties are'} ${type} by column Type`;
}

function inWords(p: number, z: number | null): string {
  const figures = `z ${z === null ? 'unknown' : z.toFixed(1)}, p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}`;
  return `${p > 0.05 ? 'no more grouped than chance' : 'yes'} (${figures})`;
}
