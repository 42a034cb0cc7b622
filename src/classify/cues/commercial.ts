import { verbose } from '../../text/verbose.ts';
import { bertaglia2023, type Cue, codebook, krutka2021, shelton2022 } from './cue.ts';
import { goods, words } from './vocabulary.ts';

/** Cues of commerce, by name. */
export const commercial: Readonly<Record<string, Cue>> = {
  disclosure: {
    code: 'commercial',
    pattern: verbose`
      #(?:ad|ads|advert|advertisement|advertising|sponsored|sponsoredpost|spon|sp|paidpartner|paidpartnership|partner
        |brandpartner|affiliate|affiliatelink|gifted)(?![\w])
      |#\w{0,30}ambassador(?![\w])
      |\bpaid (?:partnership|promotion|post)\b
      |\bsponsored (?:by|post|content)\b
      |\b(?:an?|this is an) (?:ad|advertisement):
      |\baffiliate links?\b
      |\bi (?:may )?(?:earn|receive) a (?:small )?commission\b`,
    means: 'Says that somebody paid for the post, or that its author is an ambassador',
    source: bertaglia2023,
  },
  coupon: {
    code: 'commercial',
    pattern: verbose`
      \b(?:coupon|promo|discount|voucher) ?codes?\b
      |\b(?:discounts?|coupons?) (?:on|for|with|at|ends?)\b
      |\buse (?:my |the |our )code\b
      |\buse code (?=["'“]?\w{3,20}["'”]?(?: (?:for|at|to|and)\b|[.!,)]|$))
      |\bwith (?:my |the |our )?code [a-z]{0,12}\d{1,4}\b
      |\b\d{1,2} ?% (?:off|discount)
      |\bsave (?:up to )?(?:\d{1,2} ?%|[$£€] ?\d)
      |\bhalf[ -](?:off|price)\b
      |\bbogo\b
      |\bbuy one,? get one\b
      |\boff with [a-z]{1,12}\d{1,4}\b
      |\buse code \S{3,24} for\b`,
    means: 'Names a coupon, a code or a discount',
    source: codebook,
  },
  sale: {
    code: 'commercial',
    pattern: verbose`
      \b(?:for|on|big|flash|secret|summer|winter|spring|fall|sitewide|site-wide|black friday|cyber monday|back[ -]to[ -]school
        |clearance|holiday|store ?wide|my|our) sale\b(?! of)
      |#(?:tpt|sitewide|flash)?sale\b
      |\bsale (?:ends|starts|today|tomorrow|price)
      |\b(?:clearance|bargain)s?\b`,
    means: 'Announces a sale',
    source: shelton2022,
  },
  price: {
    code: 'commercial',
    pattern: verbose`
      \b(?:only|just|for|from|at|now|costs?|priced at|price:?|under|fee:?
        |registration:?) [$£€] ?\d{1,4}(?:[.,]\d\d)?(?![\d,.]?\d| ?(?:k|m|b|million|billion|bn|thousand)\b)
      |[$£€] ?\d{1,3}[.,]\d\d\b
      |(?:^|[\n.!:] ?)[$£€]\d{1,4}(?=[.!]?(?:$|[\n ⟨]))
      |\b\d{1,3} dollars? (?:each|only|off)\b
      |[$£€] ?\d{1,3} (?:each|per (?:month|student|seat|year)|a month)\b
      |\b(?:is|are) [$£€] ?\d{1,4}(?:[.,]\d\d)? (?:a|per|each|for|until)\b
      |[$£€] ?\d{1,3}(?:[.,]\d\d)? (?:a|per) (?:year|month|seat|student)\b
      |\bdollar deals?\b
      |#dollardeals?\b`,
    means: 'States a price to be paid',
    source: codebook,
  },
  purchase: {
    code: 'commercial',
    pattern: verbose`
      \b(?:buy|order|purchase|shop|get yours?|book|reserve)(?: (?:it|them|yours?|one|tickets?|your copy|a copy))?(?: here| now
        | today| online| at)?:? ?⟨link⟩
      |\b(?:buy|order|shop) (?:now|today|yours|here|online|the)\b
      |\bpre-?orders?\b
      |\badd(?:ed)? to (?:your )?(?:cart|basket)\b
      |\bavailable (?:for purchase|to buy)\b
      |\b(?:available|now|grab it|grab yours|find it|find them) (?:on|at|in) (?:my |our )?(?:amazon|etsy|tpt
        |teachers ?pay ?teachers|gumroad|kindle)\b
      |\bgrab (?:your|a) (?:copy|ticket)
      |\bin stock\b
      |\bback in stock\b
      |\bfree shipping\b
      |\bseats? (?:for|left|available) .{0,30}[$£€]
      |\bpaid (?:workshop|webinar|session|newsletter)\b
      |\bmembership is\b
      |\bdm me .{0,20}\blink\b
      |\bshop the link\b
      |\bmoney[ -]back\b
      |\bbest-?sellers?\b
      |\btickets? (?:are )?(?:on sale|available|from|start|going)
      |\bearly[ -]bird\b
      |\bbuy tickets?\b
      |\b(?:paid|premium) (?:course|membership|version|plan|subscription)\b
      |\bbook a (?:demo|call)\b
      |\brequest (?:a|your) ${words(1)}(?:quote|demo|sample)\b
      |\bre-?stock(?:ed|s)?\b
      |\b(?:available|now|back|only) in[- ]stores?\b
      |\bhit the racks\b
      |\breservations are\b
      |\b(?:head|link) .{0,40}to book\b
      |\b(?:free|month) trial\b
      |\btrial licen[cs]es?\b
      |\bspecial offer\b
      |\blimited[ -]time\b
      |\bpurchase (?:&|and) get\b
      |\bdiscounted (?:pricing|tickets?|rate)\b
      |\bfirst purchase\b
      |\b(?:plans|licen[cs]es|seats) are paid\b
      |\bdeals? (?:of|ends?|today)\b
      |\blink to (?:buy|purchase|shop)\b
      |\bshop(?:ping)? (?:my|our|link)\b`,
    means: 'Asks the reader to buy, order or book',
    source: codebook,
  },
  giveaway: {
    code: 'commercial',
    pattern: verbose`
      \b(?:my|our|host(?:ing)? an?|enter (?:the|my|our|this|a)|tpt|gift ?card) ${words(2)}(?:give-?away|raffle)\b
      |#giveaway\b
      |\bgiveaway ?[!:]
      |\bgiving away\b
      |\bwinner picked\b
      |\bwin (?:a|an|my|our|one of) (?!grant|award|game|argument|fellowship|case|race|war|fight|vote|lot|bet|battle|debate
        |primary|job|prize for)
      |\b(?:follow|tag|share|comment)\b[a-zß-öø-ɏ\d ,+&]{0,60} to (?:win|enter)\b
      |\bgiveaway time\b
      |\benter (?:for a chance )?to win\b
      |\bfor (?:a|your) chance to win\b
      |\bwin (?:a|an|one of) ${words(3)}(?:gift ?card|voucher|bundle|copy|copies)\b
      |\b(?:like|follow|tag)[a-zß-öø-ɏ ,&]{0,40} to (?:enter|win)\b`,
    means: 'Gives something away to draw buyers',
    source: shelton2022,
  },
  storefront: {
    code: 'commercial',
    pattern: verbose`
      \b(?:my|our|the) ${words(2)}(?:tpt|teachers ?pay ?teachers|etsy|amazon|online|merch) (?:store|shop|page|products?)\b
      |#(?:teacherspayteachers|tpt|tptseller|tptstore|teacherauthor|tptteacher)\b
      |\bon (?:teachers ?pay ?teachers|tpt)\b
      |\bin (?:my|our) (?:store|shop)\b`,
    means: 'Names a storefront',
    source: shelton2022,
  },
  pitch: {
    code: 'commercial',
    pattern: verbose`
      \b(?:our|your) ${words(5)}${goods} (?:features?|helps?|supports?|includes?|offers?|provides?|gives?|makes?|is
        |are) ${words(8)}⟨link⟩
      |\bwith our ${words(4)}${goods}\b
      |\baccess our\b
      |\b(?:our|kid|parent|teacher)-approved\b
      |\bon-demand (?:class|course|lesson)
      |\b(?:our|happy|new) (?:customers?|clients|subscribers)\b
      |\bour ${words(4)}${goods} ${words(3)}(?:aligned|support the|designed (?:for|to))
      |\b(?:unit|growing|mega) bundle\b
      |\b(?:editable|digital) (?:task cards|worksheets?|resources?|lessons?|exit tickets)\b
      |#(?:taskcards|tptresources|homeworkhelp|teachersofig|tptfinds)\b
      |\bgames? (?:teach|help)\b
      |\btry (?:it|us) (?:for )?free\b
      |\bno[ -]prep\b
      |\bupgrade (?:to|your)\b
      |\bcontact us (?:for|to)\b
      |\bfor (?:a )?(?:quote|pricing)\b
      |\baward-winning\b
      |\b${goods} (?:include|come with|comes with|includes) ${words(5)}(?:activities|curriculum|lessons?|tech|assessments?
        |materials)
      |\b(?:prepares|helps|gives|lets|empowers|engages|gets) your (?:students|kids|class|child|team|learners)\b
      |\byou(?:'ll| will) (?:have|get) access to\b
      |\bonly (?:program|platform|curriculum|app|tool)\b
      |\bdesigned to meet your\b
      |\b(?:our|the) (?:newest|latest) (?:releases?|products?)\b
      |\bpilot of our\b
      |\bfree gifts?\b
      |\bmeet your new\b
      |\bperfect fit\b
      |\bai-powered\b
      |\ball-in-one\b`,
    means: 'Speaks of a product as its seller does',
    source: krutka2021,
  },
  listing: {
    code: 'commercial',
    pattern: verbose`
      \bbundles?\b(?! of)
      |\b\d{1,3}[- ](?:resources?|lessons?|pages?|pack|activities) ${words(4)}(?:bundle|pack|lessons?|unit)\b
      |\bmovie guides?\b
      |\b(?:worksheets?|google forms?|task cards|lesson plans?|boom cards|flashcards|clip ?art|google classroom) ?[|~(]
      |[|~] ?(?:worksheets?|google (?:forms?|classroom|slides)|task cards|lesson plan|distance l\w{0,7}|printable)
      |\b(?:pre-?packaged|material) (?:sets?|kits?)\b
      |\b(?:mug|t-?shirt|hoodie|sticker|tote|tea cup|plush(?:ie)?|figurine|necklace|bracelet|earrings|wall art
        |throw pillow)s? ${words(4)}(?:gift|print|download|for (?:sale|teachers)|size)\b
      |\bsize: ?\S
      |\bitem ?#`,
    means: 'Is worded like the title of an item in a shop',
    source: shelton2022,
  },
  deal: {
    code: 'commercial',
    pattern: verbose`
      \b(?:great|fantastic|best|amazing|good|special|hot|daily|crazy) (?:deals?|offers?|bargains?|prices?)\b(?! with)
      |\b(?:early adopter|special|group|introductory|discounted|school) (?:rates?|pricing)\b
      |\b(?:prices?|pricing) (?:and|can be|details|starts?|available|below|here)\b
      |\b\d{1,2} (?:months?|weeks?|days?) free\b
      |\bfor a (?:free )?trial\b
      |\btrial (?:of|period|account|version|today|now)\b
      |\b(?:everything|all|now|is|are|for|take|get|it) \d{1,2} off\b
      |\b(?:load up|fill) your cart\b
      |\b(?:snag|cop|grab|score|pick up) (?:your own|yours|one|it for|your (?:copy|tickets?|merch))\b
      |\b(?:swag|merch|merchandise)\b
      |\blimited edition\b
      |\bavailable (?:exclusively|only|now) (?:at|on|from|in)\b
      |\b(?:is|are|be|now) (?:now )?available (?:on|at|from|through) (?:amazon|audible|barnes|etsy|ebay|kindle|the app store
        |google play)\b
      |\blook no further\b
      |\b(?:my|our|an?|the|via|on|at|from) @?(?:etsy|ebay|amazon|tpt|gumroad|shopify
        |patreon)\b(?! (?:review|strike|worker|rainforest))
      |\bcurated on ltk\b
      |\bshop .{0,30}\bltk\b
      |\b(?:our|the) new ${words(4)}(?:tool|solution|product|release|app|platform|lab|collection|release|line)\b
      |\bno[- ]charge (?:preview|trial|demo)\b
      |\b(?:exclusive|world) premiere\b
      |\b(?:teacher|educator|student) discounts?\b
      |\bfee:? ?[$£€]
      |[$£€]\d{1,4}(?:\.\d\d)? fee\b`,
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
    pattern: verbose`
      \b(?:back|support|fund) (?:us|our|my) ${words(3)}(?:kickstarter|indiegogo|crowdfunding)\b
      |\bour (?:kickstarter|indiegogo|patreon)\b
      |\b(?:on|via) patreon\b
      |\binvest in (?:us|our)\b`,
    means: 'Raises money for a company',
    source: codebook,
  },
};
