/** A work that methods rest on. */
export interface Reference {
  readonly key: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  /** What it is where it is no article in a journal. */
  readonly kind?: 'inproceedings' | 'techreport';
  readonly doi?: string;
}

/** The works that the methods section and the report cite, by first author and year. To add one is to add an entry. */
export const references: readonly Reference[] = [
  {
    key: 'aizawa2003',
    authors: ['Aizawa, Akiko'],
    year: 2003,
    title: 'An information-theoretic perspective of tf–idf measures',
    venue: 'Information Processing & Management',
    doi: '10.1016/S0306-4573(02)00021-3',
  },
  {
    key: 'angelopoulos2023',
    authors: ['Angelopoulos, Anastasios N.', 'Bates, Stephen', 'Fannjiang, Clara', 'Jordan, Michael I.', 'Zrnic, Tijana'],
    year: 2023,
    title: 'Prediction-powered inference',
    venue: 'Science',
    doi: '10.1126/science.adi6000',
  },
  {
    key: 'bernal2017',
    authors: ['Bernal, James Lopez', 'Cummins, Steven', 'Gasparrini, Antonio'],
    year: 2017,
    title: 'Interrupted time series regression for the evaluation of public health interventions: a tutorial',
    venue: 'International Journal of Epidemiology',
    doi: '10.1093/ije/dyw098',
  },
  {
    key: 'blondel2008',
    authors: ['Blondel, Vincent D.', 'Guillaume, Jean-Loup', 'Lambiotte, Renaud', 'Lefebvre, Etienne'],
    year: 2008,
    title: 'Fast unfolding of communities in large networks',
    venue: 'Journal of Statistical Mechanics',
    doi: '10.1088/1742-5468/2008/10/P10008',
  },
  {
    key: 'carpenter2020',
    authors: ['Carpenter, Jeffrey P.', 'Staudt Willet, K. Bret', 'Koehler, Matthew J.', 'Greenhalgh, Spencer P.'],
    year: 2020,
    title: 'Spam and educators’ Twitter use: Methodological challenges and considerations',
    venue: 'TechTrends',
    doi: '10.1007/s11528-019-00466-3',
  },
  {
    key: 'carpenter2021',
    authors: ['Carpenter, Jeffrey P.', 'Trust, Torrey', 'Kimmons, Royce', 'Krutka, Daniel G.'],
    year: 2021,
    title: 'Sharing and self-promoting: An analysis of educator tweeting at the onset of the COVID-19 pandemic',
    venue: 'Computers and Education Open',
    doi: '10.1016/j.caeo.2021.100038',
  },
  {
    key: 'carter2017',
    authors: ['Carter, Andrew V.', 'Schnepel, Kevin T.', 'Steigerwald, Douglas G.'],
    year: 2017,
    title: 'Asymptotic behavior of a t-test robust to cluster heterogeneity',
    venue: 'The Review of Economics and Statistics',
    doi: '10.1162/REST_a_00639',
  },
  {
    key: 'chung2002',
    authors: ['Chung, Fan', 'Lu, Linyuan'],
    year: 2002,
    title: 'Connected components in random graphs with given expected degree sequences',
    venue: 'Annals of Combinatorics',
    doi: '10.1007/PL00012580',
  },
  {
    key: 'coleman1958',
    authors: ['Coleman, James S.'],
    year: 1958,
    title: 'Relational analysis: The study of social organizations with survey methods',
    venue: 'Human Organization',
    doi: '10.17730/humo.17.4.q5604m676260q8n7',
  },
  {
    key: 'cox1980',
    authors: ['Cox, Lawrence H.'],
    year: 1980,
    title: 'Suppression methodology and statistical disclosure control',
    venue: 'Journal of the American Statistical Association',
    doi: '10.1080/01621459.1980.10477481',
  },
  {
    key: 'crawford1998',
    authors: ['Crawford, John R.', 'Howell, David C.'],
    year: 1998,
    title: 'Comparing an individual’s test score against norms derived from small samples',
    venue: 'The Clinical Neuropsychologist',
    doi: '10.1076/clin.12.4.482.7241',
  },
  {
    key: 'dekker2007',
    authors: ['Dekker, David', 'Krackhardt, David', 'Snijders, Tom A. B.'],
    year: 2007,
    title: 'Sensitivity of MRQAP tests to collinearity and autocorrelation conditions',
    venue: 'Psychometrika',
    doi: '10.1007/s11336-007-9016-1',
  },
  {
    key: 'dunn1961',
    authors: ['Dunn, Olive Jean'],
    year: 1961,
    title: 'Multiple comparisons among means',
    venue: 'Journal of the American Statistical Association',
    doi: '10.1080/01621459.1961.10482090',
  },
  {
    key: 'egami2023',
    authors: ['Egami, Naoki', 'Hinck, Musashi', 'Stewart, Brandon M.', 'Wei, Hanying'],
    year: 2023,
    title:
      'Using imperfect surrogates for downstream inference: Design-based supervised learning for social science applications of large language models',
    venue: 'Advances in Neural Information Processing Systems',
    kind: 'inproceedings',
    doi: '10.48550/arXiv.2306.04746',
  },
  {
    key: 'franzke2020',
    authors: ['franzke, aline shakti', 'Bechmann, Anja', 'Zimmer, Michael', 'Ess, Charles M.'],
    year: 2020,
    title: 'Internet Research: Ethical Guidelines 3.0',
    venue: 'Association of Internet Researchers',
    kind: 'techreport',
  },
  {
    key: 'gould1989',
    authors: ['Gould, Roger V.', 'Fernandez, Roberto M.'],
    year: 1989,
    title: 'Structures of mediation: A formal approach to brokerage in transaction networks',
    venue: 'Sociological Methodology',
    doi: '10.2307/270949',
  },
  {
    key: 'greenhalgh2020',
    authors: ['Greenhalgh, Spencer P.', 'Rosenberg, Joshua M.', 'Staudt Willet, K. Bret', 'Koehler, Matthew J.', 'Akcaoglu, Mete'],
    year: 2020,
    title: 'Identifying multiple learning spaces within a single teacher-focused Twitter hashtag',
    venue: 'Computers & Education',
    doi: '10.1016/j.compedu.2020.103809',
  },
  {
    key: 'holland1976',
    authors: ['Holland, Paul W.', 'Leinhardt, Samuel'],
    year: 1976,
    title: 'Local structure in social networks',
    venue: 'Sociological Methodology',
    doi: '10.2307/270703',
  },
  {
    key: 'holland1981',
    authors: ['Holland, Paul W.', 'Leinhardt, Samuel'],
    year: 1981,
    title: 'An exponential family of probability distributions for directed graphs',
    venue: 'Journal of the American Statistical Association',
    doi: '10.1080/01621459.1981.10477598',
  },
  {
    key: 'hundepool2012',
    authors: [
      'Hundepool, Anco',
      'Domingo-Ferrer, Josep',
      'Franconi, Luisa',
      'Giessing, Sarah',
      'Schulte Nordholt, Eric',
      'Spicer, Keith',
      'de Wolf, Peter-Paul',
    ],
    year: 2012,
    title: 'Statistical Disclosure Control',
    venue: 'Wiley',
    doi: '10.1002/9781118348239',
  },
  {
    key: 'korn1998',
    authors: ['Korn, Edward L.', 'Graubard, Barry I.'],
    year: 1998,
    title: 'Confidence intervals for proportions with small expected number of positive counts estimated from survey data',
    venue: 'Survey Methodology',
  },
  {
    key: 'krackhardt1988',
    authors: ['Krackhardt, David', 'Stern, Robert N.'],
    year: 1988,
    title: 'Informal networks and organizational crises: An experimental simulation',
    venue: 'Social Psychology Quarterly',
    doi: '10.2307/2786835',
  },
  {
    key: 'leicht2008',
    authors: ['Leicht, Elizabeth A.', 'Newman, Mark E. J.'],
    year: 2008,
    title: 'Community structure in directed networks',
    venue: 'Physical Review Letters',
    doi: '10.1103/PhysRevLett.100.118703',
  },
  {
    key: 'lorenz1905',
    authors: ['Lorenz, Max O.'],
    year: 1905,
    title: 'Methods of measuring the concentration of wealth',
    venue: 'Publications of the American Statistical Association',
    doi: '10.2307/2276207',
  },
  {
    key: 'mackinnon2023',
    authors: ['MacKinnon, James G.', 'Nielsen, Morten Ørregaard', 'Webb, Matthew D.'],
    year: 2023,
    title: 'Cluster-robust inference: a guide to empirical practice',
    venue: 'Journal of Econometrics',
    doi: '10.1016/j.jeconom.2022.04.001',
  },
  {
    key: 'maslov2002',
    authors: ['Maslov, Sergei', 'Sneppen, Kim'],
    year: 2002,
    title: 'Specificity and stability in topology of protein networks',
    venue: 'Science',
    doi: '10.1126/science.1065103',
  },
  {
    key: 'mason2022',
    authors: ['Mason, Shannon', 'Singh, Lenandlar'],
    year: 2022,
    title: 'Reporting and discoverability of “Tweets” quoted in published scholarship: current practice and ethical implications',
    venue: 'Research Ethics',
    doi: '10.1177/17470161221076948',
  },
  {
    key: 'newcombe1998',
    authors: ['Newcombe, Robert G.'],
    year: 1998,
    title: 'Interval estimation for the difference between independent proportions: comparison of eleven methods',
    venue: 'Statistics in Medicine',
    doi: '10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I',
  },
  {
    key: 'newman2004',
    authors: ['Newman, M. E. J.', 'Girvan, M.'],
    year: 2004,
    title: 'Finding and evaluating community structure in networks',
    venue: 'Physical Review E',
    doi: '10.1103/PhysRevE.69.026113',
  },
  {
    key: 'phipson2010',
    authors: ['Phipson, Belinda', 'Smyth, Gordon K.'],
    year: 2010,
    title: 'Permutation p-values should never be zero: calculating exact p-values when permutations are randomly drawn',
    venue: 'Statistical Applications in Genetics and Molecular Biology',
    doi: '10.2202/1544-6115.1585',
  },
  {
    key: 'snijders2010',
    authors: ['Snijders, Tom A. B.', 'van de Bunt, Gerhard G.', 'Steglich, Christian E. G.'],
    year: 2010,
    title: 'Introduction to stochastic actor-based models for network dynamics',
    venue: 'Social Networks',
    doi: '10.1016/j.socnet.2009.02.004',
  },
  {
    key: 'traag2011',
    authors: ['Traag, Vincent A.', 'Van Dooren, Paul', 'Nesterov, Yurii'],
    year: 2011,
    title: 'Narrow scope for resolution-limit-free community detection',
    venue: 'Physical Review E',
    doi: '10.1103/PhysRevE.84.016114',
  },
  {
    key: 'traag2019',
    authors: ['Traag, Vincent A.', 'Waltman, Ludo', 'van Eck, Nees Jan'],
    year: 2019,
    title: 'From Louvain to Leiden: guaranteeing well-connected communities',
    venue: 'Scientific Reports',
    doi: '10.1038/s41598-019-41695-z',
  },
  {
    key: 'turner2021',
    authors: ['Turner, Simon L.', 'Forbes, Andrew B.', 'Karahalios, Amalia', 'Taljaard, Monica', 'McKenzie, Joanne E.'],
    year: 2021,
    title: 'Evaluation of statistical methods used in the analysis of interrupted time series studies: a simulation study',
    venue: 'BMC Medical Research Methodology',
    doi: '10.1186/s12874-021-01306-w',
  },
  {
    key: 'westfall1993',
    authors: ['Westfall, Peter H.', 'Young, S. Stanley'],
    year: 1993,
    title: 'Resampling-based multiple testing: Examples and methods for p-value adjustment',
    venue: 'Wiley',
  },
  {
    key: 'wilson1927',
    authors: ['Wilson, Edwin B.'],
    year: 1927,
    title: 'Probable inference, the law of succession, and statistical inference',
    venue: 'Journal of the American Statistical Association',
    doi: '10.1080/01621459.1927.10502953',
  },
];

/** The works that a text cites, by the family name of the first author and the year. */
export function citedIn(text: string): Reference[] {
  return references.filter(({ authors: [first = ''], year }) =>
    new RegExp(`\\b${first.split(', ')[0]}(?: et al\\.|(?:, [^,();]+)*,? & [^,();]+)? \\(?${year}\\b`, 'u').test(text),
  );
}

/** A reference as one line of a list. */
export function listed({ authors, year, title, venue, doi }: Reference): string {
  const names = authors.map((author) => {
    const [family = '', given = ''] = author.split(', ');
    return `${family}, ${given
      .split(/[ -]/)
      .filter((part) => part !== '')
      .map((part) => `${part.charAt(0)}.`)
      .join(' ')}`;
  });
  const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} & ${names.at(-1)}` : names[0];
  return `${all} (${year}). ${title}. ${venue}.${doi === undefined ? '' : ` https://doi.org/${doi}`}`;
}

/** The references and the software itself as BibTeX. */
export function bibliography(version: string): string {
  const entries = references.map(({ key, authors, year, title, venue, kind = 'article', doi }) => {
    const where = { article: 'journal', inproceedings: 'booktitle', techreport: 'institution' }[kind];
    const fields = [
      ['author', authors.join(' and ')],
      ['year', String(year)],
      ['title', `{${title}}`],
      [where, venue.replaceAll('&', '\\&')],
      ...(doi === undefined ? [] : [['doi', doi]]),
    ];
    return `@${kind}{${key},\n${fields.map(([name, held]) => `  ${name} = {${held}}`).join(',\n')}\n}`;
  });
  const own = `@software{staffroom,\n  author = {{The Staffroom authors}},\n  title = {{Staffroom}},\n  version = {${version}}\n}`;
  return `${[...entries, own].join('\n\n')}\n`;
}
