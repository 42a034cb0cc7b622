import { verbose } from '../../text/verbose.ts';
import { type Cue, carpenter2021, codebook } from './cue.ts';
import { goods, made, offer, words, work } from './vocabulary.ts';

/** Cues of self-promotion, by name. */
export const selfpromotion: Readonly<Record<string, Cue>> = {
  'own-channel': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:my|our) (?:(?:own|new|newest|latest|last|first|next|free|recent|upcoming
        |own) |[a-zß-öø-ɏ'-]{2,16} ){0,2}(?:blog ?posts?|blog|posts?|podcast|episode|channel|newsletter|shop|store|tpt|books?
        |webinars?|workshops?|website|site|articles?|papers?|talk|keynote|vlog|e-?books?|online course)\b`,
    means: 'My or our, before a blog, a podcast, a book, a talk or a shop',
    source: codebook,
  },
  'own-work': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:my|our) (?!donors?|favou?rite|class(?:room)?'?s? |students?|kids|school'?s? |district|teacher|professor|friend
        |colleague|wife|husband|dad|mom|daughter|son )${words(4)}${work}\b
      |\bmy ${words(3)}${goods}\b`,
    means: 'My or our, before a work of one’s own: my new blog post',
    source: codebook,
  },
  'own-lesson': {
    code: 'selfpromotion',
    pattern: String.raw`\b(?:my|our) ${words(3)}(?:lessons?|units?|activit(?:y|ies)|labs?|assignments?|task|syllabus|classroom|project)\b`,
    means: 'My or our, before a lesson or a unit, which may be shown or only mentioned',
    source: codebook,
  },
  'here-is-mine': {
    code: 'selfpromotion',
    pattern: verbose`
      \bhere(?:'s| is| are|s) (?:my|our|mine|ours|some of (?:my|our)|(?:a|an|the|what) ${words(3)}(?:i
        |we)(?:'ve)? (?:just )?(?:${made}|did|use))\b
      |\bfeel free to (?:use|share|copy|steal|borrow|modify|adapt|download|subscribe)\b
      |\b(?:feedback|comments|critique) (?:is |are )?(?:always )?(?:very )?(?:welcome|appreciated)\b
      |\b(?:i|we) (?:created|wrote|built|designed|recorded|drew|programmed|coded) (?:it|them|this|these)\b
      |\b(?:subscribe|link|added) to mine\b
      |\b(?:i|we) (?:run|own|host|moderate|founded|co-?founded|maintain) (?:a|an|the|this) ${words(4)}[a-zß-öø-ɏ]{3,}
      |\b(?:i|we) (?:run|write|make|sell|publish) (?:a|an|my|our|the|these|free|book) (?!point|difference|lot|mistake|decision
        |living)
      |\bmy (?:[a-zß-öø-ɏ]{2,12} ){0,2}(?:profile|bio|page|pinned (?:tweet|post)) (?:has|for|is)\b
      |\bi(?:'m| am) (?:working|currently working) on (?:a|an|my) \b
      |\bco-?founder of\b
      |\b(?:and|&) i (?:discuss|talk|chat|share|explore|explain|wrote|made|present)\b`,
    means: 'Hands out or names what the author made, runs or writes',
    source: codebook,
  },
  hosting: {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:i|we|i'm|we're|i'll|we'll|i've|we've)(?: am| are| be| will be| been| was| were
        | have been)? (?:(?:so|very|super|really|excited|thrilled|happy|honou?red|proud|delighted|back|again|also|going
        |that) ){0,3}(?:to be )?(?:co-?)?(?:hosting|moderating|presenting|facilitating|keynoting|leading|co-leading|speaking at
        |chatting (?:all )?about|talking about|sharing|highlighting|featuring|offering|giving away|rolling out|introducing
        |announcing)\b
      |\bso excited to be (?:co-?)?(?:hosting|moderating|presenting)\b
      |\bjoin @?[^\s]{1,30} (?:@?[^\s]{1,30} ){0,3}(?:and|&) (?:me|i|us)\b
      |\bhope (?:to see you|you can join|you(?:'ll| will) join|you join)\b
      |\bsee you (?:there|tonight|at our|online)\b`,
    means: 'Says that the author hosts, presents or introduces',
    source: carpenter2021,
  },
  'we-added': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:we|i)(?:'ve| have)? (?:just |recently |now |also )?(?:added|updated|released|launched|partnered|aligned|expanded
        |redesigned|uploaded|posted|opened|extended|teamed up)\b
      |\bproud partner\b
      |\bpart of (?:this|our) (?:project|team)\b
      |\bwe are (?:so |very )?(?:excited|proud|thrilled) to (?:be|partner|support)\b
      |\bat our\b
      |\b(?:we|our team|our staff) (?:still )?(?:hope|plan|aim|want) to\b`,
    means: 'Says what the author or organisation added, released or joined',
    source: codebook,
  },
  register: {
    code: 'selfpromotion',
    pattern: verbose`
      \bregister (?:now|today|here|below|free|at|for|via|by|⟨link⟩|:)
      |\b(?:to|please|and) register\b
      |\bregistration (?:is )?(?:now )?(?:open|extended|link|deadline)\b
      |\bregistering for\b
      |\bsign[ -]?ups?(?: (?:here|now|today|for|at)|:|! ?| ?⟨link⟩)
      |\brsvp\b
      |\bsave (?:the date|your (?:seat|spot))\b
      |\breserve your\b
      |\btune in\b
      |\bdon't (?:miss|delay|forget to)\b
      |\bmark your calendars?\b
      |\bvote (?:for|now|here|today)\b
      |\bbe sure to vote\b
      |\bjoin (?:the )?@[\w.]{2,30}
      |\bjoin (?:the|this|a|an|in on|in for|[a-zß-öø-ɏ]{3,20}) ${words(3)}(?:educators|teachers|conversation|convo|chat
        |discussion|fun|team|webinar|session|workshop|event|zoom|training|institute|panel|call|live|network|community)\b
      |\bplease join\b
      |\bjoin #?\w{2,20}chat\b
      |\b(?:attend|attending) (?:the|this|a|one of)\b
      |\b(?:happening|starting|starts) (?:tonight|today|now|later|in \d|right now)\b
      |\bcheck the schedule\b
      |\bbenefits of (?:registering|joining|signing)\b
      |\bwatch live\b
      |\blive (?:now|with|on)\b
      |\b(?:is|are) (?:being )?(?:offering|hosting|holding)\b
      |\ball (?:educators|teachers|voices|are) welcome\b
      |\bapply (?:now|today|by|here|at|for|to (?:be|join|attend))\b
      |\bnominat(?:e|ions)\b`,
    means: 'Calls to register, to sign up or to attend, whoever it belongs to',
    source: carpenter2021,
  },
  'i-made': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:i|i've|we've)(?: have| just| finally| recently| also| helped| co-?){0,2} ?(?!started
        |edited)${made}(?! (?:it|this decision|me|a (?:mistake|decision|living|promise|deal|difference|note)|up my mind|sure
        |down|to|in|on|off|for|back)\b) |
      \b(?:i|i've|we've) (?:just )?(?:blogged|vlogged|shared my|talk(?:ed)? about|spoke (?:at|about|with)|was (?:interviewed|featured|on))\b
      |\bi(?:'ve| have) been (?:working on|building|developing|writing|creating|spending .{0,30}working)\b
      |\bsomething i (?:made|wrote|built|did)\b
      |\bshameless (?:self[- ])?(?:plug|promotion)\b
      |\bself[- ]promo(?:tion)?\b
      |\bi helped ${words(1)}(?:make|build|write|create|design|conduct|develop)\b
      |\b(?:made|created|built|written|designed|hosted|developed|presented|recorded|drawn|illustrated) by (?:me|us
        |yours truly)\b
      |\bi (?:did|gave|ran) (?:a|an|another) ${words(2)}(?:talk|survey|study|analysis|interview|presentation|webinar|workshop
        |post|piece)\b`,
    means: 'Says that the author made it',
    source: codebook,
  },
  'made-this': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?<=(?:^|[\n.!?] ?)(?:just |finally |recently )?)(?:${made}|did) (?:a|an|this|another|some|my|our|up|new|the) |
      \bwe(?: have| just| finally| recently| also)? (?!started|edited)${made} (?:a|an|this|these|the|some|our
        |another) ${words(3)}${work}\b`,
    means: 'Says it without the I, or of a group: made a map',
    source: codebook,
  },
  offering: {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:is|are) (?:now )?(?:offering|hosting|launching|seeking|recruiting|accepting|proud to|excited to|pleased to
        |thrilled to|holding)\b
      |\bhas (?:partnered|teamed up) with\b
      |\b(?:now|are|is) (?:available )?(?:online|open|live)\b
      |\bour (?:new|newly|free|next|latest|own|very own)\b
      |\blearn more about our\b
      |\b(?:at|in) our (?:next|upcoming|booth|session|shop|store|channel|site|youtube)\b
      |\bour #?youtube\b
      |\bvery own\b
      |\bpresented by\b
      |\bdownload (?:our|my)\b
      |\b(?:seeking|looking for|recruiting) (?:presenters|participants|teachers|schools|submissions|proposals|reviewers
        |volunteers)\b
      |\bwe (?:wanted to|are (?:currently )?(?:interested in|looking for|seeking|recruiting|grateful)|want to hear)\b
      |\bthis (?:week|month),? (?:we're|we are) [a-zß-öø-ɏ]{4,14}ing\b
      |\b(?:miss(?:ed)?|did you catch) (?:the|our|this|last|yesterday's|today's) ${words(4)}(?:webinar|session|chat|episode|talk
        |workshop|livestream|event)\b
      |\bcheck out ${words(3)}'s\b`,
    means: 'Announces what an organisation offers',
    source: codebook,
  },
  'new-work': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:new|latest|this week's|today's|next) (?:blog ?post|blog|post|episode|podcast|vlog|newsletter
        |issue)(?: ${words(2)}(?:is )?(?:up|live|out|here|now|by me))?\b
      |\b(?:new|just) (?:on|up on|posted on) (?:the|my|our) (?:blog|channel|site|website|podcast)\b
      |\b(?:on|from|over on|at|more on) (?:the|my|our) (?:blog|podcast|channel|website|newsletter)\b
      |\bnow live\b
      |\bjust (?:published|released|launched|dropped|posted)\b
      |\bnow available\b
      |\bcoming soon\b
      |\bhere soon\b
      |\blaunching (?:soon|today|on|[a-zß-öø-ɏ]{3,9} \d)
      |\bjust released\b
      |\b(?:on|find out on|visit) our (?:website|site|page)\b
      |\bnewsletter\b
      |\bepisode \d
      |\bstay tuned\b
      |\bsneak (?:peek|preview)\b
      |\bclick to read\b
      |^the latest [^!\n]{3,60}! ?(?:⟨link⟩|#)
      |(?:^|\n)(?:watch|read|listen|video|podcast|blog|new (?:post|blog|video|episode|article)|check (?:it|this) out)(?: now
        | here)?[:!]
      |\b(?:just (?:added|uploaded|updated)|is (?:up|out|here|live)(?: now)?[!.]|out now|now streaming|premieres?)\b
      |\bmy latest\b
      |\bby yours truly\b
      |\bwritten by:? yours truly\b
      |\bcoming to ${words(4)}(?:issue|near you)\b
      |\bnew (?:article|paper|study|book|report|chapter) (?:just )?(?:came )?out\b
      |\b(?:paper|article|study|chapter|book) .{0,60}(?:has been|was|is|been|got) (?:officially |finally |just )?(?:published
        |accepted)\b
      |\b(?:my|our) .{0,40}(?:was|were|got|been|is) (?:officially |finally |just )?(?:published|accepted|featured)\b
      |\bmy \d{1,4}(?:st|nd|rd|th)\b
      |\bsharing (?:my|our)\b
      |\bin my (?:latest|new|recent)\b
      |\bfull (?:post|story|article) (?:here|on|at)\b`,
    means: 'Announces a new post, episode or product',
    source: carpenter2021,
  },
  'link-in-bio': {
    code: 'selfpromotion',
    pattern: verbose`
      \blinks? (?:is |are )?in (?:my |our |the )?(?:bio|profile|description)\b
      |\b(?:see|check|visit)(?: out)? (?:my|our|the) (?:bio|profile)\b
      |#linkinbio\b`,
    means: 'Points to the links of the profile',
    source: codebook,
  },
  follow: {
    code: 'selfpromotion',
    pattern: verbose`
      (?<!\b(?:them|to|students|kids|people|who|they|will|can|not|always|then|please,) )\b(?:follow|subscribe to) (?:me|us|my
        |our)\b
      |\bplease follow (?:me|us)\b
      |\bfollow for (?:more|daily)\b
      |\bplease subscribe\b
      |\blike (?:our|my) (?:page|channel)\b
      |\bgive (?:me|us) a follow\b
      |\bturn on (?:post )?notifications\b
      |\b(?:book|hire|support) me\b(?! (?:in|with|to|when|as))
      |\bmy patreon\b
      |\bbuy me a\b
      |\bfollow (?:it |the (?:[a-zß-öø-ɏ]{3,12} ){0,2})?live in our\b`,
    means: 'Asks for followers or subscribers',
    source: codebook,
  },
  engage: {
    code: 'selfpromotion',
    pattern: verbose`
      \bfollow (?:along|@[\w.]{2,30})
      |\bsubscribe\b
      |\b(?:like and share|like & share|share and tag)\b
      |\b(?:please|pls) (?:rt|retweet|share)\b
      |\b(?:share|like|rt|retweet) if\b
      |\btag a (?:friend|teacher)\b
      |\bdm (?:me|us)\b
      |\bmessage (?:me|us)\b
      |\bsave this post\b
      |\bdouble tap\b
      |\bdrop an? (?:emoji|comment)\b
      |\bcomment below\b
      |\blet (?:me|us) know in the comments\b`,
    means: 'Asks for reactions',
    source: carpenter2021,
  },
  invite: {
    code: 'selfpromotion',
    pattern: verbose`
      \bjoin (?:us|me|our|my)\b
      |\b(?:come|stop by|drop by|swing by) (?:to |and |see |visit |join |by )?(?:our|my|us|me|booth)\b
      |\bdon't miss (?:out on )?(?:our|my)\b
      |\bvisit (?:us|our|my)\b
      |\bcheck out (?:our|my)\b
      |\bwe(?:'re| are) (?:hosting|hiring|launching|live|offering|excited to (?:announce|share|launch|host|offer)
        |proud to (?:announce|present))\b
      |\btoday we(?:'re| are) hosting\b
      |\b(?:host(?:ing|ed)?|presenting|launching) (?:a|an|our|my|its) ${words(4)}${offer}\b
      |\b(?:hosting|presenting) (?:free|our|my) \b
      |\blet us know\b
      |\bshare your .{0,30}below\b
      |\bnominate (?:us|me)\b
      |\bvote for (?:us|me|our|my)\b
      |\bapply (?:now )?(?:to|for) our\b
      |\bmeet our\b
      |\bwe invite you\b
      |\bwhere else (?:will|can) you\b
      |\blooking forward to seeing you\b
      |\b(?:at|in|for|to|of) (?:my|our) ${words(3)}(?:session|booth|talk|webinar|workshop|presentation|panel|keynote|poster)\b
      |\bbeta[- ]test\b
      |\bwe(?:'d| would) love (?:your|to hear|to see|for you)\b
      |\binvite you to\b
      |\bcome (?:and )?(?:join|discuss|chat|learn)\b
      |\b(?:attend|attending) (?:our|my)\b
      |\bis seeking (?:presenters|submissions|proposals|applicants)\b
      |\bexcited to host\b
      |\bkeynote speaker\b
      |\blisten (?:in|now)\b
      |\bread (?:our|my)\b
      |\bwatch (?:our|my)\b
      |\blisten to (?:our|my)\b
      |\bsee (?:our|my)\b
      |\bwe are coming up with\b
      |\bsign our\b
      |\bask (?:me|us) anything\b
      |\bask away\b
      |\bama\b`,
    means: 'Invites the reader to come, join, read or watch what is the author’s own',
    source: codebook,
  },
  pride: {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:honou?red|thrilled|proud|excited|humbled|delighted|pleased) to (?:be (?:named|featured|selected|published|speaking
        |presenting|recogni[sz]ed|awarded|on|part of)|announce|share (?:that )?(?:my|our|i|we)|present|have (?:been|won)|receive
        |release|launch)\b
      |\bi(?:'ll| will|'m| am) (?:be )?(?:speaking|presenting|keynoting|teaching a (?:workshop|course)) ${words(8)}(?:join|come
        |register|⟨link⟩)
      |\b(?:i|we) (?:won|received) (?:an?|the) ${words(3)}(?:award|prize|grant)\b
      |\bfeatured (?:me|us|my|our)\b
      |\b(?:i|we)(?:'ve| have|'m| am)? (?:just |finally |officially )?(?:finished|completed|earned|passed|received
        |graduated) (?:my|the|from|our) ${words(6)}(?:certifi[a-zß-öø-ɏ]{2,8}|course|degree|masters?|phd|training|badge
        |program)\b
      |\bproud of (?:our|my) ${words(2)}(?:team|project|paper|book|partnership|staff)\b
      |\bproud of this work\b
      |\bshowed us (?:so much )?love\b
      |\bin the bag\b
      |\b(?:such an?|an|it's an) (?:amazing |great |incredible )?honou?r to (?:present|win|receive|speak|be|share)\b
      |\bi (?:got|was|have been|am) featured\b
      |\bi(?:'m| am) (?:a guest )?on (?:the|a|this) .{0,40}\b(?:podcast|show|panel)\b
      |\b(?:hit|reached|passed) \d[\d,.]*k? followers\b
      |\binterview(?:ed)? (?:with )?me\b`,
    means: 'Tells of an honour, a talk or a success of one’s own',
    source: carpenter2021,
  },
  'we-offer': {
    code: 'selfpromotion',
    pattern: verbose`
      \bwe (?:help|offer|provide|create|design|build|deliver|believe|are committed|are proud|serve)\b
      |\bour (?:mission|members|sister|newest|upcoming|next|annual|outreach)\b
      |\bat [a-zß-öø-ɏ\d&.]{2,24}(?: [a-zß-öø-ɏ\d&.]{2,24}){0,2},? we\b
      |\bwe at [a-zß-öø-ɏ\d]{2,24}\b
      |\b(?:trust|choose|with) us\b
      |\bfrom our\b
      |\bwe(?:'re| are) (?:here to|looking forward to seeing you)\b
      |\b(?:with|of) our (?:partners|team|partnership)\b
      |\bour (?:system|app|platform|product|tool|software|method|games?|kits?|solution|technology)\b`,
    means: 'An organisation speaks of what it does',
    source: codebook,
  },
  'with-us': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:contact|call|email|visit|meet|see|find|catch|ask|message|dm|tag|support|text) us\b
      |\b(?:call|email) (?:today|now|\(?\d{3})
      |\breservations\b
      |\bcome (?:on down|see|say hi|by)\b
      |\bget ready for\b
      |\bwe have a\b
      |\bwe(?:'ll| will) be (?:at|hosting|releasing|sharing|offering|live)\b
      |\bshop is open\b
      |\bopening (?:this|today|tonight|tomorrow|soon|night)\b
      |\bour (?:booth|website|site|link|bio|page|channel|campaign|festival|show)\b
      |\bfeaturing us\b
      |\b(?:is|are) proud to\b
      |\bdeadline to apply\b
      |\bsubmit (?:at|your|here)\b`,
    means: 'Invites the reader to turn to the author or the author’s organisation',
    source: codebook,
  },
  'show-work': {
    code: 'selfpromotion',
    pattern: verbose`
      \b(?:code|repo|source code|slides|full code) ?(?:is |are |can be found )?(?:here|at|on|in|:)+ ?(?:⟨link⟩|github
        |\S{0,20}github)
      |\b(?:my|this week's|this weeks) (?:\w{1,12} )?(?:try|attempt|go|entry|contribution|submission
        |time (?:using|trying|participating|doing))\b
      |\bfor (?:this|last) week's #\w{2,30}`,
    means: 'Shows what the author made and how',
    source: carpenter2021,
  },
};
