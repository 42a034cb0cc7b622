import type { Definition } from '../schema/definition.ts';
import type { BrokerRole } from './groupings/brokerage.ts';

/** What is compared with chance where the settings ask for another quality than modularity. */
const potts = 'where the settings ask for the constant Potts model, its quality in place of modularity';

const sneppen = 'Maslov & Sneppen 2002, doi:10.1126/science.1065103';

const pairs =
  'pairs of people of one platform, directions and weights disregarded; a grouping says nothing on a platform where nobody’s group is known, elsewhere people of unknown group are left out; groups of one name on two platforms are two';

/** The roles of those who stand between two others. */
const brokers = [
  { name: 'coordinator', title: 'Coordinator', means: 'Stands between two people of their own group' },
  { name: 'itinerant', title: 'Itinerant broker', means: 'Stands between two people of one group to which they do not belong' },
  { name: 'gatekeeper', title: 'Gatekeeper', means: 'Is turned to by somebody of another group, and turns to somebody of their own' },
  {
    name: 'representative',
    title: 'Representative',
    means: 'Is turned to by somebody of their own group, and turns to somebody of another',
  },
  { name: 'liaison', title: 'Liaison', means: 'Stands between two people of different groups, of neither of which they are' },
] as const satisfies readonly (Pick<Definition, 'title' | 'means'> & { readonly name: BrokerRole })[];

/** What the measures of the grouping mean. */
export const definitions: readonly Definition[] = [
  {
    kind: 'measure',
    name: 'placed',
    title: 'People in communities',
    means: 'People with a tie to somebody else: only they can be placed',
    unit: 'count',
    formula: 'n',
  },
  {
    kind: 'measure',
    name: 'groups',
    title: 'Communities',
    means: 'Groups that people were placed in',
    unit: 'value',
    formula: 'number of groups',
  },
  {
    kind: 'measure',
    name: 'modularity',
    title: 'Modularity',
    means:
      'How much more people interact within their communities than a network with the same activity of everybody would give; 0 for no more, near 1 for almost only within',
    unit: 'value',
    formula: 'Q = Σ over communities c of [ inside(c) / m − resolution · (strength(c) / 2m)² ]',
    choice:
      'directions disregarded, unless the settings ask for them (communities.directed): then Q = Σ over c of [ inside(c) / m − resolution · out(c) · in(c) / m² ] (Leicht & Newman 2008, doi:10.1103/PhysRevLett.100.118703); interactions of all kinds added up; of several seeded runs the grouping with the highest value is kept, after the best runs were joined where that gave more',
    limit:
      'Random networks reach high values too: see z and p. Communities smaller than about the square root of twice the number of ties may be merged (Fortunato & Barthélemy 2007, doi:10.1073/pnas.0605965104).',
    reference:
      'Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; Leiden: Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z',
  },
  {
    kind: 'measure',
    name: 'cpm',
    title: 'Quality by the constant Potts model',
    means: 'How much more people interact within their communities than the resolution asks for, as a share of all interactions',
    unit: 'value',
    formula: '(1 / m) · Σ over communities c of [ inside(c) − resolution · n(c)² / 2 ]',
    choice:
      'only where the settings ask for it in place of modularity; z and p are then about it, and modularity is that of the same grouping at resolution 1',
    reference: 'Traag, Van Dooren & Nesterov 2011, doi:10.1103/PhysRevE.84.016114',
  },
  {
    kind: 'measure',
    name: 'stability',
    title: 'Stability',
    means: 'How often two members of a community are together in the other runs too, from 0 to 1',
    unit: 'value',
    formula: 'mean over people of the share of runs in which another member of their community is with them',
    choice: 'over all pairs of members, with or without a tie; the grouping itself is the best run, not a consensus of all',
    reference: 'Lancichinetti & Fortunato 2012, doi:10.1038/srep00336',
  },
  {
    kind: 'measure',
    name: 'runs',
    title: 'Runs',
    means: 'Seeded runs of the search, each in another order',
    unit: 'value',
    formula: 'number of runs',
    choice:
      'unless the settings say otherwise 200 up to 1,500 ties, or until the best grouping was found sixty times, 30 at 10,000, 3 at 100,000, 2 beyond 500,000',
  },
  {
    kind: 'measure',
    name: 'rounds',
    title: 'Rounds',
    means: 'Rounds after which a run ends even if it might still find a little more',
    unit: 'value',
    formula: 'most rounds of a run',
    choice:
      '20 up to 100,000 ties, which hardly any run needs; 4 up to 500,000, 3 up to 2,000,000, where the fourth changes modularity in its fifth digit; 2 beyond',
  },
  {
    kind: 'measure',
    name: 'resolution',
    title: 'Resolution',
    means:
      'How dense a community must be: the higher, the more and the smaller they are. With modularity 1 is the usual; with the constant Potts model it is the interactions per pair of members that a community must exceed',
    unit: 'value',
    formula: 'factor of the term that chance expects; or interactions per pair of members',
    choice: 'as in igraph, networkx and graphology; Gephi counts the other way round',
    reference: 'Reichardt & Bornholdt 2006, doi:10.1103/PhysRevE.74.016110',
  },
  {
    kind: 'measure',
    name: 'chanceNetworks',
    title: 'Random networks compared with',
    means: 'Networks made by exchanging the ends of ties of one platform at random, in which everybody keeps the number of their ties',
    unit: 'value',
    formula: '50 up to 20,000 ties, 20 up to 100,000, 5 up to 300,000, none beyond',
    choice:
      'ten exchanges a tie, and three from one network to the next; every tie weighs 1 here, since shuffled weights would make groups that no real network has',
    reference: sneppen,
  },
  {
    kind: 'measure',
    name: 'comparedModularity',
    title: 'Modularity compared with chance',
    means: 'Mean modularity that the search finds in this network where every tie counts once, whatever its weight',
    unit: 'value',
    formula: 'mean of Q over runs, all weights 1',
    choice: `runs as long as those in the random networks; not the modularity of the communities, which are found from weights; ${potts}`,
  },
  {
    kind: 'measure',
    name: 'chanceModularity',
    title: 'Modularity by chance',
    means: 'Mean modularity that the same search finds in the random networks',
    unit: 'value',
    formula: 'mean of Q over random networks',
    choice: potts,
    reference: 'Guimerà, Sales-Pardo & Amaral 2004, doi:10.1103/PhysRevE.70.025101',
  },
  {
    kind: 'measure',
    name: 'chanceSpread',
    title: 'Spread of modularity by chance',
    means: 'Standard deviation of the modularity of the random networks',
    unit: 'value',
    formula: 'standard deviation of Q over random networks (n − 1)',
    choice: potts,
  },
  {
    kind: 'measure',
    name: 'z',
    title: 'Grouped beyond chance (z)',
    means:
      'By how many standard deviations the modularity exceeds that of the random networks; below 2 people are no more grouped than expected by chance',
    unit: 'value',
    formula: '(modularity compared with chance − modularity by chance) / its spread',
    choice:
      'one run in each random network beside the mean of equally long runs in the real one, because a longer search alone finds more; ties without their weights on both sides',
    reference: sneppen,
  },
  {
    kind: 'measure',
    name: 'p',
    title: 'Grouped beyond chance (p)',
    means: 'Share of networks, this one included, at least as grouped; with 50 random networks it cannot be below 0.02',
    unit: 'probability',
    formula: '(random networks with at least the mean Q of the runs + 1) / (random networks + 1)',
    choice:
      'fewer than 19 random networks are too few to count: then the share of Student’s t above z / √(1 + 1 / networks), with networks − 1 degrees of freedom',
    reference: 'Phipson & Smyth 2010, doi:10.2202/1544-6115.1585; Crawford & Howell 1998, doi:10.1076/clin.12.4.482.7241',
  },
  {
    kind: 'measure',
    name: 'mergedByLimit',
    title: 'Communities that may be several',
    means:
      'Communities too small for modularity to tell apart in a network of this size, and which fall into clear parts when looked at alone',
    unit: 'value',
    formula: 'communities with less weight inside than √(2 · interactions), whose own best split has a modularity of at least 0.3',
    choice: 'the sweep of resolutions shows at which they part',
    reference: 'Fortunato & Barthélemy 2007, doi:10.1073/pnas.0605965104',
  },
  {
    kind: 'measure',
    name: 'controversy',
    title: 'Distance of the two largest communities',
    means:
      'How far the two largest communities keep to themselves: near 1 where hardly any walk along ties leads from one to the other, 0 where it makes no difference where one begins',
    unit: 'value',
    formula: 'P(1,1) · P(2,2) − P(1,2) · P(2,1), with P(X,Y) the share of walks ending in Y that began in X',
    choice:
      'walks end at the ten people with most interactions of either side, or a tenth of a side below a hundred people; ties within the two communities only',
    limit: 'The communities come from the same ties, so it is high by construction; compare it between studies or quarters, not with 0.',
    reference: 'Garimella, De Francisci Morales, Gionis & Mathioudakis 2018, doi:10.1145/3140565',
  },
  {
    kind: 'measure',
    name: 'eiIndex',
    title: 'E–I index',
    means: 'Whether ties go across groups rather than stay within: −1 only within, 0 as many of both, 1 only across',
    unit: 'value',
    formula: '(E − I) / (E + I), with E ties across and I ties within groups',
    choice: 'ties count once, whatever their weight; beside random networks, because large groups have more ties within by chance alone',
    limit: 'In networks of few ties few values are possible: p then errs on the side of chance',
    reference: 'Krackhardt & Stern 1988, doi:10.2307/2786835',
  },
  {
    kind: 'measure',
    name: 'groupAssortativity',
    title: 'Assortativity of groups',
    means: 'Whether people have ties with others of their own group: 1 only with them, 0 as their numbers of ties alone would give',
    unit: 'value',
    formula: '(Σ e(g,g) − Σ a(g)²) / (1 − Σ a(g)²), with e the share of ties between two groups and a its sums',
    choice: 'directions and weights disregarded',
    reference: 'Newman 2003, doi:10.1103/PhysRevE.67.026126',
  },
  {
    kind: 'measure',
    name: 'homophily',
    title: 'Homophily',
    means: 'How much a group keeps to itself: 1 only to itself, 0 as its size would give, −1 never',
    unit: 'value',
    formula: '(s − w) / (1 − w), or (s − w) / w where negative; s share of its ties inside, w = (n(g) − 1) / (n − 1)',
    choice: 'n counts people with a tie whose group is known',
    reference: 'Coleman 1958, doi:10.17730/humo.17.4.q5604m676260q8n7',
  },
  {
    kind: 'measure',
    name: 'tieRatio',
    title: 'Ties within groups beside across',
    means: 'How many times as often two people of one group have a tie as two of different groups; 1 for as often',
    unit: 'value',
    formula: '(tied pairs of one group / pairs of one group) / (tied pairs of different groups / pairs of different groups)',
    choice: `${pairs}; not defined where no tie goes across`,
    limit: 'Busy people and those who came at the same time meet more often whatever their groups: see Shared group',
    reference: 'Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4',
  },
  {
    kind: 'measure',
    name: 'sharedGroup',
    title: 'Shared group',
    means:
      'What being of one group adds to the share of pairs with a tie, where the other groupings, the number of posts and the quarter of the first post are the same',
    unit: 'value',
    formula:
      'b of: tie(i, j) = b · same group + the same of every other grouping + same quarter of the first post + ln(1 + posts(i)) + ln(1 + posts(j)) + level of the platform',
    choice: `${pairs}; least squares as in sna::netlm; t beside those when people change places (double semi-partialling), 999 times, fewer in networks of more than some 10,000 people, or not at all beyond a million or so`,
    limit:
      'Tells that people of one group have more ties, not that they choose each other: spaces are also where they meet. Most pairs are of the largest group, of which it tells most',
    reference: 'Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4; Dekker, Krackhardt & Snijders 2007, doi:10.1007/s11336-007-9016-1',
  },
  ...brokers.map(
    ({ name, title, means }): Definition => ({
      kind: 'measure',
      name,
      title,
      means,
      unit: 'share',
      formula: 'ways i → j → k of this kind without i → k / all ways without i → k, over people of known groups',
      choice:
        'every way counts once and every tie once, as in sna::brokerage; beside networks in which people of one platform take each other’s groups at random, up to 199 times, not at all in networks of more than some half a million ties; p is of the five roles together',
      limit:
        'A way follows who acts: the words of a post passed on go against it, so that a gatekeeper of words is a representative here. Who has very many ties stands between most others; ties outside the data are unseen',
      reference: 'Gould & Fernandez 1989, doi:10.2307/270949',
    }),
  ),
];
