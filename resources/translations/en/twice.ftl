twice-title = Organisations listed more than once
twice-about = Several communities may list the same organisation. Nothing is joined by itself: say of each two whether they are one. Those that are one are told once in the report and the directory, as last verified.
twice-reading = Looking for organisations that may be the same…
twice-keeping = Your answer is being kept…
twice-count = { $left ->
    [0] Nothing is left to decide.
    [one] One pair to decide.
   *[other] { $left } pairs to decide.
} { $decided ->
    [0] Nothing decided yet.
    [one] One decided.
   *[other] { $decided } decided.
}
twice-show = Show
twice-show-open = To decide
twice-show-decided = Decided
twice-pairs = Organisations two by two
twice-beside = The chosen two, side by side
twice-column-one = One organisation
twice-column-other = The other
twice-column-common = In common
twice-column-answer = Your answer
twice-column-field = What is known
twice-answer-same = ✓ They are one
twice-answer-different = ≠ They are two
twice-answer-none = ? Not decided
twice-same = They are one organisation
twice-different = They are two
twice-undecided = Take the answer back
twice-all-same = These { $count } are all one organisation: same name, same number
twice-never-verified = Never verified
twice-field-organisation = Name
twice-field-telephones = Telephone
twice-field-websites = Website
twice-field-areas = Area served
twice-field-hours = Hours
twice-field-service-kinds = Services
twice-field-languages = Languages
twice-field-verified-on = Last verified
twice-clearest = The first { $count } are listed, the clearest first.
