import { panels } from '../../charts/panels.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { counted, decimal, whole } from '../../words/words.ts';

/** What the search finds at one resolution. */
export interface Tried {
  readonly resolution: number;
  readonly groups: number;
  /** How alike its runs are. */
  readonly agreement: number;
}

/** Resolutions in a row that make a plateau: three are more than half a doubling. */
const LASTING = 3;
/** How alike runs are at each of them. */
const ALIKE = 0.9;

/** How many communities there are at other resolutions, and whether that lasts; null where none was tried. */
export async function resolutionFigure({ db }: Pick<Source, 'db'>): Promise<Figure | null> {
  const tried = await db.rows<Tried & { [column: string]: number }>('SELECT resolution, groups, agreement FROM sweep ORDER BY resolution');
  const [first] = tried;
  if (first === undefined) return null;
  const [own] = await db.rows<{ value: number }>(`SELECT value FROM partition WHERE measure = 'resolution'`);
  const finding = lasting(tried, own?.value ?? null);
  const measures = [
    { what: 'Communities', of: ({ groups }: Tried) => groups, print: whole },
    { what: 'How alike the runs are', of: ({ agreement }: Tried) => agreement, print: decimal },
  ];
  return figure({
    id: 'communities-resolutions',
    finding,
    help: `The same search, less thorough, at other resolutions, smaller ones first: how many communities it finds, and how alike its runs are (normalised mutual information, Danon et al. 2005; 1: all the same). Where the number stays and runs are alike (at least ${ALIKE} at ${LASTING} resolutions in a row), the grouping is one of the network rather than of the setting.`,
    alt: `Communities by resolution: ${counted(first.groups, 'community', 'communities')} at ${short(first.resolution)}, ${spread(tried)} in all. ${finding}.`,
    rows: measures.flatMap(({ what, of, print }) =>
      tried.map((one) => ({ what, resolution: short(one.resolution), number: of(one), text: print(of(one)) })),
    ),
    headings: [
      { name: 'what', label: 'Measure' },
      { name: 'resolution', label: 'Resolution' },
      { name: 'number', label: 'Value', as: 'value', print: 'text' },
    ],
    also: ['text'],
    chart: panels({ panel: 'what', label: 'resolution', value: 'number', text: 'text', shared: false, columns: 2 }),
  });
}

/** The longest plateau in words, and whether the resolution of the study lies on it; or that there is none. */
export function lasting(tried: readonly Tried[], own: number | null): string {
  const stretches = tried.reduce<Tried[][]>((all, one) => {
    const last = all.at(-1);
    if (last?.[0]?.groups === one.groups && one.agreement >= ALIKE && (last.at(-1)?.agreement ?? 0) >= ALIKE) last.push(one);
    else all.push([one]);
    return all;
  }, []);
  const longest = stretches.reduce((most, one) => (one.length > most.length ? one : most), []);
  const [from, to] = [longest[0], longest.at(-1)];
  if (from === undefined || to === undefined || longest.length < LASTING)
    return `No grouping lasts over several of the resolutions tried, which give ${spread(tried)}`;
  const inside = own === null || (own >= from.resolution && own <= to.resolution);
  return `${counted(from.groups, 'community is', 'communities are')} found at every resolution tried from ${short(from.resolution)} to ${short(to.resolution)}${inside ? '' : `; the resolution of this study, ${short(own)}, lies outside`}`;
}

/** The fewest and the most communities that were found. */
function spread(tried: readonly Tried[]): string {
  const counts = tried.map(({ groups }) => groups);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `${least === most ? '' : `${whole(least)} to `}${counted(most, 'community', 'communities')}`;
}

/** A resolution as it is printed: those of the constant Potts model are small. */
function short(resolution: number): string {
  return String(Number(resolution.toPrecision(3)));
}
