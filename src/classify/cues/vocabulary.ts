import { verbose } from '../../text/verbose.ts';

// Groups of words that the patterns of cues are made of.

/** Up to n words in between. */
export const words = (n: number): string => String.raw`(?:[^\s,;!?⟨⟩]{1,24},? ){0,${n}}`;

export const made = verbose`
  (?:wrote|made|built|created|designed|published|recorded|developed|released|launched|drew|coded|programmed|put together|started
    |edited|co-?authored|curated|compiled|assembled|illustrated)`;
export const work = verbose`
  (?:blogs?|blogpost|posts?|podcasts?|episodes?|e?books?|videos?|vlogs?|channel|papers?|articles?|stud(?:y|ies)|research|talks?
    |ted ?talk|sessions?|keynote|presentation|slides|webinars?|workshops?|courses?|class notes|shop|store|tpt|newsletter
    |web ?site|site|web ?page|page|apps?|package|projects?|charts?|graphs?|plots?|map|maps|code|repo|visuali[sz]ations?|viz
    |dataviz|contribution|submission|entry|attempt|take|series|columns?|essay|chapter|thesis|dissertation|art|design|products?
    |resources?|bundle|templates?|printables?|worksheets?|program(?:me)?s?|platform|notes|playlist|petition|framework|network
    |kits?|curriculum|sandbox|trailers?|trainings?|boards?|organi[sz]ers|simulations?|tool|toolkit|guide|report|survey|event
    |conference|poster|demo|exhibit(?:ion)?|collection|gallery|campaign|initiative|brand|services|solutions|review|interview
    |thoughts|profile|page|company|startup|award)`;
export const offer = verbose`
  (?:webinars?|workshops?|conference|session|event|summit|course|class|training|meet-?up|panel|chat|livestream|live|program
    |cohort|institute|camp|podcast|episode|newsletter|survey|study|open house|academy)`;
export const goods = verbose`
  (?:flash ?cards|task ?cards|kits?|labs?|apps?|platform|curriculum|curricula|classes|courses?|bundles?|worksheets?|printables?
    |products?|software|subscriptions?|lessons?|units?|books?|toys?|games?|approach|program|materials|solutions?|services?
    |tool(?:kit)?s?|planners?|stickers?|posters?|clip ?art)`;

export const pupils = verbose`
  (?:students?|pupils|kids|kiddos|ss|learners|kinders?|kindergart(?:en|e?ners?)|graders|freshmen|juniors|seniors|(?:young|future
    |little|student) (?:scientists|engineers|mathematicians|readers|writers|authors|learners))`;
export const grades = verbose`
  (?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)[- ]?(?:gr(?:ade(?:rs?)?)?s?|years?)`;
export const verbs = verbose`
  used|learned|learnt|worked|created|built|explored|designed|investigated|started|loved?|collected|wrote|shared|discussed
  |presented|practi[cs]ed|inquired|thought|engaged|observed|measured|planned|solved|tried|enjoyed|chose|drew|researched|tested
  |figured|asked|developed|modeled|analy[sz]ed|completed|showed|read`;

/** What follows a class: were building, in my room loved, explored. */
export const acting = verbose`
  (?:(?:in|at|from|of) ${words(3)})?(?:[a-zß-öø-ɏ]{2,12} )?(?:are|were|had|did|made|${verbs}
    |[a-zß-öø-ɏ]{3,12}ing)\b(?! to (?:be|see) \?)`;
