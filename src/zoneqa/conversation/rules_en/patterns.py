"""The turns of phrase by which an English follow-up is known."""

from __future__ import annotations

import re

from zoneqa.zones.lexicon import WH_WORDS

# And, what about and the like refer to the question before; the others may begin any question.
LEAD = re.compile(
    r"(?:(?P<refers>(?:and|so|but|then|also|(?:what|how) about)\b[,.]?\s+)"
    r"|(?:ok(?:ay)?|well|now|thanks|great|hm+|just|please)\b[,.!]?\s+"
    r"|(?:(?:can|could) you )?(?:please )?tell me (?:about )?|do you know )+",
    re.IGNORECASE,
)
_VERB = "is|are|was|were|do|does|did|has|have|had|will|can|could|would|should"
ASK = re.compile(
    rf"\b(?:{WH_WORDS}|whose|{_VERB}|list|tell|name|give)\b",
    re.IGNORECASE,
)
# More of the same, or the same in detail; `of` asks what the things are that were counted.
MORE = re.compile(
    r"why(?: (?:is|was) (?:that|this|it)| so| not)?|how (?:so|come)|(?:the )?(?:others?|rest)"
    r"|(?:what|who|which|where|any|anything|anyone)(?: ones?)? (?:else|others?|more)(?: .{0,20})?"
    r"|(?P<of>which(?: (?P<noun>\w+)(?: ones)?)?(?: exactly)?"
    r"|(?:what|who|which) (?:exactly )?(?:are|were) (?:they|these|those)(?: called| exactly)?"
    r"|(?:can you |please )?(?:list|name) (?:them|all|a few|some)(?: all)?(?: please)?"
    r"|like what|such as|namely|for example|what are (?:their|the) names)"
    r"|(?:tell me |any )?more(?: details?)?|(?:in )?details?",
    re.IGNORECASE,
)
COUNT = re.compile(r"\bhow many\b", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:how many|which|what) (?:\w+ )?\w+s\b", re.IGNORECASE)
# Where or for what else: added to the question before.
ELSEWHERE = re.compile(r"(?:at|during|under|from|with|through|on|for)\b", re.IGNORECASE)
# Asks which zone: it is about all of them.
ACROSS = re.compile(
    r"\b(?:which|what|any|all|every|other)(?: other| two| three)?(?: (?:national|high-tech))*"
    r" (?:zones?|parks?|cities|city|places?)\b",
    re.IGNORECASE,
)
_THING = (
    "park|project|company|firm|fund|base|institute|alliance|platform|campus|plant|centre|center"
    "|policy|document"
)
_THINGS = "people|students|workers|universities|clusters?|companies|firms|projects|parks"
PRONOUN = re.compile(
    r"\b(?:(?P<there>there)"
    r"|(?P<place>(?:this|that|the) (?:high-tech )?(?:zone|district|city|place))"
    r"|(?P<whose>its|their|his|her)|he|she|him|it|(?P<many>they|them)|(?:this|that) (?:"
    + _THING
    + r")"
    rf"|the (?P<known>{_THING})|(?:these|those) (?:{_THINGS}))"
    r"\b(?! ?['’]|(?: \w+)? (?:in|of|with) [A-Z])",
    re.IGNORECASE,
)
# After these a pronoun is what the question is about; elsewhere it may stand for what precedes it.
ASKED_OF = re.compile(rf"\b(?:{_VERB}) $", re.IGNORECASE)
# It is raining, how many are there: these stand for nothing.
EXPLETIVE = re.compile(
    r"\b(?:what (?:time|day|date) is it|is it (?:true|possible|cold|hot|late)|it.*\b(?:rain|snow)"
    r"|it (?:takes?|costs?) .*(?:\bto\b|\d)|(?:is|are|was|were) there"
    r"|there(?='s| is| are| was| were))\b",
    re.IGNORECASE,
)
# The park, project or the like that a question is about, and the words that tell it from others.
THING = re.compile(
    r"\b(?:[Tt]he|[A-Z]\w+['’]s) (?P<which>(?:[\w()\-]+ ){1,5}?)"
    r"(?:parks?|projects?|funds?|bases?|institutes?|alliance|cent(?:re|er)|platforms?|company|plant"
    r"|factory|fair|site|academy|programme|program|policy|campus|line|clusters?)\b"
    r"(?: in [A-Z]\w+(?: [Hh]igh-[Tt]ech [Zz]one)?)?"
)
# The business innovation one.
ONE = re.compile(r"(?:in )?(?:the )?(?P<which>(?:[\w\-]+ ){1,4})ones?", re.IGNORECASE)
PHASE = re.compile(r"\b(?:phase|stage) (?:one|two|three|i{1,3}|\d)\b", re.IGNORECASE)
# Compared with Kunshan.
BESIDE = re.compile(r"(?:and )?(?:compared|relative) (?:with|to)|versus|vs\.?", re.IGNORECASE)
# Who is the manager: whom he and she stand for later.
WHO = re.compile(r"who(?:'s| is| was| are| were) (?P<person>.+?)[?.! ]*", re.IGNORECASE)
AUXILIARY = re.compile(rf"\b(?:{_VERB}|of|by) ", re.IGNORECASE)
_PREPOSITION = "in|for|at|of|from|on|during"
PREPOSITION = re.compile(
    rf"^(?:(?:{_PREPOSITION}|over|with|by|the)\b ?)+|\b(?:{_PREPOSITION})$", re.IGNORECASE
)
# Attributes that have a value each year.
YEARLY = re.compile(
    r"\b(?:output|revenue|tax(?:es)?|income|profit|gdp|growth|exports?|sales|rank\w*|investment)\b",
    re.IGNORECASE,
)
