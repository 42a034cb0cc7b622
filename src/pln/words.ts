/**
 * Small word lists for English, written for this project: weak signs to be checked by coding, not scales. Each is one
 * regular expression in the dialect of RE2, without case. What they are after is named by the studies beside them.
 */
export const words = {
  /** Reasons and examples given: the three codes of explanation in Haythornthwaite et al. 2018, 10.1080/17439884.2018.1498356. */
  reasons: String.raw`(?i)\b(because|so that|therefore|that is why|that['’]s why|the reason|as a result|for example|for instance|research (shows|says|suggests)|the evidence|in order to)\b`,
  /** Thanks. */
  gratitude: String.raw`(?i)\b(thanks?|thank you|thx|ty|grateful|gratitude|appreciat\w+|shout ?out to)\b`,
  /** Distress of one's own: exhaustion, after the symptom words of burnout (Maslach & Jackson 1981, 10.1002/job.4030020205). */
  distress: String.raw`(?i)\b(exhaust(ed|ing|ion)|burn(ed|t|ing)? ?-?out|overwhelm(ed|ing)|stress(ed|ful)|drained|crying|cried|in tears|can['’]t cope|breaking point|drowning in|fed up|worn out)\b`,
  /** Encouragement of others. */
  support: String.raw`(?i)\b(congrat\w*|well done|good luck|you(['’]ve| have)? got this|hang in there|proud of you|you are not alone|you['’]re not alone|so sorry (to hear|for|you)|sending (hugs|love|strength)|rooting for you|you can do (it|this)|take care of yourself)\b`,
  /** Saying who one is by one's work. */
  identity: String.raw`(?i)\b(i am|i['’]?m|as) an? ([\w/&-]+ ){0,4}(teacher|educator|librarian|principal|coach|professor|lecturer|instructor|tutor|counsell?or|ta|paraprofessional|admin|administrator|student teacher|grad student|phd student)\b`,
} as const;
