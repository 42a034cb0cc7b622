/** What a cue speaks for: a code, a sub-flag, or the context other cues are weighed in. */
export type CueCode = 'sharing' | 'selfpromotion' | 'commercial' | 'request' | 'conversation' | 'emotional' | 'news-opinion' | 'context';

export interface Cue {
  readonly code: CueCode;
  /**
   * Pattern over the text as `plain` (find-cues.ts) prepares it: folded, in lower case, straight quotes, single spaces, links as
   * ⟨link⟩. It has no capturing group, and every repetition is bounded, so that time grows linearly.
   */
  readonly pattern: string;
  readonly means: string;
  /** Study or rule the cue comes from. */
  readonly source: string;
}

const codebook = 'codebook';
const carpenter2021 = 'Carpenter, Trust, Kimmons & Krutka (2021), 10.1016/j.caeo.2021.100038';
const willet2019 = 'Staudt Willet (2019), 10.1080/15391523.2019.1611507';
const shelton2022 = 'Shelton, Curcio, Carpenter & Schroeder (2022)';
const krutka2021 = 'Krutka & Greenhalgh (2021)';
const bertaglia2023 = 'Bertaglia et al. (2023), arXiv 2306.05115';

/** Up to n words in between. */
const words = (n: number): string => String.raw`(?:[^\s,;!?⟨⟩]{1,24},? ){0,${n}}`;

const made = `(?:wrote|made|built|created|designed|published|recorded|developed|released|launched|drew|coded|programmed|put together|started|edited|co-?authored|curated|compiled|assembled|illustrated)`;
const work = `(?:blogs?|blogpost|posts?|podcasts?|episodes?|e?books?|videos?|vlogs?|channel|papers?|articles?|stud(?:y|ies)|research|talks?|ted ?talk|sessions?|keynote|presentation|slides|webinars?|workshops?|courses?|class notes|shop|store|tpt|newsletter|web ?site|site|web ?page|page|apps?|package|projects?|charts?|graphs?|plots?|map|maps|code|repo|visuali[sz]ations?|viz|dataviz|contribution|submission|entry|attempt|take|series|columns?|essay|chapter|thesis|dissertation|art|design|products?|resources?|bundle|templates?|printables?|worksheets?|program(?:me)?s?|platform|notes|playlist|petition|framework|network|kits?|curriculum|sandbox|trailers?|trainings?|boards?|organi[sz]ers|simulations?|tool|toolkit|guide|report|survey|event|conference|poster|demo|exhibit(?:ion)?|collection|gallery|campaign|initiative|brand|services|solutions|review|interview|thoughts|profile|page|company|startup|award)`;
const offer = `(?:webinars?|workshops?|conference|session|event|summit|course|class|training|meet-?up|panel|chat|livestream|live|program|cohort|institute|camp|podcast|episode|newsletter|survey|study|open house|academy)`;
const goods = `(?:flash ?cards|task ?cards|kits?|labs?|apps?|platform|curriculum|curricula|classes|courses?|bundles?|worksheets?|printables?|products?|software|subscriptions?|lessons?|units?|books?|toys?|games?|approach|program|materials|solutions?|services?|tool(?:kit)?s?|planners?|stickers?|posters?|clip ?art)`;

const pupils = `(?:students?|pupils|kids|kiddos|ss|learners|kinders?|kindergart(?:en|e?ners?)|graders|freshmen|juniors|seniors|(?:young|future|little|student) (?:scientists|engineers|mathematicians|readers|writers|authors|learners))`;
const grades = String.raw`(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)[- ]?(?:gr(?:ade(?:rs?)?)?s?|years?)`;
const verbs =
  'used|learned|learnt|worked|created|built|explored|designed|investigated|started|loved?|collected|wrote|shared|discussed|presented|practi[cs]ed|inquired|thought|engaged|observed|measured|planned|solved|tried|enjoyed|chose|drew|researched|tested|figured|asked|developed|modeled|analy[sz]ed|completed|showed|read';

/** What follows a class: were building, in my room loved, explored. */
const acting = String.raw` (?:(?:in|at|from|of) ${words(3)})?(?:[a-zß-öø-ɏ]{2,12} )?(?:are|were|had|did|made|${verbs}|[a-zß-öø-ɏ]{3,12}ing)\b(?! to (?:be|see) \?)`;

/** Every cue in words, by name. To add a cue is to add an entry. */
export const cues: Readonly<Record<string, Cue>> = {
  // Commercial
  disclosure: {
    code: 'commercial',
    pattern: String.raw`#(?:ad|ads|advert|advertisement|advertising|sponsored|sponsoredpost|spon|sp|paidpartner|paidpartnership|partner|brandpartner|affiliate|affiliatelink|gifted)(?![\w])|#\w{0,30}ambassador(?![\w])|\bpaid (?:partnership|promotion|post)\b|\bsponsored (?:by|post|content)\b|\b(?:an?|this is an) (?:ad|advertisement):|\baffiliate links?\b|\bi (?:may )?(?:earn|receive) a (?:small )?commission\b`,
    means: 'Says that somebody paid for the post, or that its author is an ambassador',
    source: bertaglia2023,
  },
  coupon: {
    code: 'commercial',
    pattern: String.raw`\b(?:coupon|promo|discount|voucher) ?codes?\b|\b(?:discounts?|coupons?) (?:on|for|with|at|ends?)\b|\buse (?:my |the |our )code\b|\buse code (?=["'“]?\w{3,20}["'”]?(?: (?:for|at|to|and)\b|[.!,)]|$))|\bwith (?:my |the |our )?code [a-z]{0,12}\d{1,4}\b|\b\d{1,2} ?% (?:off|discount)|\bsave (?:up to )?(?:\d{1,2} ?%|[$£€] ?\d)|\bhalf[ -](?:off|price)\b|\bbogo\b|\bbuy one,? get one\b|\boff with [a-z]{1,12}\d{1,4}\b|\buse code \S{3,24} for\b`,
    means: 'Names a coupon, a code or a discount',
    source: codebook,
  },
  sale: {
    code: 'commercial',
    pattern: String.raw`\b(?:for|on|big|flash|secret|summer|winter|spring|fall|sitewide|site-wide|black friday|cyber monday|back[ -]to[ -]school|clearance|holiday|store ?wide|my|our) sale\b(?! of)|#(?:tpt|sitewide|flash)?sale\b|\bsale (?:ends|starts|today|tomorrow|price)|\b(?:clearance|bargain)s?\b`,
    means: 'Announces a sale',
    source: shelton2022,
  },
  price: {
    code: 'commercial',
    pattern: String.raw`\b(?:only|just|for|from|at|now|costs?|priced at|price:?|under|fee:?|registration:?) [$£€] ?\d{1,4}(?:[.,]\d\d)?(?![\d,.]?\d| ?(?:k|m|b|million|billion|bn|thousand)\b)|[$£€] ?\d{1,3}[.,]\d\d\b|(?:^|[\n.!:] ?)[$£€]\d{1,4}(?=[.!]?(?:$|[\n ⟨]))|\b\d{1,3} dollars? (?:each|only|off)\b|[$£€] ?\d{1,3} (?:each|per (?:month|student|seat|year)|a month)\b|\b(?:is|are) [$£€] ?\d{1,4}(?:[.,]\d\d)? (?:a|per|each|for|until)\b|[$£€] ?\d{1,3}(?:[.,]\d\d)? (?:a|per) (?:year|month|seat|student)\b|\bdollar deals?\b|#dollardeals?\b`,
    means: 'States a price to be paid',
    source: codebook,
  },
  purchase: {
    code: 'commercial',
    pattern: String.raw`\b(?:buy|order|purchase|shop|get yours?|book|reserve)(?: (?:it|them|yours?|one|tickets?|your copy|a copy))?(?: here| now| today| online| at)?:? ?⟨link⟩|\b(?:buy|order|shop) (?:now|today|yours|here|online|the)\b|\bpre-?orders?\b|\badd(?:ed)? to (?:your )?(?:cart|basket)\b|\bavailable (?:for purchase|to buy)\b|\b(?:available|now|grab it|grab yours|find it|find them) (?:on|at|in) (?:my |our )?(?:amazon|etsy|tpt|teachers ?pay ?teachers|gumroad|kindle)\b|\bgrab (?:your|a) (?:copy|ticket)|\bin stock\b|\bback in stock\b|\bfree shipping\b|\bseats? (?:for|left|available) .{0,30}[$£€]|\bpaid (?:workshop|webinar|session|newsletter)\b|\bmembership is\b|\bdm me .{0,20}\blink\b|\bshop the link\b|\bmoney[ -]back\b|\bbest-?sellers?\b|\btickets? (?:are )?(?:on sale|available|from|start|going)|\bearly[ -]bird\b|\bbuy tickets?\b|\b(?:paid|premium) (?:course|membership|version|plan|subscription)\b|\bbook a (?:demo|call)\b|\brequest (?:a|your) ${words(1)}(?:quote|demo|sample)\b|\bre-?stock(?:ed|s)?\b|\b(?:available|now|back|only) in[- ]stores?\b|\bhit the racks\b|\breservations are\b|\b(?:head|link) .{0,40}to book\b|\b(?:free|month) trial\b|\btrial licen[cs]es?\b|\bspecial offer\b|\blimited[ -]time\b|\bpurchase (?:&|and) get\b|\bdiscounted (?:pricing|tickets?|rate)\b|\bfirst purchase\b|\b(?:plans|licen[cs]es|seats) are paid\b|\bdeals? (?:of|ends?|today)\b|\blink to (?:buy|purchase|shop)\b|\bshop(?:ping)? (?:my|our|link)\b`,
    means: 'Asks the reader to buy, order or book',
    source: codebook,
  },
  giveaway: {
    code: 'commercial',
    pattern: String.raw`\b(?:my|our|host(?:ing)? an?|enter (?:the|my|our|this|a)|tpt|gift ?card) ${words(2)}(?:give-?away|raffle)\b|#giveaway\b|\bgiveaway ?[!:]|\bgiving away\b|\bwinner picked\b|\bwin (?:a|an|my|our|one of) (?!grant|award|game|argument|fellowship|case|race|war|fight|vote|lot|bet|battle|debate|primary|job|prize for)|\b(?:follow|tag|share|comment)\b[a-zß-öø-ɏ\d ,+&]{0,60} to (?:win|enter)\b|\bgiveaway time\b|\benter (?:for a chance )?to win\b|\bfor (?:a|your) chance to win\b|\bwin (?:a|an|one of) ${words(3)}(?:gift ?card|voucher|bundle|copy|copies)\b|\b(?:like|follow|tag)[a-zß-öø-ɏ ,&]{0,40} to (?:enter|win)\b`,
    means: 'Gives something away to draw buyers',
    source: shelton2022,
  },
  storefront: {
    code: 'commercial',
    pattern: String.raw`\b(?:my|our|the) ${words(2)}(?:tpt|teachers ?pay ?teachers|etsy|amazon|online|merch) (?:store|shop|page|products?)\b|#(?:teacherspayteachers|tpt|tptseller|tptstore|teacherauthor|tptteacher)\b|\bon (?:teachers ?pay ?teachers|tpt)\b|\bin (?:my|our) (?:store|shop)\b`,
    means: 'Names a storefront',
    source: shelton2022,
  },
  pitch: {
    code: 'commercial',
    pattern: String.raw`\b(?:our|your) ${words(5)}${goods} (?:features?|helps?|supports?|includes?|offers?|provides?|gives?|makes?|is|are) ${words(8)}⟨link⟩|\bwith our ${words(4)}${goods}\b|\baccess our\b|\b(?:our|kid|parent|teacher)-approved\b|\bon-demand (?:class|course|lesson)|\b(?:our|happy|new) (?:customers?|clients|subscribers)\b|\bour ${words(4)}${goods} ${words(3)}(?:aligned|support the|designed (?:for|to))|\b(?:unit|growing|mega) bundle\b|\b(?:editable|digital) (?:task cards|worksheets?|resources?|lessons?|exit tickets)\b|#(?:taskcards|tptresources|homeworkhelp|teachersofig|tptfinds)\b|\bgames? (?:teach|help)\b|\btry (?:it|us) (?:for )?free\b|\bno[ -]prep\b|\bupgrade (?:to|your)\b|\bcontact us (?:for|to)\b|\bfor (?:a )?(?:quote|pricing)\b|\baward-winning\b|\b${goods} (?:include|come with|comes with|includes) ${words(5)}(?:activities|curriculum|lessons?|tech|assessments?|materials)|\b(?:prepares|helps|gives|lets|empowers|engages|gets) your (?:students|kids|class|child|team|learners)\b|\byou(?:'ll| will) (?:have|get) access to\b|\bonly (?:program|platform|curriculum|app|tool)\b|\bdesigned to meet your\b|\b(?:our|the) (?:newest|latest) (?:releases?|products?)\b|\bpilot of our\b|\bfree gifts?\b|\bmeet your new\b|\bperfect fit\b|\bai-powered\b|\ball-in-one\b`,
    means: 'Speaks of a product as its seller does',
    source: krutka2021,
  },
  listing: {
    code: 'commercial',
    pattern: String.raw`\bbundles?\b(?! of)|\b\d{1,3}[- ](?:resources?|lessons?|pages?|pack|activities) ${words(4)}(?:bundle|pack|lessons?|unit)\b|\bmovie guides?\b|\b(?:worksheets?|google forms?|task cards|lesson plans?|boom cards|flashcards|clip ?art|google classroom) ?[|~(]|[|~] ?(?:worksheets?|google (?:forms?|classroom|slides)|task cards|lesson plan|distance l\w{0,7}|printable)|\b(?:pre-?packaged|material) (?:sets?|kits?)\b|\b(?:mug|t-?shirt|hoodie|sticker|tote|tea cup|plush(?:ie)?|figurine|necklace|bracelet|earrings|wall art|throw pillow)s? ${words(4)}(?:gift|print|download|for (?:sale|teachers)|size)\b|\bsize: ?\S|\bitem ?#`,
    means: 'Is worded as the title of an article of a shop',
    source: shelton2022,
  },
  deal: {
    code: 'commercial',
    pattern: String.raw`\b(?:great|fantastic|best|amazing|good|special|hot|daily|crazy) (?:deals?|offers?|bargains?|prices?)\b(?! with)|\b(?:early adopter|special|group|introductory|discounted|school) (?:rates?|pricing)\b|\b(?:prices?|pricing) (?:and|can be|details|starts?|available|below|here)\b|\b\d{1,2} (?:months?|weeks?|days?) free\b|\bfor a (?:free )?trial\b|\btrial (?:of|period|account|version|today|now)\b|\b(?:everything|all|now|is|are|for|take|get|it) \d{1,2} off\b|\b(?:load up|fill) your cart\b|\b(?:snag|cop|grab|score|pick up) (?:your own|yours|one|it for|your (?:copy|tickets?|merch))\b|\b(?:swag|merch|merchandise)\b|\blimited edition\b|\bavailable (?:exclusively|only|now) (?:at|on|from|in)\b|\b(?:is|are|be|now) (?:now )?available (?:on|at|from|through) (?:amazon|audible|barnes|etsy|ebay|kindle|the app store|google play)\b|\blook no further\b|\b(?:my|our|an?|the|via|on|at|from) @?(?:etsy|ebay|amazon|tpt|gumroad|shopify|patreon)\b(?! (?:review|strike|worker|rainforest))|\bcurated on ltk\b|\bshop .{0,30}\bltk\b|\b(?:our|the) new ${words(4)}(?:tool|solution|product|release|app|platform|lab|collection|release|line)\b|\bno[- ]charge (?:preview|trial|demo)\b|\b(?:exclusive|world) premiere\b|\b(?:teacher|educator|student) discounts?\b|\bfee:? ?[$£€]|[$£€]\d{1,4}(?:\.\d\d)? fee\b`,
    means: 'Names a deal, a trial, a rate or where a thing can be had',
    source: codebook,
  },
  kickstarter: {
    code: 'commercial',
    pattern: String.raw`\b(?:kickstarter|indiegogo|crowdfund(?:ing|ed)?|gofundme)\b`,
    means: 'Names a platform where money is raised',
    source: codebook,
  },
  fundraising: {
    code: 'commercial',
    pattern: String.raw`\b(?:back|support|fund) (?:us|our|my) ${words(3)}(?:kickstarter|indiegogo|crowdfunding)\b|\bour (?:kickstarter|indiegogo|patreon)\b|\b(?:on|via) patreon\b|\binvest in (?:us|our)\b`,
    means: 'Raises money for a company',
    source: codebook,
  },
  // Self-promotion
  'own-channel': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:my|our) (?:(?:own|new|newest|latest|last|first|next|free|recent|upcoming|own) |[a-zß-öø-ɏ'-]{2,16} ){0,2}(?:blog ?posts?|blog|posts?|podcast|episode|channel|newsletter|shop|store|tpt|books?|webinars?|workshops?|website|site|articles?|papers?|talk|keynote|vlog|e-?books?|online course)\b`,
    means: 'My or our, before a blog, a podcast, a book, a talk or a shop',
    source: codebook,
  },
  'own-work': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:my|our) (?!donors?|favou?rite|class(?:room)?'?s? |students?|kids|school'?s? |district|teacher|professor|friend|colleague|wife|husband|dad|mom|daughter|son )${words(4)}${work}\b|\bmy ${words(3)}${goods}\b`,
    means: 'My or our, before a work of one’s own: my new blog post',
    source: codebook,
  },
  'own-lesson': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:my|our) ${words(3)}(?:lessons?|units?|activit(?:y|ies)|labs?|assignments?|task|syllabus|classroom|project)\b`,
    means: 'My or our, before a lesson or a unit, which may be shown or only told of',
    source: codebook,
  },
  'here-is-mine': {
    code: 'selfpromotion',
    pattern: String.raw`\bhere(?:'s| is| are|s) (?:my|our|mine|ours|some of (?:my|our)|(?:a|an|the|what) ${words(3)}(?:i|we)(?:'ve)? (?:just )?(?:${made}|did|use))\b|\bfeel free to (?:use|share|copy|steal|borrow|modify|adapt|download|subscribe)\b|\b(?:feedback|comments|critique) (?:is |are )?(?:always )?(?:very )?(?:welcome|appreciated)\b|\b(?:i|we) (?:created|wrote|built|designed|recorded|drew|programmed|coded) (?:it|them|this|these)\b|\b(?:subscribe|link|added) to mine\b|\b(?:i|we) (?:run|own|host|moderate|founded|co-?founded|maintain) (?:a|an|the|this) ${words(4)}[a-zß-öø-ɏ]{3,}|\b(?:i|we) (?:run|write|make|sell|publish) (?:a|an|my|our|the|these|free|book) (?!point|difference|lot|mistake|decision|living)|\bmy (?:[a-zß-öø-ɏ]{2,12} ){0,2}(?:profile|bio|page|pinned (?:tweet|post)) (?:has|for|is)\b|\bi(?:'m| am) (?:working|currently working) on (?:a|an|my) \b|\bco-?founder of\b|\b(?:and|&) i (?:discuss|talk|chat|share|explore|explain|wrote|made|present)\b`,
    means: 'Hands out or names what the author made, runs or writes',
    source: codebook,
  },
  hosting: {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:i|we|i'm|we're|i'll|we'll|i've|we've)(?: am| are| be| will be| been| was| were| have been)? (?:(?:so|very|super|really|excited|thrilled|happy|honou?red|proud|delighted|back|again|also|going|that) ){0,3}(?:to be )?(?:co-?)?(?:hosting|moderating|presenting|facilitating|keynoting|leading|co-leading|speaking at|chatting (?:all )?about|talking about|sharing|highlighting|featuring|offering|giving away|rolling out|introducing|announcing)\b|\bso excited to be (?:co-?)?(?:hosting|moderating|presenting)\b|\bjoin @?[^\s]{1,30} (?:@?[^\s]{1,30} ){0,3}(?:and|&) (?:me|i|us)\b|\bhope (?:to see you|you can join|you(?:'ll| will) join|you join)\b|\bsee you (?:there|tonight|at our|online)\b`,
    means: 'Says that the author hosts, presents or introduces',
    source: carpenter2021,
  },
  'we-added': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:we|i)(?:'ve| have)? (?:just |recently |now |also )?(?:added|updated|released|launched|partnered|aligned|expanded|redesigned|uploaded|posted|opened|extended|teamed up)\b|\bproud partner\b|\bpart of (?:this|our) (?:project|team)\b|\bwe are (?:so |very )?(?:excited|proud|thrilled) to (?:be|partner|support)\b|\bat our\b|\b(?:we|our team|our staff) (?:still )?(?:hope|plan|aim|want) to\b`,
    means: 'Says what the author or organisation added, released or joined',
    source: codebook,
  },
  register: {
    code: 'selfpromotion',
    pattern: String.raw`\bregister (?:now|today|here|below|free|at|for|via|by|⟨link⟩|:)|\b(?:to|please|and) register\b|\bregistration (?:is )?(?:now )?(?:open|extended|link|deadline)\b|\bregistering for\b|\bsign[ -]?ups?(?: (?:here|now|today|for|at)|:|! ?| ?⟨link⟩)|\brsvp\b|\bsave (?:the date|your (?:seat|spot))\b|\breserve your\b|\btune in\b|\bdon't (?:miss|delay|forget to)\b|\bmark your calendars?\b|\bvote (?:for|now|here|today)\b|\bbe sure to vote\b|\bjoin (?:the )?@[\w.]{2,30}|\bjoin (?:the|this|a|an|in on|in for|[a-zß-öø-ɏ]{3,20}) ${words(3)}(?:educators|teachers|conversation|convo|chat|discussion|fun|team|webinar|session|workshop|event|zoom|training|institute|panel|call|live|network|community)\b|\bplease join\b|\bjoin #?\w{2,20}chat\b|\b(?:attend|attending) (?:the|this|a|one of)\b|\b(?:happening|starting|starts) (?:tonight|today|now|later|in \d|right now)\b|\bcheck the schedule\b|\bbenefits of (?:registering|joining|signing)\b|\bwatch live\b|\blive (?:now|with|on)\b|\b(?:is|are) (?:being )?(?:offering|hosting|holding)\b|\ball (?:educators|teachers|voices|are) welcome\b|\bapply (?:now|today|by|here|at|for|to (?:be|join|attend))\b|\bnominat(?:e|ions)\b`,
    means: 'Calls to register, to sign up or to attend, whoever it belongs to',
    source: carpenter2021,
  },
  'i-made': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:i|i've|we've)(?: have| just| finally| recently| also| helped| co-?){0,2} ?(?!started|edited)${made}(?! (?:it|this decision|me|a (?:mistake|decision|living|promise|deal|difference|note)|up my mind|sure|down|to|in|on|off|for|back)\b) |\b(?:i|i've|we've) (?:just )?(?:blogged|vlogged|shared my|talk(?:ed)? about|spoke (?:at|about|with)|was (?:interviewed|featured|on))\b|\bi(?:'ve| have) been (?:working on|building|developing|writing|creating|spending .{0,30}working)\b|\bsomething i (?:made|wrote|built|did)\b|\bshameless (?:self[- ])?(?:plug|promotion)\b|\bself[- ]promo(?:tion)?\b|\bi helped ${words(1)}(?:make|build|write|create|design|conduct|develop)\b|\b(?:made|created|built|written|designed|hosted|developed|presented|recorded|drawn|illustrated) by (?:me|us|yours truly)\b|\bi (?:did|gave|ran) (?:a|an|another) ${words(2)}(?:talk|survey|study|analysis|interview|presentation|webinar|workshop|post|piece)\b`,
    means: 'Says that the author made it',
    source: codebook,
  },
  'made-this': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?<=(?:^|[\n.!?] ?)(?:just |finally |recently )?)(?:${made}|did) (?:a|an|this|another|some|my|our|up|new|the) |\bwe(?: have| just| finally| recently| also)? (?!started|edited)${made} (?:a|an|this|these|the|some|our|another) ${words(3)}${work}\b`,
    means: 'Says it without the I, or of a group: made a map',
    source: codebook,
  },
  offering: {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:is|are) (?:now )?(?:offering|hosting|launching|seeking|recruiting|accepting|proud to|excited to|pleased to|thrilled to|holding)\b|\bhas (?:partnered|teamed up) with\b|\b(?:now|are|is) (?:available )?(?:online|open|live)\b|\bour (?:new|newly|free|next|latest|own|very own)\b|\blearn more about our\b|\b(?:at|in) our (?:next|upcoming|booth|session|shop|store|channel|site|youtube)\b|\bour #?youtube\b|\bvery own\b|\bpresented by\b|\bdownload (?:our|my)\b|\b(?:seeking|looking for|recruiting) (?:presenters|participants|teachers|schools|submissions|proposals|reviewers|volunteers)\b|\bwe (?:wanted to|are (?:currently )?(?:interested in|looking for|seeking|recruiting|grateful)|want to hear)\b|\bthis (?:week|month),? (?:we're|we are) [a-zß-öø-ɏ]{4,14}ing\b|\b(?:miss(?:ed)?|did you catch) (?:the|our|this|last|yesterday's|today's) ${words(4)}(?:webinar|session|chat|episode|talk|workshop|livestream|event)\b|\bcheck out ${words(3)}'s\b`,
    means: 'Announces what an organisation offers',
    source: codebook,
  },
  'new-work': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:new|latest|this week's|today's|next) (?:blog ?post|blog|post|episode|podcast|vlog|newsletter|issue)(?: ${words(2)}(?:is )?(?:up|live|out|here|now|by me))?\b|\b(?:new|just) (?:on|up on|posted on) (?:the|my|our) (?:blog|channel|site|website|podcast)\b|\b(?:on|from|over on|at|more on) (?:the|my|our) (?:blog|podcast|channel|website|newsletter)\b|\bnow live\b|\bjust (?:published|released|launched|dropped|posted)\b|\bnow available\b|\bcoming soon\b|\bhere soon\b|\blaunching (?:soon|today|on|[a-zß-öø-ɏ]{3,9} \d)|\bjust released\b|\b(?:on|find out on|visit) our (?:website|site|page)\b|\bnewsletter\b|\bepisode \d|\bstay tuned\b|\bsneak (?:peek|preview)\b|\bclick to read\b|^the latest [^!\n]{3,60}! ?(?:⟨link⟩|#)|(?:^|\n)(?:watch|read|listen|video|podcast|blog|new (?:post|blog|video|episode|article)|check (?:it|this) out)(?: now| here)?[:!]|\b(?:just (?:added|uploaded|updated)|is (?:up|out|here|live)(?: now)?[!.]|out now|now streaming|premieres?)\b|\bmy latest\b|\bby yours truly\b|\bwritten by:? yours truly\b|\bcoming to ${words(4)}(?:issue|near you)\b|\bnew (?:article|paper|study|book|report|chapter) (?:just )?(?:came )?out\b|\b(?:paper|article|study|chapter|book) .{0,60}(?:has been|was|is|been|got) (?:officially |finally |just )?(?:published|accepted)\b|\b(?:my|our) .{0,40}(?:was|were|got|been|is) (?:officially |finally |just )?(?:published|accepted|featured)\b|\bmy \d{1,4}(?:st|nd|rd|th)\b|\bsharing (?:my|our)\b|\bin my (?:latest|new|recent)\b|\bfull (?:post|story|article) (?:here|on|at)\b`,
    means: 'Announces a new post, episode or product',
    source: carpenter2021,
  },
  'link-in-bio': {
    code: 'selfpromotion',
    pattern: String.raw`\blinks? (?:is |are )?in (?:my |our |the )?(?:bio|profile|description)\b|\b(?:see|check|visit)(?: out)? (?:my|our|the) (?:bio|profile)\b|#linkinbio\b`,
    means: 'Points to the links of the profile',
    source: codebook,
  },
  follow: {
    code: 'selfpromotion',
    pattern: String.raw`(?<!\b(?:them|to|students|kids|people|who|they|will|can|not|always|then|please,) )\b(?:follow|subscribe to) (?:me|us|my|our)\b|\bplease follow (?:me|us)\b|\bfollow for (?:more|daily)\b|\bplease subscribe\b|\blike (?:our|my) (?:page|channel)\b|\bgive (?:me|us) a follow\b|\bturn on (?:post )?notifications\b|\b(?:book|hire|support) me\b(?! (?:in|with|to|when|as))|\bmy patreon\b|\bbuy me a\b|\bfollow (?:it |the (?:[a-zß-öø-ɏ]{3,12} ){0,2})?live in our\b`,
    means: 'Asks for followers or subscribers',
    source: codebook,
  },
  engage: {
    code: 'selfpromotion',
    pattern: String.raw`\bfollow (?:along|@[\w.]{2,30})|\bsubscribe\b|\b(?:like and share|like & share|share and tag)\b|\b(?:please|pls) (?:rt|retweet|share)\b|\b(?:share|like|rt|retweet) if\b|\btag a (?:friend|teacher)\b|\bdm (?:me|us)\b|\bmessage (?:me|us)\b|\bsave this post\b|\bdouble tap\b|\bdrop an? (?:emoji|comment)\b|\bcomment below\b|\blet (?:me|us) know in the comments\b`,
    means: 'Asks for reactions',
    source: carpenter2021,
  },
  invite: {
    code: 'selfpromotion',
    pattern: String.raw`\bjoin (?:us|me|our|my)\b|\b(?:come|stop by|drop by|swing by) (?:to |and |see |visit |join |by )?(?:our|my|us|me|booth)\b|\bdon't miss (?:out on )?(?:our|my)\b|\bvisit (?:us|our|my)\b|\bcheck out (?:our|my)\b|\bwe(?:'re| are) (?:hosting|hiring|launching|live|offering|excited to (?:announce|share|launch|host|offer)|proud to (?:announce|present))\b|\btoday we(?:'re| are) hosting\b|\b(?:host(?:ing|ed)?|presenting|launching) (?:a|an|our|my|its) ${words(4)}${offer}\b|\b(?:hosting|presenting) (?:free|our|my) \b|\blet us know\b|\bshare your .{0,30}below\b|\bnominate (?:us|me)\b|\bvote for (?:us|me|our|my)\b|\bapply (?:now )?(?:to|for) our\b|\bmeet our\b|\bwe invite you\b|\bwhere else (?:will|can) you\b|\blooking forward to seeing you\b|\b(?:at|in|for|to|of) (?:my|our) ${words(3)}(?:session|booth|talk|webinar|workshop|presentation|panel|keynote|poster)\b|\bbeta[- ]test\b|\bwe(?:'d| would) love (?:your|to hear|to see|for you)\b|\binvite you to\b|\bcome (?:and )?(?:join|discuss|chat|learn)\b|\b(?:attend|attending) (?:our|my)\b|\bis seeking (?:presenters|submissions|proposals|applicants)\b|\bexcited to host\b|\bkeynote speaker\b|\blisten (?:in|now)\b|\bread (?:our|my)\b|\bwatch (?:our|my)\b|\blisten to (?:our|my)\b|\bsee (?:our|my)\b|\bwe are coming up with\b|\bsign our\b|\bask (?:me|us) anything\b|\bask away\b|\bama\b`,
    means: 'Bids the reader come, join, read or watch what is the author’s own',
    source: codebook,
  },
  pride: {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:honou?red|thrilled|proud|excited|humbled|delighted|pleased) to (?:be (?:named|featured|selected|published|speaking|presenting|recogni[sz]ed|awarded|on|part of)|announce|share (?:that )?(?:my|our|i|we)|present|have (?:been|won)|receive|release|launch)\b|\bi(?:'ll| will|'m| am) (?:be )?(?:speaking|presenting|keynoting|teaching a (?:workshop|course)) ${words(8)}(?:join|come|register|⟨link⟩)|\b(?:i|we) (?:won|received) (?:an?|the) ${words(3)}(?:award|prize|grant)\b|\bfeatured (?:me|us|my|our)\b|\b(?:i|we)(?:'ve| have|'m| am)? (?:just |finally |officially )?(?:finished|completed|earned|passed|received|graduated) (?:my|the|from|our) ${words(6)}(?:certifi[a-zß-öø-ɏ]{2,8}|course|degree|masters?|phd|training|badge|program)\b|\bproud of (?:our|my) ${words(2)}(?:team|project|paper|book|partnership|staff)\b|\bproud of this work\b|\bshowed us (?:so much )?love\b|\bin the bag\b|\b(?:such an?|an|it's an) (?:amazing |great |incredible )?honou?r to (?:present|win|receive|speak|be|share)\b|\bi (?:got|was|have been|am) featured\b|\bi(?:'m| am) (?:a guest )?on (?:the|a|this) .{0,40}\b(?:podcast|show|panel)\b|\b(?:hit|reached|passed) \d[\d,.]*k? followers\b|\binterview(?:ed)? (?:with )?me\b`,
    means: 'Tells of an honour, a talk or a success of one’s own',
    source: carpenter2021,
  },
  'we-offer': {
    code: 'selfpromotion',
    pattern: String.raw`\bwe (?:help|offer|provide|create|design|build|deliver|believe|are committed|are proud|serve)\b|\bour (?:mission|members|sister|newest|upcoming|next|annual|outreach)\b|\bat [a-zß-öø-ɏ\d&.]{2,24}(?: [a-zß-öø-ɏ\d&.]{2,24}){0,2},? we\b|\bwe at [a-zß-öø-ɏ\d]{2,24}\b|\b(?:trust|choose|with) us\b|\bfrom our\b|\bwe(?:'re| are) (?:here to|looking forward to seeing you)\b|\b(?:with|of) our (?:partners|team|partnership)\b|\bour (?:system|app|platform|product|tool|software|method|games?|kits?|solution|technology)\b`,
    means: 'An organisation speaks of what it does',
    source: codebook,
  },
  'with-us': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:contact|call|email|visit|meet|see|find|catch|ask|message|dm|tag|support|text) us\b|\b(?:call|email) (?:today|now|\(?\d{3})|\breservations\b|\bcome (?:on down|see|say hi|by)\b|\bget ready for\b|\bwe have a\b|\bwe(?:'ll| will) be (?:at|hosting|releasing|sharing|offering|live)\b|\bshop is open\b|\bopening (?:this|today|tonight|tomorrow|soon|night)\b|\bour (?:booth|website|site|link|bio|page|channel|campaign|festival|show)\b|\bfeaturing us\b|\b(?:is|are) proud to\b|\bdeadline to apply\b|\bsubmit (?:at|your|here)\b`,
    means: 'Bids the reader turn to the author or the author’s organisation',
    source: codebook,
  },
  'show-work': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:code|repo|source code|slides|full code) ?(?:is |are |can be found )?(?:here|at|on|in|:)+ ?(?:⟨link⟩|github|\S{0,20}github)|\b(?:my|this week's|this weeks) (?:\w{1,12} )?(?:try|attempt|go|entry|contribution|submission|time (?:using|trying|participating|doing))\b|\bfor (?:this|last) week's #\w{2,30}`,
    means: 'Shows what the author made and how',
    source: carpenter2021,
  },
  // Sharing
  answer: {
    code: 'sharing',
    pattern: String.raw`\b(?<=(?:^|\brt )(?:(?:rt |mt )?[@#][\w.]{1,30}:? ){0,6})(?:a\.?\d{1,2}(?:[.-]?\d)?[a-d]?\b|q\.?\d{1,2}[a-d]?\b(?![^?]{0,400}\?))`,
    means: 'Answers a numbered question of a chat (A3 …)',
    source: codebook,
  },
  advice: {
    code: 'sharing',
    pattern: String.raw`\b(?:tips?|strateg(?:y|ies)|routines?|ideas|ways|steps|reasons|things|mistakes|techniques|best practices?|activities|examples) (?:for|to|on|of|that|you)\b|\bhow (?:to|i|we|you can)\b|\bhere(?:'s| is| are|s)\b|\blearn (?:how|the|about|to|more)\b|\byou (?:can|will|should|could|must|need to)\b|\b(?:try|use|consider|start with|remember to|make sure|be sure to|focus on|avoid) (?:this|these|using|a|an|the|to|your|it)\b|\b(?:i|we) (?:recommend|suggest|advise)\b|\b(?:i'd|i would|my advice|best advice|pro tip|works? (?:well|best|great)|helps? (?:students|kids|them|me))\b`,
    means: 'Gives advice or shows how something is done',
    source: codebook,
  },
  answering: {
    code: 'sharing',
    pattern: String.raw`\bhope (?:this|that|it) helps\b|\bif (?:you|they|he|she)(?:'re| are)? (?:want|need|have|can|do|don't|are|not|feel|really|think|get|choose|decide|could)\b|\b(?:you|they) (?:don't|do not|won't) (?:need|have|want) to\b|\bdepends (?:on|upon)\b|\bin (?:my|our) (?:field|department|school|district|university|program|country|state|lab|discipline|area|subject)\b|\b(?:what|which|this|that|it) (?:really |has |also )?(?:works?|worked|helps?|helped) (?:for|me|us|well|great|wonders|a lot|my|our|with)\b|\bmake sure\b|\bbe (?:sure|prepared|careful|ready|clear|upfront) (?:to|with|about|that)\b|\byou(?:'ll| will|'d| might| may| could| should| can) (?:want|need|probably|also|always|have|be able|find|just|see)\b|\b(?:i|we) (?:found|find) (?:that|it|this)\b|\bto answer your question\b|\b(?:some|a few|my|two|three|several) (?:thoughts|suggestions|tips|things|ideas|strategies)\b|\bthink of it\b|\b(?:generally|typically|usually|basically|essentially),? (?:you|it|they|the|i|we)\b|\bthe (?:best|easiest|only|trick|key|first) (?:thing|way|is|part)\b`,
    means: 'Answers as one who knows: if you …, it depends, what works',
    source: codebook,
  },
  resource: {
    code: 'sharing',
    pattern: String.raw`\b(?:great|good|useful|helpful|awesome|amazing|excellent|fantastic|new|free|favou?rite|wonderful|nice|cool|interesting|must[ -]read) ${words(2)}(?:resources?|articles?|posts?|lessons?|tools?|sites?|websites?|videos?|sims?|simulations?|reads?|books?|list|guides?|activit(?:y|ies)|units?|ideas?|blogs?|podcasts?|threads?|apps?|courses?|program|magazine|infographics?|studies|study|piece|session|talk|data ?sets?)\b|\b\d{1,3}\+? ${words(3)}(?:resources|sites|websites|ways|tips|ideas|tools|apps|books|courses|projects|activities|lessons|strategies|examples|videos|games|articles|questions|prompts|reasons|steps|things|facts|routines|seminars|podcasts)\b|\bresources? (?:for|on|to|from|here|now|:)|\b(?:prompts|collection|selection|list|set) (?:of|can help)\b|\b(?:a )?(?:study|research|report|paper|survey) (?:on|of|about|by|from)\b|\b(?:a )?good resource\b|\b(?:lesson plans?|worksheets?|templates?|tutorials?|cheat ?sheets?|data ?sets?|handouts?|printables?|rubrics?|graphic organi[sz]ers?|slides|recordings?|e-?books?|pdfs?|case stud(?:y|ies)|source code|open access|open source)\b|\b(?:check (?:this |it )?out|check out|take a look at|worth (?:a read|reading|watching)|recommend(?:ed)?|have a look)\b|\bavailable (?:here|at|for free|online|free)\b|\b(?:has|have|there (?:is|are)) ${words(3)}(?:resources|activities|lessons|videos|ideas)\b|\b(?:clever|handy|great|useful|new|free) (?:tool|site|app|website)\b|\bgood (?:stuff|starting point|place to start)\b|\bi (?:love|like|use) (?:the )?(?:jamboard|flipgrid|padlet|peardeck|desmos|phet|kahoot|blooket|nearpod|edpuzzle|seesaw|canvas|zoom)\b|\btoolkit\b|\bonline courses?\b|\bcourses? (?:added|for|on|in|from)\b`,
    means: 'Names a resource a reader can use',
    source: codebook,
  },
  free: {
    code: 'sharing',
    pattern: String.raw`\b(?:free|freebies?|no cost|at no charge|open to all|for free|gratis|free of charge|open educational)\b|#(?:free|freebie|oer)\b|\bdownload\b`,
    means: 'Offers something free',
    source: codebook,
  },
  account: {
    code: 'sharing',
    pattern: String.raw`\b${pupils}${acting}|\b${grades}${acting}|\b(?:i|we) (?:[a-zß-öø-ɏ]{1,12} )?(?:use|used|tried|started|begin|began|had|let|asked|gave|taught|teach|took|unpacked|explored|have given|'ve given|do|did) ${words(4)}(?:students?|kids|class|groups?|learners|ss|lesson|unit|models?|strateg(?:y|ies)|activit(?:y|ies)|labs?|notebooks?|journals?|tasks?|routines?)\b|\bin (?:my|our) (?:class(?:room)?s?|lab|science class|math class)\b|\bgetting (?:students|kids|them|ss) to\b|\bproud of (?:my|our|these|this)\b|\b(?:my|our) (?:class|students?|kids|kiddos|learners|graders)(?:'s?|s')? |\bstudent[- ](?:led|centered|driven|work|projects?|models?|designed|created|made)\b`,
    means: 'Tells what was done in class',
    source: codebook,
  },
  'class-did': {
    code: 'sharing',
    pattern: String.raw`\b(?:my|our|these|the|his|her|their) (?:[\w'-]{1,16} ){0,3}?(?:students|pupils|kids|kiddos|ss|graders|learners|scientists|class|kinders) (?:[\w'-]{1,12} )?(?:${verbs}|compared|listed|sketched|sorted|rewrote|performed|debated|estimated|predicted|noticed|wondered|dissected|launched|planted|coded|programmed|invented|acted|voted|made)\b`,
    means: 'Tells what the author’s class did',
    source: codebook,
  },
  doing: {
    code: 'sharing',
    pattern: String.raw`\b(?<=(?:^|[.!?\n] ?)(?:[@#]\w{1,30} ){0,4}(?:today(?: in (?:class|science|math))?,? |day \d:? )?(?:we (?:are |were )?)?)(?:investigating|exploring|building|making|creating|designing|testing|model+ing|observing|measuring|dissecting|experimenting|discovering|planting|growing|coding|programming|collecting|analy[sz]ing|comparing|practi[cs]ing|sorting|engineering|solving|playing with|working on|learning about|having (?:students|kids|them)|using|demonstrating|introducing|taught|teaching) (?!us\b|me\b|you\b)`,
    means: 'Begins with what a class is doing: building, testing, exploring …',
    source: codebook,
  },
  practice: {
    code: 'sharing',
    pattern: String.raw`\b(?<=(?:^|[.!:;\n] ?|@[\w.]{2,30} )(?:first |then |and |also |just |maybe |start by |try to )?)(?:ask|let|give|put|show|have|pair|write|run|replace|open|confer|block|retest|stop|pool|cover|model|group|assign|swap|sort|label|track|estimate|hand|keep|use|start|begin|teach|set|pick|plan|post|read|make|build|draw) (?:a|an|one|two|three|the|each|every|them|students|kids|ss|learners|pupils|groups|pairs|partners|families|with|half|for|your|some|small|low|out|in|on|it)\b|\b(?:i|we) (?:(?:usually|often|always|also|just|now|then|first|sometimes|still) )?(?:ask|keep|run|pair|replace|hand|let|put|show|start|stop|open|block|confer|write|teach|plan|begin|model|sort|set|build|compare|colou?r|label|track|read|would ask|swap|group) (?:a|an|one|two|three|the|each|every|them|students|kids|ss|learners|pupils|groups|pairs|partners|families|with|half|for|by|out|in|on)\b|\bstations?\b|\bgallery walk\b|\bexit tickets?\b|\bwarm-?ups?\b|\bthink-pair-share\b|\bbell ?ringers?\b|\bsentence starters?\b|\banchor charts?\b|\bword walls?\b`,
    means: 'Tells how a lesson is taught: ask, let, give, run, keep …',
    source: codebook,
  },
  instruction: {
    code: 'sharing',
    pattern: String.raw`(?<=^|\n|[.:;] )(?:\(?[1-9][.):]|[-•*✅✔👉🔹▪]) ?\S|[1-9]️⃣|\b1[.):…] ?(?=.{1,120}\b2[.):…])|\bstep (?:1|one|by)\b|\bfirst,? .{3,80}\b(?:then|next|second)\b`,
    means: 'Has the shape of a list or of instructions',
    source: codebook,
  },
  credit: {
    code: 'sharing',
    pattern: String.raw`\b(?:via|h\/t|hat tip|credit to|thanks? to|inspired by|idea from|shared by|created by|by|from|over at) @[\w.]{2,30}|\bgreat (?:session|talk|post|thread|article|piece|presentation|video) (?:by|from|with)\b`,
    means: 'Credits others for their work',
    source: willet2019,
  },
  explanation: {
    code: 'sharing',
    pattern: String.raw`\b(?<=(?:^|[\n.]) ?(?:[a-zß-öø-ɏ-]{1,24} ){1,6})(?:is|are) (?:a|an|the|one of|used|defined|when|functions?)\b|\b(?:refers to|is defined as|for example|such as|in other words|research (?:shows|suggests|says|finds)|study (?:shows|finds|found)|evidence (?:shows|suggests)|according to|it represents)\b`,
    means: 'Explains a matter',
    source: codebook,
  },
  opportunity: {
    code: 'sharing',
    pattern: String.raw`#(?:job|jobs|hiring|nowhiring|teachingjobs?)\b|\b(?:is|are) (?:hiring|looking for (?:a|an|new|more) ${words(4)}(?:teachers?|officer|director|coordinator|educators?|principal|specialist|instructor|professor|lecturer))\b|\bjob (?:opening|posting|opportunity)\b|\b(?:positions?|vacanc(?:y|ies)) (?:open|available)\b|\b(?:call for (?:papers|proposals|applications)|scholarships?|fellowships?|grants? (?:available|for teachers)|deadline)\b|\bresponsibilities include\b|\blaunch(?:es|ed)? (?:a |an |new |free )|\bteam up to offer\b|\bis needed\b|\bspots? (?:are )?(?:still )?(?:avail|left|open)|\bstipends?\b|\bpaid[- ]opportunity\b|\b(?:now )?accepting applications\b|\bentries (?:due|close|must)|\bcalling all\b|\bapplications are\b|\bvolunteer(?:s|ing)? (?:to|needed|at|in)\b|\bcompetition\b|\b(?:course|courses) (?:added|launched|available)\b`,
    means: 'Tells of a post, a grant or a chance open to all',
    source: codebook,
  },
  experience: {
    code: 'sharing',
    pattern: String.raw`\b(?:in my experience|what i(?:'ve| have) (?:learned|found)|i(?:'ve| have)? (?:found|learned|noticed|realized|discovered) (?:that|it|a)|my biggest|has (?:also )?been a|i always|i usually|i often|i typically|we often|we always|we need to|teachers (?:need|should|can|must)|students (?:need|should|can|must)|key (?:is|to)|important (?:to|that|feature|that you)|so important)\b|\b(?:i|we)(?:'ve| have) (?:been|started|begun) (?!to\b|on\b)[a-zß-öø-ɏ]{3,12}ing\b|\bi(?:'d| would) (?:add|start|try|have|ask|make|give|put|consider|focus|look|check|go|do)\b|\bjust (?:think|ask|focus|start|try|add|make|let)\b|\b(?:don't|do not) (?:try|be afraid|worry|forget|underestimate)\b|\bi (?:check|scour|look for|make sure|spend|tell (?:my|them|students)|offer|allow|provide|encourage|give)\b|\b(?:best|good|great) (?:source|way|place|strategy|practice)s?\b`,
    means: 'Passes on experience or a principle of practice',
    source: codebook,
  },
  // Sub-flags
  question: { code: 'request', pattern: String.raw`\?`, means: 'Asks a question', source: codebook },
  seeking: {
    code: 'request',
    pattern: String.raw`\b(?:(?:does|do|has|have|can|could|would|is|are|did) (?:anyone|anybody|somebody|someone|any of you|you guys|y'all|you all|other teachers)(?! else)|anyone (?:have|know|out there|got|use|tried|using)|any (?:ideas?|advice|suggestions?|tips|recommendations?|thoughts|input|help|resources)|(?:i )?need (?:some )?(?:help|advice|ideas|suggestions)|looking for (?:a|an|some|any|ideas|advice|help|suggestions|resources|recommendations|input)|(?:please|pls) help|help (?:me|please|needed)|i(?:'m| am) (?:wondering|looking(?! forward| at)|searching|trying to (?:find|figure|decide))|(?:please |pls )?share (?:some of )?your (?:own |favou?rite |best )?[a-zß-öø-ɏ]{3,}|(?:would you )?mind sharing|do you have any|are there (?:any |good |other )?(?:resources|tools|examples|ways)|need some [a-zß-öø-ɏ]{2,12} help|just wondering|wondering (?:if|how|what)|question (?:re|about|for|:)|would (?:love|appreciate|like) (?:any|some|your|to (?:hear|know))|thanks in advance|recommendations\?|would be (?:appreciated|great|helpful)|have any of you|can (?:someone|anyone|you) (?:recommend|share|suggest|explain))\b`,
    means: 'Asks for help, advice or resources',
    source: codebook,
  },
  asking: {
    code: 'request',
    pattern: String.raw`\b(?:what (?:do|did|are|would|should|is|kind|can|does) (?:you|your|i|we|those|the best|some|people)|how (?:do|can|should|would|did|are|long|much|many) (?:i|you|we|your|people|teachers|did|does|do|is|of)|where (?:can|do|did) (?:i|you|we)|which .{1,40}\?|who (?:has|can|knows)|should i|can i|am i|could you|can you|do you|would you|did you|is (?:it|there)|what's (?:a|the best|your))\b`,
    means: 'Puts a question to the reader',
    source: codebook,
  },
  thanks: {
    code: 'conversation',
    pattern: String.raw`\b(?:thanks?|thank you|thx|ty|cheers|congrat(?:s|ulations)|(?<!\b(?:all|everyone|educators|teachers|voices|feedback|comments|questions|is|are) )welcome|well done|good (?:job|luck|point|question)|great (?:job|chat|point|question|idea)|you're welcome|no problem|happy birthday|appreciate (?:it|you|the))\b`,
    means: 'Thanks, welcomes or congratulates',
    source: codebook,
  },
  greeting: {
    code: 'conversation',
    pattern: String.raw`\b(?<=^(?:@[\w.]{1,30} ){0,6})(?:hi|hello|hey|good (?:morning|evening|afternoon|night)|greetings|yes|yeah|yep|no|nope|agreed?|i agree|exactly|absolutely|totally|same|true|right|me too|ditto|aw+|omg|ok|okay|sure|indeed)\b|\b(?:happy (?:monday|friday|new year|holidays)|see you (?:all|there|tomorrow|soon|next)|have a (?:great|good|nice))\b`,
    means: 'Greets or agrees',
    source: codebook,
  },
  introduction: {
    code: 'conversation',
    pattern: String.raw`\b(?:joining (?:in (?:from|late|tonight|on the)|from|the chat|you all|tonight|late)|joining #?\w{2,20}(?: (?:from|late|tonight|tonight))?|\d(?:st|nd|rd|th) (?:gr(?:ade)?|grade) .{0,40}(?:teacher|from|here)|teacher (?:from|in) |jumping in|lurking|on (?:our|my|the) way to|dropping in|late to the (?:chat|party)|(?:got|getting) home)\b|\b(?<=^(?:\S{1,30} ){0,8})here(?:,|!| w\/| from| in | with )|\b(?<=^(?:@[\w.]{1,30} |#\w{1,30} ){0,4}[a-zß-öø-ɏ]{2,15}(?: [a-zß-öø-ɏ]{2,15}){0,2},? )(?:from|in) [a-zß-öø-ɏ]{2,20}(?: [a-zß-öø-ɏ]{2,20})?(?: #\w{1,30})?$`,
    means: 'Chat logistics: introductions, joining, being on the way',
    source: willet2019,
  },
  anticipation: {
    code: 'conversation',
    pattern: String.raw`\b(?:can(?:'t|not) wait|excited (?:for|to (?:be|see|meet|join|attend|learn|kick))|looking forward|(?:kick(?:ing|s)?|kicked) (?:us |things )?off|day (?:one|two|three|\d) of|starting day|(?:great|awesome|amazing|fun|productive|engaging) (?:day|morning|afternoon|time|session|conference|week) (?:at|with|of|learning))\b`,
    means: 'Says that the author is at an event or looks forward to it',
    source: codebook,
  },
  'numbered-question': {
    code: 'conversation',
    pattern: String.raw`\b(?<=^(?:@[\w.]{1,30} |#\w{1,30} ){0,6})q\.?\d{1,2}[a-d]?\b(?=[^?]{0,400}\?)`,
    means: 'Puts a numbered question to a chat (Q3 …?)',
    source: willet2019,
  },
  feeling: {
    code: 'emotional',
    pattern: String.raw`[😂🤣😭😡🤬😤😢😩😫🙄😍🥰😅🤦🤷💔😆😱]|\b(?:lol+|lmao|rofl|haha+|ugh+|omg|wtf|rant|venting?|so (?:mad|sad|angry|tired|frustrated|done|stressed|exhausted|happy)|frustrat(?:ed|ing)|exhausted|burn(?:ed|t)? ?out|crying|cried|hate (?:my|this|it|teaching)|love (?:teaching|my (?:job|students|kids))|losing (?:faith|it|my mind)|struggling|anyone else|worn out|grumpy|nervous|hopeful|not alone|nobody warned me|sunday evening|of course\.|laughed|i am (?:proud|done|tired|behind)|freaking out|sick of|fed up|overwhelmed|heartbroken|i can't (?:even|anymore)|thoughts and prayers|hugs|hang in there|miss (?:my|them|you)|monday+s?\b.{0,12}again|tis the season|grade grubbing)\b|\/rant`,
    means: 'Vents, jokes or consoles',
    source: codebook,
  },
  politics: {
    code: 'news-opinion',
    pattern: String.raw`\b(?:president|obama|trump|biden|desantis|devos|duncan|congress|senat(?:e|or|ors)|gop|democrats?|republicans?|liberals?|conservatives?|governor|legislat(?:ure|ion|ors?)|politic(?:s|al|ians?)|government|govt|unions?|strike|charter schools?|vouchers?|privati[sz]ation|tax(?:es|payers?)?|budget cuts?|lawsuit|court|supreme|indoctrinat\w{0,6}|socialis[mt]|communis[mt]|marxis[mt]|woke|crt|dumbing|propaganda|agenda|corporate|bill gates|jeb|election|vote[rs]?|protest|scandal|mainstream media|shootings?|gun|student (?:loans?|debt)|tuition|salar(?:y|ies)|value-added|test scores?|standardi[sz]ed test\w{0,4}|failing schools?|school board|proposes?|(?<!next )generation|america(?:ns?)?(?! (?:school|museum|literature|history|association|studies|federation|chemical|geophysical|educational))|sheep|lower the bar|war on)\b`,
    means: 'Speaks of politics, policy or public affairs',
    source: codebook,
  },
  opinion: {
    code: 'news-opinion',
    pattern: String.raw`\b(?:i think|i believe|in my opinion|imo|imho|i (?:don't|do not) (?:think|believe|understand)|should (?:be|have|not)|ought to|this is why|what (?:a|happened)|the (?:problem|truth|fact|reason) (?:is|with)|nobody|everyone|always|never|ridiculous|stupid|idiots?|terrible|awful|worst|ruin(?:ed|ing)?|destroy(?:ed|ing)?|fail(?:ed|ing|s)?|wrong|blame|shame|evil|hot take|unpopular opinion|overrated?s?|not impressed|make it make sense|crash(?:es|ed)|the debate|voted|make no mistake|crazy|absurd|insane|disgusting|pathetic|joke)\b`,
    means: 'States an opinion',
    source: codebook,
  },
  'event-time': {
    code: 'context',
    pattern: String.raw`(?<=\b\d{1,2}(?::\d\d)? ?)(?:am|pm)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-zß-öø-ɏ]{0,6}\.? \d{1,2}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.? \d{1,2}(?:st|nd|rd|th)?\b|\b(?:e[sd]?t|p[sd]?t|c[sd]?t)\b`,
    means: 'Gives the date or hour of an event',
    source: codebook,
  },
  'event-word': {
    code: 'context',
    pattern: String.raw`\b${offer}\b`,
    means: 'Names a meeting, a course or a programme',
    source: codebook,
  },
  'advert-question': {
    code: 'context',
    pattern: String.raw`\b(?<=(?:^|[.!\n] ?)(?:(?:@[\w.]{1,30}|#\w{1,30}|hey|teachers!?|educators!?) ){0,3})(?:looking for|interested in|want to|want|wanting|need|need to|ready (?:to|for)|struggling|tired of|ever wanted|wish you|are you|do you|have you|did you know|know (?:a|any|someone)|missed|wondering how|curious about)\b(?=[^?\n]{3,140}\?)`,
    means: 'Opens with a question to the wish of the reader, as advertisements do',
    source: krutka2021,
  },
  goods: { code: 'context', pattern: String.raw`\b${goods}\b`, means: 'Names what can be sold or given away', source: codebook },
  'learn-more': {
    code: 'context',
    pattern: String.raw`\b(?:learn|find out|read|see|discover|click) (?:more|here)\b|\bmore (?:info|information|details)\b|\binfo (?:at|here)\b|\bdetails\b|[👇👉⬇🔗📅]`,
    means: 'Points to more behind a link',
    source: codebook,
  },
  teaching: {
    code: 'context',
    pattern: String.raw`\b(?:teach(?:er|ers|ing|es)?|taught|class(?:es|room|rooms)?|students?|schools?|lessons?|grad(?:e|es|ing|ers?)|curricul(?:um|a)|learn(?:ing|ers?|ed)?|educat(?:ion|ional|or|ors)|universit(?:y|ies)|college|professors?|phd|academic|faculty|course|homework|exams?|kids|stem|science|math|pedagog\w{1,6}|literacy|ngss|common core|data|research|principal|district|k-?12|pd)\b|#(?:\w{0,20}(?:edu|chat|ngss|teach|school|class|stem|edtech|learn|sci|tidytuesday|rstats|dataviz)\w{0,20})`,
    means: 'Speaks of teaching, learning or research',
    source: codebook,
  },
};
