import { verbose } from '../../text/verbose.ts';
import { type Cue, codebook, krutka2021, willet2019 } from './cue.ts';
import { goods, offer } from './vocabulary.ts';

/** Cues of what a post without a code is, and of the context others are weighed in, by name. */
export const subflags: Readonly<Record<string, Cue>> = {
  question: { code: 'request', pattern: String.raw`\?`, means: 'Asks a question', source: codebook },
  seeking: {
    code: 'request',
    pattern: verbose`
      \b(?:(?:does|do|has|have|can|could|would|is|are|did) (?:anyone|anybody|somebody|someone|any of you|you guys|y'all|you all
        |other teachers)(?! else)|anyone (?:have|know|out there|got|use|tried|using)
        |any (?:ideas?|advice|suggestions?|tips|recommendations?|thoughts|input|help|resources)
        |(?:i )?need (?:some )?(?:help|advice|ideas|suggestions)|looking for (?:a|an|some|any|ideas|advice|help|suggestions
        |resources|recommendations|input)|(?:please|pls) help|help (?:me|please|needed)
        |i(?:'m| am) (?:wondering|looking(?! forward| at)|searching|trying to (?:find|figure|decide))
        |(?:please |pls )?share (?:some of )?your (?:own |favou?rite |best )?[a-zß-öø-ɏ]{3,}|(?:would you )?mind sharing
        |do you have any|are there (?:any |good |other )?(?:resources|tools|examples|ways)|need some [a-zß-öø-ɏ]{2,12} help
        |just wondering|wondering (?:if|how|what)|question (?:re|about|for|:)
        |would (?:love|appreciate|like) (?:any|some|your|to (?:hear|know))|thanks in advance|recommendations\?
        |would be (?:appreciated|great|helpful)|have any of you|can (?:someone|anyone|you) (?:recommend|share|suggest
        |explain))\b`,
    means: 'Asks for help, advice or resources',
    source: codebook,
  },
  asking: {
    code: 'request',
    pattern: verbose`
      \b(?:what (?:do|did|are|would|should|is|kind|can|does) (?:you|your|i|we|those|the best|some|people)
        |how (?:do|can|should|would|did|are|long|much|many) (?:i|you|we|your|people|teachers|did|does|do|is|of)
        |where (?:can|do|did) (?:i|you|we)|which .{1,40}\?|who (?:has|can|knows)|should i|can i|am i|could you|can you|do you
        |would you|did you|is (?:it|there)|what's (?:a|the best|your))\b`,
    means: 'Puts a question to the reader',
    source: codebook,
  },
  thanks: {
    code: 'conversation',
    pattern: verbose`
      \b(?:thanks?|thank you|thx|ty|cheers|congrat(?:s|ulations)|(?<!\b(?:all|everyone|educators|teachers|voices|feedback
        |comments|questions|is|are) )welcome|well done|good (?:job|luck|point|question)|great (?:job|chat|point|question|idea)
        |you're welcome|no problem|happy birthday|appreciate (?:it|you|the))\b`,
    means: 'Thanks, welcomes or congratulates',
    source: codebook,
  },
  greeting: {
    code: 'conversation',
    pattern: verbose`
      \b(?<=^(?:@[\w.]{1,30} ){0,6})(?:hi|hello|hey|good (?:morning|evening|afternoon|night)|greetings|yes|yeah|yep|no|nope
        |agreed?|i agree|exactly|absolutely|totally|same|true|right|me too|ditto|aw+|omg|ok|okay|sure|indeed)\b
      |\b(?:happy (?:monday|friday|new year|holidays)|see you (?:all|there|tomorrow|soon|next)|have a (?:great|good|nice))\b`,
    means: 'Greets or agrees',
    source: codebook,
  },
  introduction: {
    code: 'conversation',
    pattern: verbose`
      \b(?:joining (?:in (?:from|late|tonight|on the)|from|the chat|you all|tonight|late)
        |joining #?\w{2,20}(?: (?:from|late|tonight|tonight))?|\d(?:st|nd|rd|th) (?:gr(?:ade)?|grade) .{0,40}(?:teacher|from
        |here)|teacher (?:from|in) |jumping in|lurking|on (?:our|my|the) way to|dropping in|late to the (?:chat|party)
        |(?:got|getting) home)\b
      |\b(?<=^(?:\S{1,30} ){0,8})here(?:,|!| w\/| from| in | with )
      |\b(?<=^(?:@[\w.]{1,30} |#\w{1,30} ){0,4}[a-zß-öø-ɏ]{2,15}(?: [a-zß-öø-ɏ]{2,15}){0,2},? )(?:from
        |in) [a-zß-öø-ɏ]{2,20}(?: [a-zß-öø-ɏ]{2,20})?(?: #\w{1,30})?$`,
    means: 'Chat logistics: introductions, joining, being on the way',
    source: willet2019,
  },
  anticipation: {
    code: 'conversation',
    pattern: verbose`
      \b(?:can(?:'t|not) wait|excited (?:for|to (?:be|see|meet|join|attend|learn|kick))|looking forward
        |(?:kick(?:ing|s)?|kicked) (?:us |things )?off|day (?:one|two|three|\d) of|starting day
        |(?:great|awesome|amazing|fun|productive|engaging) (?:day|morning|afternoon|time|session|conference|week) (?:at|with|of
        |learning))\b`,
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
    pattern: verbose`
      [😂🤣😭😡🤬😤😢😩😫🙄😍🥰😅🤦🤷💔😆😱]
      |\b(?:lol+|lmao|rofl|haha+|ugh+|omg|wtf|rant|venting?|so (?:mad|sad|angry|tired|frustrated|done|stressed|exhausted|happy)
        |frustrat(?:ed|ing)|exhausted|burn(?:ed|t)? ?out|crying|cried|hate (?:my|this|it|teaching)
        |love (?:teaching|my (?:job|students|kids))|losing (?:faith|it|my mind)|struggling|anyone else|worn out|grumpy|nervous
        |hopeful|not alone|nobody warned me|sunday evening|of course\.|laughed|i am (?:proud|done|tired|behind)|freaking out
        |sick of|fed up|overwhelmed|heartbroken|i can't (?:even|anymore)|thoughts and prayers|hugs|hang in there
        |miss (?:my|them|you)|monday+s?\b.{0,12}again|tis the season|grade grubbing)\b
      |\/rant`,
    means: 'Vents, jokes or consoles',
    source: codebook,
  },
  politics: {
    code: 'news-opinion',
    pattern: verbose`
      \b(?:president|obama|trump|biden|desantis|devos|duncan|congress|senat(?:e|or|ors)|gop|democrats?|republicans?|liberals?
        |conservatives?|governor|legislat(?:ure|ion|ors?)|politic(?:s|al|ians?)|government|govt|unions?|strike|charter schools?
        |vouchers?|privati[sz]ation|tax(?:es|payers?)?|budget cuts?|lawsuit|court|supreme|indoctrinat\w{0,6}|socialis[mt]
        |communis[mt]|marxis[mt]|woke|crt|dumbing|propaganda|agenda|corporate|bill gates|jeb|election|vote[rs]?|protest|scandal
        |mainstream media|shootings?|gun|student (?:loans?|debt)|tuition|salar(?:y|ies)|value-added|test scores?
        |standardi[sz]ed test\w{0,4}|failing schools?|school board|proposes?|(?<!next )generation
        |america(?:ns?)?(?! (?:school|museum|literature|history|association|studies|federation|chemical|geophysical
        |educational))|sheep|lower the bar|war on)\b`,
    means: 'Speaks of politics, policy or public affairs',
    source: codebook,
  },
  opinion: {
    code: 'news-opinion',
    pattern: verbose`
      \b(?:i think|i believe|in my opinion|imo|imho|i (?:don't|do not) (?:think|believe|understand)|should (?:be|have|not)
        |ought to|this is why|what (?:a|happened)|the (?:problem|truth|fact|reason) (?:is|with)|nobody|everyone|always|never
        |ridiculous|stupid|idiots?|terrible|awful|worst|ruin(?:ed|ing)?|destroy(?:ed|ing)?|fail(?:ed|ing|s)?|wrong|blame|shame
        |evil|hot take|unpopular opinion|overrated?s?|not impressed|make it make sense|crash(?:es|ed)|the debate|voted
        |make no mistake|crazy|absurd|insane|disgusting|pathetic|joke)\b`,
    means: 'States an opinion',
    source: codebook,
  },
  'event-time': {
    code: 'context',
    pattern: verbose`
      (?<=\b\d{1,2}(?::\d\d)? ?)(?:am|pm)\b
      |\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov
        |dec)[a-zß-öø-ɏ]{0,6}\.? \d{1,2}\b
      |\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?|oct
        |nov|dec)\.? \d{1,2}(?:st|nd|rd|th)?\b
      |\b(?:e[sd]?t|p[sd]?t|c[sd]?t)\b`,
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
    pattern: verbose`
      \b(?<=(?:^|[.!\n] ?)(?:(?:@[\w.]{1,30}|#\w{1,30}|hey|teachers!?|educators!?) ){0,3})(?:looking for|interested in|want to
        |want|wanting|need|need to|ready (?:to|for)|struggling|tired of|ever wanted|wish you|are you|do you|have you
        |did you know|know (?:a|any|someone)|missed|wondering how|curious about)\b(?=[^?\n]{3,140}\?)`,
    means: 'Opens with a question to the wish of the reader, as advertisements do',
    source: krutka2021,
  },
  goods: { code: 'context', pattern: String.raw`\b${goods}\b`, means: 'Names what can be sold or given away', source: codebook },
  'learn-more': {
    code: 'context',
    pattern: verbose`
      \b(?:learn|find out|read|see|discover|click) (?:more|here)\b
      |\bmore (?:info|information|details)\b
      |\binfo (?:at|here)\b
      |\bdetails\b
      |[👇👉⬇🔗📅]`,
    means: 'Points to more behind a link',
    source: codebook,
  },
  teaching: {
    code: 'context',
    pattern: verbose`
      \b(?:teach(?:er|ers|ing|es)?|taught|class(?:es|room|rooms)?|students?|schools?|lessons?|grad(?:e|es|ing|ers?)
        |curricul(?:um|a)|learn(?:ing|ers?|ed)?|educat(?:ion|ional|or|ors)|universit(?:y|ies)|college|professors?|phd|academic
        |faculty|course|homework|exams?|kids|stem|science|math|pedagog\w{1,6}|literacy|ngss|common core|data|research|principal
        |district|k-?12|pd)\b
      |#(?:\w{0,20}(?:edu|chat|ngss|teach|school|class|stem|edtech|learn|sci|tidytuesday|rstats|dataviz)\w{0,20})`,
    means: 'Speaks of teaching, learning or research',
    source: codebook,
  },
};
