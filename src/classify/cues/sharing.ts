import { verbose } from '../../text/verbose.ts';
import { type Cue, codebook, willet2019 } from './cue.ts';
import { acting, grades, pupils, verbs, words } from './vocabulary.ts';

/** Cues of sharing, by name. */
export const sharing: Readonly<Record<string, Cue>> = {
  answer: {
    code: 'sharing',
    pattern: verbose`
      \b(?<=(?:^|\brt )(?:(?:rt |mt )?[@#][\w.]{1,30}:? ){0,6})(?:a\.?\d{1,2}(?:[.-]?\d)?[a-d]?\b
        |q\.?\d{1,2}[a-d]?\b(?![^?]{0,400}\?))`,
    means: 'Answers a numbered question of a chat (A3 …)',
    source: codebook,
  },
  advice: {
    code: 'sharing',
    pattern: verbose`
      \b(?:tips?|strateg(?:y|ies)|routines?|ideas|ways|steps|reasons|things|mistakes|techniques|best practices?|activities
        |examples) (?:for|to|on|of|that|you)\b
      |\bhow (?:to|i|we|you can)\b
      |\bhere(?:'s| is| are|s)\b
      |\blearn (?:how|the|about|to|more)\b
      |\byou (?:can|will|should|could|must|need to)\b
      |\b(?:try|use|consider|start with|remember to|make sure|be sure to|focus on|avoid) (?:this|these|using|a|an|the|to|your
        |it)\b
      |\b(?:i|we) (?:recommend|suggest|advise)\b
      |\b(?:i'd|i would|my advice|best advice|pro tip|works? (?:well|best|great)|helps? (?:students|kids|them|me))\b`,
    means: 'Gives advice or shows how something is done',
    source: codebook,
  },
  answering: {
    code: 'sharing',
    pattern: verbose`
      \bhope (?:this|that|it) helps\b
      |\bif (?:you|they|he|she)(?:'re| are)? (?:want|need|have|can|do|don't|are|not|feel|really|think|get|choose|decide|could)\b
      |\b(?:you|they) (?:don't|do not|won't) (?:need|have|want) to\b
      |\bdepends (?:on|upon)\b
      |\bin (?:my|our) (?:field|department|school|district|university|program|country|state|lab|discipline|area|subject)\b
      |\b(?:what|which|this|that|it) (?:really |has |also )?(?:works?|worked|helps?|helped) (?:for|me|us|well|great|wonders
        |a lot|my|our|with)\b
      |\bmake sure\b
      |\bbe (?:sure|prepared|careful|ready|clear|upfront) (?:to|with|about|that)\b
      |\byou(?:'ll| will|'d| might| may| could| should| can) (?:want|need|probably|also|always|have|be able|find|just|see)\b
      |\b(?:i|we) (?:found|find) (?:that|it|this)\b
      |\bto answer your question\b
      |\b(?:some|a few|my|two|three|several) (?:thoughts|suggestions|tips|things|ideas|strategies)\b
      |\bthink of it\b
      |\b(?:generally|typically|usually|basically|essentially),? (?:you|it|they|the|i|we)\b
      |\bthe (?:best|easiest|only|trick|key|first) (?:thing|way|is|part)\b`,
    means: 'Answers as one who knows: if you …, it depends, what works',
    source: codebook,
  },
  resource: {
    code: 'sharing',
    pattern: verbose`
      \b(?:great|good|useful|helpful|awesome|amazing|excellent|fantastic|new|free|favou?rite|wonderful|nice|cool|interesting
        |must[ -]read) ${words(2)}(?:resources?|articles?|posts?|lessons?|tools?|sites?|websites?|videos?|sims?|simulations?
        |reads?|books?|list|guides?|activit(?:y|ies)|units?|ideas?|blogs?|podcasts?|threads?|apps?|courses?|program|magazine
        |infographics?|studies|study|piece|session|talk|data ?sets?)\b
      |\b\d{1,3}\+? ${words(3)}(?:resources|sites|websites|ways|tips|ideas|tools|apps|books|courses|projects|activities|lessons
        |strategies|examples|videos|games|articles|questions|prompts|reasons|steps|things|facts|routines|seminars|podcasts)\b
      |\bresources? (?:for|on|to|from|here|now|:)
      |\b(?:prompts|collection|selection|list|set) (?:of|can help)\b
      |\b(?:a )?(?:study|research|report|paper|survey) (?:on|of|about|by|from)\b
      |\b(?:a )?good resource\b
      |\b(?:lesson plans?|worksheets?|templates?|tutorials?|cheat ?sheets?|data ?sets?|handouts?|printables?|rubrics?
        |graphic organi[sz]ers?|slides|recordings?|e-?books?|pdfs?|case stud(?:y|ies)|source code|open access|open source)\b
      |\b(?:check (?:this |it )?out|check out|take a look at|worth (?:a read|reading|watching)|recommend(?:ed)?|have a look)\b
      |\bavailable (?:here|at|for free|online|free)\b
      |\b(?:has|have|there (?:is|are)) ${words(3)}(?:resources|activities|lessons|videos|ideas)\b
      |\b(?:clever|handy|great|useful|new|free) (?:tool|site|app|website)\b
      |\bgood (?:stuff|starting point|place to start)\b
      |\bi (?:love|like|use) (?:the )?(?:jamboard|flipgrid|padlet|peardeck|desmos|phet|kahoot|blooket|nearpod|edpuzzle|seesaw
        |canvas|zoom)\b
      |\btoolkit\b
      |\bonline courses?\b
      |\bcourses? (?:added|for|on|in|from)\b`,
    means: 'Names a resource a reader can use',
    source: codebook,
  },
  free: {
    code: 'sharing',
    pattern: verbose`
      \b(?:free|freebies?|no cost|at no charge|open to all|for free|gratis|free of charge|open educational)\b
      |#(?:free|freebie|oer)\b
      |\bdownload\b`,
    means: 'Offers something free',
    source: codebook,
  },
  account: {
    code: 'sharing',
    pattern: verbose`
      \b${pupils} ${acting}
      |\b${grades} ${acting}
      |\b(?:i|we) (?:[a-zß-öø-ɏ]{1,12} )?(?:use|used|tried|started|begin|began|had|let|asked|gave|taught|teach|took|unpacked
        |explored|have given|'ve given|do|did) ${words(4)}(?:students?|kids|class|groups?|learners|ss|lesson|unit|models?
        |strateg(?:y|ies)|activit(?:y|ies)|labs?|notebooks?|journals?|tasks?|routines?)\b
      |\bin (?:my|our) (?:class(?:room)?s?|lab|science class|math class)\b
      |\bgetting (?:students|kids|them|ss) to\b
      |\bproud of (?:my|our|these|this)\b
      |\b(?:my|our) (?:class|students?|kids|kiddos|learners|graders)(?:'s?|s')? |
      \bstudent[- ](?:led|centered|driven|work|projects?|models?|designed|created|made)\b`,
    means: 'Tells what was done in class',
    source: codebook,
  },
  'class-did': {
    code: 'sharing',
    pattern: verbose`
      \b(?:my|our|these|the|his|her|their) (?:[\w'-]{1,16} ){0,3}?(?:students|pupils|kids|kiddos|ss|graders|learners|scientists
        |class|kinders) (?:[\w'-]{1,12} )?(?:${verbs}|compared|listed|sketched|sorted|rewrote|performed|debated|estimated
        |predicted|noticed|wondered|dissected|launched|planted|coded|programmed|invented|acted|voted|made)\b`,
    means: 'Tells what the author’s class did',
    source: codebook,
  },
  doing: {
    code: 'sharing',
    pattern: verbose`
      \b(?<=(?:^|[.!?\n] ?)(?:[@#]\w{1,30} ){0,4}(?:today(?: in (?:class|science
        |math))?,? |day \d:? )?(?:we (?:are |were )?)?)(?:investigating|exploring|building|making|creating|designing|testing
        |model+ing|observing|measuring|dissecting|experimenting|discovering|planting|growing|coding|programming|collecting
        |analy[sz]ing|comparing|practi[cs]ing|sorting|engineering|solving|playing with|working on|learning about
        |having (?:students|kids|them)|using|demonstrating|introducing|taught|teaching) (?!us\b|me\b|you\b)`,
    means: 'Begins with what a class is doing: building, testing, exploring …',
    source: codebook,
  },
  practice: {
    code: 'sharing',
    pattern: verbose`
      \b(?<=(?:^|[.!:;\n] ?|@[\w.]{2,30} )(?:first |then |and |also |just |maybe |start by |try to )?)(?:ask|let|give|put|show
        |have|pair|write|run|replace|open|confer|block|retest|stop|pool|cover|model|group|assign|swap|sort|label|track|estimate
        |hand|keep|use|start|begin|teach|set|pick|plan|post|read|make|build|draw) (?:a|an|one|two|three|the|each|every|them
        |students|kids|ss|learners|pupils|groups|pairs|partners|families|with|half|for|your|some|small|low|out|in|on|it)\b
      |\b(?:i|we) (?:(?:usually|often|always|also|just|now|then|first|sometimes|still) )?(?:ask|keep|run|pair|replace|hand|let
        |put|show|start|stop|open|block|confer|write|teach|plan|begin|model|sort|set|build|compare|colou?r|label|track|read
        |would ask|swap|group) (?:a|an|one|two|three|the|each|every|them|students|kids|ss|learners|pupils|groups|pairs|partners
        |families|with|half|for|by|out|in|on)\b
      |\bstations?\b
      |\bgallery walk\b
      |\bexit tickets?\b
      |\bwarm-?ups?\b
      |\bthink-pair-share\b
      |\bbell ?ringers?\b
      |\bsentence starters?\b
      |\banchor charts?\b
      |\bword walls?\b`,
    means: 'Tells how a lesson is taught: ask, let, give, run, keep …',
    source: codebook,
  },
  instruction: {
    code: 'sharing',
    pattern: verbose`
      (?<=^|\n|[.:;] )(?:\(?[1-9][.):]|[-•*✅✔👉🔹▪]) ?\S
      |[1-9]️⃣
      |\b1[.):…] ?(?=.{1,120}\b2[.):…])
      |\bstep (?:1|one|by)\b
      |\bfirst,? .{3,80}\b(?:then|next|second)\b`,
    means: 'Has the shape of a list or of instructions',
    source: codebook,
  },
  credit: {
    code: 'sharing',
    pattern: verbose`
      \b(?:via|h\/t|hat tip|credit to|thanks? to|inspired by|idea from|shared by|created by|by|from|over at) @[\w.]{2,30}
      |\bgreat (?:session|talk|post|thread|article|piece|presentation|video) (?:by|from|with)\b`,
    means: 'Credits others for their work',
    source: willet2019,
  },
  explanation: {
    code: 'sharing',
    pattern: verbose`
      \b(?<=(?:^|[\n.]) ?(?:[a-zß-öø-ɏ-]{1,24} ){1,6})(?:is|are) (?:a|an|the|one of|used|defined|when|functions?)\b
      |\b(?:refers to|is defined as|for example|such as|in other words|research (?:shows|suggests|says|finds)
        |study (?:shows|finds|found)|evidence (?:shows|suggests)|according to|it represents)\b`,
    means: 'Explains a matter',
    source: codebook,
  },
  opportunity: {
    code: 'sharing',
    pattern: verbose`
      #(?:job|jobs|hiring|nowhiring|teachingjobs?)\b
      |\b(?:is|are) (?:hiring|looking for (?:a|an|new|more) ${words(4)}(?:teachers?|officer|director|coordinator|educators?
        |principal|specialist|instructor|professor|lecturer))\b
      |\bjob (?:opening|posting|opportunity)\b
      |\b(?:positions?|vacanc(?:y|ies)) (?:open|available)\b
      |\b(?:call for (?:papers|proposals|applications)|scholarships?|fellowships?|grants? (?:available|for teachers)|deadline)\b
      |\bresponsibilities include\b
      |\blaunch(?:es|ed)? (?:a |an |new |free )
      |\bteam up to offer\b
      |\bis needed\b
      |\bspots? (?:are )?(?:still )?(?:avail|left|open)
      |\bstipends?\b
      |\bpaid[- ]opportunity\b
      |\b(?:now )?accepting applications\b
      |\bentries (?:due|close|must)
      |\bcalling all\b
      |\bapplications are\b
      |\bvolunteer(?:s|ing)? (?:to|needed|at|in)\b
      |\bcompetition\b
      |\b(?:course|courses) (?:added|launched|available)\b`,
    means: 'Tells of a post, a grant or a chance open to all',
    source: codebook,
  },
  experience: {
    code: 'sharing',
    pattern: verbose`
      \b(?:in my experience|what i(?:'ve| have) (?:learned|found)|i(?:'ve| have)? (?:found|learned|noticed|realized
        |discovered) (?:that|it|a)|my biggest|has (?:also )?been a|i always|i usually|i often|i typically|we often|we always
        |we need to|teachers (?:need|should|can|must)|students (?:need|should|can|must)|key (?:is|to)
        |important (?:to|that|feature|that you)|so important)\b
      |\b(?:i|we)(?:'ve| have) (?:been|started|begun) (?!to\b|on\b)[a-zß-öø-ɏ]{3,12}ing\b
      |\bi(?:'d| would) (?:add|start|try|have|ask|make|give|put|consider|focus|look|check|go|do)\b
      |\bjust (?:think|ask|focus|start|try|add|make|let)\b
      |\b(?:don't|do not) (?:try|be afraid|worry|forget|underestimate)\b
      |\bi (?:check|scour|look for|make sure|spend|tell (?:my|them|students)|offer|allow|provide|encourage|give)\b
      |\b(?:best|good|great) (?:source|way|place|strategy|practice)s?\b`,
    means: 'Passes on experience or a principle of practice',
    source: codebook,
  },
};
