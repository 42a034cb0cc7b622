import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { home } from '../package.ts';

/** Kinds of site, by registered domain, host or ending (`.edu`). */
export type DomainKinds = ReadonlyMap<string, string>;

/** What each kind of site in `data/lists/domains.csv` is. */
export const domainKinds: Readonly<Record<string, string>> = {
  marketplace: 'Teachers and makers sell to one another',
  retail: 'Shop, bookseller or app store',
  affiliate: 'Pays whoever sent the buyer',
  blog: 'Hosts blogs and pages of its users',
  ownpage: 'Collects the links of one person ("link in bio")',
  newsletter: 'Sends newsletters of its users',
  podcast: 'Hosts podcasts',
  video: 'Hosts videos',
  publisher: 'Journals and books',
  news: 'Newspapers, broadcasters, education news',
  open: 'Free lessons, courses, tools and archives',
  code: 'Hosts code and data',
  image: 'Hosts pictures',
  social: 'Social media',
  event: 'Registration, meetings and forms',
  jobs: 'Job advertisements',
  donation: 'Donations to classrooms and charities',
  school: 'Schools and universities',
  government: 'Government',
  shortener: 'Shortens links: what stands behind is unknown',
};

/** The list of sites that stands in the project, and with it those of a study's settings. */
export async function listedDomains(further: Readonly<Record<string, string>> = {}): Promise<DomainKinds> {
  return domainsFrom(await readFile(join(home, 'data/lists/domains.csv'), 'utf8'), further);
}

/** Reads a list of sites (`domain,kind,source,date`) and adds those of the study's settings. */
export function domainsFrom(csv: string, further: Readonly<Record<string, string>> = {}): DomainKinds {
  const kinds = new Map<string, string>();
  for (const line of csv.split('\n').slice(1)) {
    const [domain, kind] = line.split(',');
    if (domain && kind) kinds.set(domain, kind);
  }
  for (const [domain, kind] of Object.entries(further)) kinds.set(domain.toLowerCase(), kind);
  return kinds;
}

/** The kind of site a host belongs to: that of the longest listed name it ends in; null where none is listed. */
export function kindOf(host: string, domains: DomainKinds): string | null {
  for (let name = host; name !== ''; ) {
    const kind = domains.get(name) ?? domains.get(`.${name}`);
    if (kind !== undefined) return kind;
    const dot = name.indexOf('.');
    if (dot < 0) return null;
    name = name.slice(dot + 1);
  }
  return null;
}
