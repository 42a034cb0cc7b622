// Times the network measures and the search for communities on made networks: npx tsx bench/network.ts [ties …] [--networkx]
// Beside it runs what Python has (python-igraph, networkx), on the same ties, where PYTHON or python3 finds it.
// Figures are seconds of the processor, which other work on the machine changes less than those of the clock.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leiden } from '../src/communities/partition/leiden.ts';
import { louvain } from '../src/communities/partition/louvain.ts';
import { qualityOf, undirectedModularity } from '../src/communities/partition/modularity.ts';
import { dyads, triads } from '../src/graph/closure.ts';
import { cores } from '../src/graph/cores.ts';
import { directed, reversed, withoutDirections } from '../src/graph/graph.ts';
import { components } from '../src/graph/groups.ts';
import { pageRank } from '../src/network/pagerank.ts';
import { seeded } from '../src/random.ts';

type Figures = Record<string, number>;

const sizes = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  for (const m of sizes.length > 0 ? sizes : [100_000, 1_000_000, 5_000_000]) {
    const ties = made(m);
    const own = ours(ties);
    const file = join(folder, 'ties.csv');
    writeFileSync(file, lines(ties));
    const theirs = python(file, m <= 1_000_000 && process.argv.includes('--networkx'));
    process.stdout.write(
      `\n${m} ties, ${ties.n} people\n${'seconds'.padEnd(14)}${['staffroom', ...Object.keys(theirs)].map((name) => name.padStart(20)).join('')}\n`,
    );
    for (const [step, value] of Object.entries(own)) {
      const beside = Object.values(theirs).map((figures) => {
        const other = figures[step];
        if (other === undefined) return '–'.padStart(20);
        return `${other.toFixed(3)}${/^modularity/.test(step) ? '' : ` (${(other / value).toFixed(1)}×)`}`.padStart(20);
      });
      process.stdout.write(`${step.padEnd(14)}${value.toFixed(3).padStart(20)}${beside.join('')}\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

interface Ties {
  readonly n: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Int32Array;
}

/** Directed weighted ties with planted groups: seven of ten stay inside, activity falls off as a power. */
function made(m: number): Ties {
  const n = Math.round(63 * Math.sqrt(m));
  const groups = 60;
  const random = seeded(`bench ${m}`);
  const person = () => Math.floor(random() ** 2 * n);
  const sources = new Int32Array(m);
  const targets = new Int32Array(m);
  const weights = new Int32Array(m);
  for (let e = 0; e < m; e++) {
    const source = person();
    let target = person();
    if (random() < 0.7) target = Math.min(n - 1, target - (target % groups) + (source % groups));
    if (target === source) target = (target + groups) % n;
    sources[e] = source;
    targets[e] = target;
    weights[e] = 1 + Math.floor(random() ** 4 * 10);
  }
  return { n, sources, targets, weights };
}

function ours({ n, sources, targets, weights }: Ties): Figures {
  const figures: Figures = {};
  const timed = <T>(name: string, make: () => T): T => {
    let value = make();
    figures[name] = Number.POSITIVE_INFINITY;
    // The best of three: other work on the machine and the compiler's warming up only add.
    for (let time = 0; time < 3; time++) {
      const began = process.cpuUsage();
      value = make();
      const { user, system } = process.cpuUsage(began);
      figures[name] = Math.min(figures[name], (user + system) / 1e6);
    }
    return value;
  };
  // As igraph, with the ties of each person in both directions.
  const [graph, back] = timed('build', () => {
    const graph = directed(n, sources, targets, weights);
    return [graph, reversed(graph)] as const;
  });
  const near = timed('undirected', () => withoutDirections(graph));
  figures['bytes a tie'] = (graph.offsets.byteLength + graph.targets.byteLength + graph.weights.byteLength) / sources.length;
  timed('pagerank', () => pageRank(graph, { back }));
  timed('components', () => components(graph));
  timed('reciprocity', () => dyads(graph, back));
  timed('transitivity', () => triads(near));
  timed('cores', () => cores(near));
  const quality = undirectedModularity(near);
  const quick = timed('louvain', () => louvain(near, { resolution: 1, random: seeded(1) }));
  figures['modularity lou'] = qualityOf(quality, quick.of);
  const found = timed('leiden', () => leiden(quality, { random: seeded(1), rounds: 2 }));
  figures['modularity lei'] = qualityOf(quality, found.of);
  return figures;
}

function lines({ sources, targets, weights }: Ties): string {
  const parts: string[] = [];
  for (let e = 0; e < sources.length; e++) parts.push(`${sources[e]},${targets[e]},${weights[e]}`);
  return `${parts.join('\n')}\n`;
}

/** Figures of the peers by their names; none where Python or they are missing. */
function python(file: string, networkx: boolean): Record<string, Figures> {
  const script = join(import.meta.dirname, 'peers/network.py');
  const { status, stdout, stderr } = spawnSync(process.env.PYTHON ?? 'python3', [script, file, ...(networkx ? ['networkx'] : [])], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) {
    process.stderr.write(`no peers: ${stderr || 'no Python'}\n`);
    return {};
  }
  return JSON.parse(stdout);
}
