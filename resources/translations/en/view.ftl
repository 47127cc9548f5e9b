# What the steps’ screens say: lists, forms, widgets, results, map.

view-yes = Yes
view-no = No
view-unknown = Unknown
view-unknown-hint = Nobody can say yet. A legitimate answer: it is never counted as safe.
view-unknown-for = Unknown: { $label }
view-unknown-note = Answered: unknown. Give an answer, or press Unknown again, to change it.
view-required-name = { $label }, answer needed
view-number-whole = Please write a whole number, such as 12. What you typed is still here but is not saved.
view-number-any = Please write a number, such as 12.5. What you typed is still here but is not saved.
view-date-form = year-month-day, or in words
view-date-calendar = Open the calendar
view-date-unclear = This date could mean several days. Please write it as 2026-03-01 or March 1, 2026. It is not saved yet.
view-choose = Type to search, or open the list
view-choose-several = Choose…
view-chip-remove = Remove: { $label }
view-search = Search
view-search-in = Search in: { $what }
view-search-none = Nothing matches. Try fewer letters, or take a filter away.
view-point-none = No position yet.
view-point-set = Position: latitude { $latitude }, longitude { $longitude }
view-point-map = Choose on the map
view-point-near = Near the community
view-point-type = Type coordinates
view-point-clear = Remove the position
view-point-written = Latitude, then longitude (such as 50.35, -86.9), in degrees or in degrees, minutes and seconds, or a UTM or MGRS reference
view-kept = What will be kept: { $precision }. Nothing finer is ever written.
view-kept-public = The point is kept as given: it shows a community, never a home.
view-kept-exact = The point is kept as given; it leaves the community only if the address may be shown.
view-kept-confidential = This resource is confidential: no position and no address are kept.
view-kept-kind-first = Choose the kind of place first: it decides how finely a position may be kept.
view-parts = Parts of this step
view-count = { $what } ({ $count })
view-untitled = Not named yet
view-add-partner = Add a partner
view-add-engagement = Add a session
view-add-missing_group = Add a group still to hear
view-add-strength = Add a strength
view-add-profile_item = Add a fact
view-add-source = Add a source
view-add-population = Add a population
view-add-situation = Add a situation
view-add-reported_count = Add a reported total
view-add-factor_rating = Add a factor
view-add-place = Add a place
view-add-resource = Add a resource
view-add-service = Add a service
view-add-practice = Add a practice
view-add-priority = Add a priority
view-add-action = Add an action
view-add-validation = Add a validation
view-add-release = Add a release
view-add-key = New entry (Ctrl+N)
view-choose-or-add = Choose an entry in the list, or add one.
view-duplicate = Duplicate
view-duplicate-key = Copy the selected entry (Ctrl+D)
view-delete = Delete
view-delete-key = Delete the selected entries (Delete key, in the list)
view-list-of = List: { $what }
view-filter-by = Show only: { $what }
view-filter-all = { $what }: all
view-undo = Undo
view-deleted-one = “{ $what }” was deleted.
view-deleted-many = { $count } entries were deleted.
view-retry = Try again
view-close = Close
view-cancel = Cancel
view-done = Done
view-not-saved = This is not saved yet. { $reason } What you typed is still on screen.
view-undo-change = change
view-undo-add = addition
view-undo-duplicate = copy
view-undo-delete = deletion
view-undo-rate = rating
view-undo-examined = examined mark
view-undo-move = move on the map
view-page-grid = Quick rating
view-page-examined = What was examined
view-page-results = Results
view-page-sending = Send to the region
view-column-what = Name
view-column-organisation = Organisation
view-column-sector = Sector
view-column-role = Role
view-column-date = Date
view-column-method = Method
view-column-people_band = People heard
view-column-reason = Why
view-column-populations = Populations
view-column-population = Population
view-column-sharing = Sharing
view-column-topic = Topic
view-column-number = Number
view-column-unit = Unit
view-column-year = Year
view-column-title = Title
view-column-source_kind = Kind
view-column-reliability = Reliability
view-column-size = Size
view-column-form = Form of exploitation
view-column-extent = Extent
view-column-severity = Severity
view-column-trend = Trend
view-column-people = People
view-column-presence = Presence
view-column-factor = Factor
view-column-factor_type = Kind of factor
view-column-sources = Sources
view-column-area = Area
view-column-roles = Role
view-column-precision = Precision
view-column-services = Services
view-column-pillars = Pillar
view-column-verified_on = Verified
view-column-service_kind = Service
view-column-availability = Availability
view-column-distance_km = Distance (km)
view-column-status = Status
view-column-level = Level
view-column-order = Order
view-column-lead = Lead
view-column-due = Due
view-column-validated_by = Validated by
view-column-scope = Scope
view-column-recipient = Recipient
view-column-withdrawn_on = Withdrawn
view-grid-population = Population
view-grid-type = Kind of factor
view-grid-all = Show factors that seldom apply
view-grid-name = Ratings: arrow keys move, 1 to 5 rate, U means unknown
view-grid-done =
    { $count ->
        [one] { $count } factor answered for this population.
       *[other] { $count } factors answered for this population.
    }
view-grid-how = Click a circle, or move with the arrows and press 1 to 5, or U for unknown; the same again takes it back. Sources, trend, weight and notes: under Factors.
view-grid-chosen = { $factor }: { $anchor }, chosen
view-grid-open = { $factor }: { $anchor }, not chosen
view-grid-empty = No population has been named yet. Name the populations in step 4, then come back.
view-examined-why = Tick what you have looked for, found or not. Looking and finding no service is an important result; not having looked is another.
view-examined-why-practices = Tick each population for which you have looked for prevention practices, found or not.
view-examined-practices = Prevention practices
view-examined-yes = examined
view-examined-no = not examined
view-map-show = Show the map
view-map-hide = Show the list
view-map-add = Add on the map
view-map-move = Move on the map
view-map-place = Click the map where it should be.
view-map-placed = The position is taken. Fill in the form and it is saved.
view-map-loading = The map is being opened…
view-map-administrator = The map is not shown to the administrator (root), to protect this computer. Open Repère from your own account; meanwhile the list holds every place and resource, and positions can be typed in the form.
view-map-failed = The map cannot be shown on this computer. Nothing is lost: the list holds every place and resource, and positions can be typed in the form.
view-map-name = Map of places and resources. The list holds the same information.
view-analysis-warning = Scores order a discussion; people choose the priorities. They are not a measurement, predict nothing, and cannot be compared between communities.
view-analysis-busy = The results are being computed…
view-analysis-parts = Parts of the results
view-analysis-situations = Situations
view-analysis-coverage = Coverage
view-analysis-gaps = Gaps
view-analysis-find = To find out
view-analysis-matrix = Matrix
view-analysis-none = No situation has been described yet. Situations come from step 4.
view-gaps-none = No gap can be computed yet: it needs a situation with a score (steps 4 and 5) and services that were looked for (step 7).
view-find-none = Nothing stands out to find out.
view-find-low_confidence = High concern, but it rests on little: learn more before deciding.
view-find-insufficient = Insufficient information for a score.
view-find-capacity_unknown = The services are not known well enough for a priority.
view-result-population = Population
view-result-form = Form of exploitation
view-result-likelihood = Likelihood (10)
view-result-severity = Severity (10)
view-result-capacity = Capacity (10)
view-result-priority = Priority (range)
view-result-band = Level
view-result-trend = Trend
view-result-confidence = Confidence
view-confidence_high = High
view-confidence_medium = Medium
view-confidence_low = Low
view-confidence_none = No source
view-result-tied = Tied with
view-result-stability = In the top five
view-result-pillar = Pillar
view-result-gap = Gap
view-result-status = Coverage
view-result-barrier = What closes it most
view-result-distance = Nearest
view-result-practices = Practices that could answer
view-result-planned = In the plan
view-gap-open = No action yet
view-result-finding = Why
view-result-range = { $value } ({ $low } to { $high })
view-band-watch = Watch
view-band-moderate = Moderate
view-band-high = High
view-band-very_high = Very high
view-band-insufficient = Insufficient information
view-band-no-capacity = Services not known
view-status-absent = No service
view-status-blocked = Blocked
view-status-weak = Weak
view-status-partial = Partial
view-status-good = Good
view-status-unverified = Not verified
view-status-not_examined = Not examined
view-dimension-accessibility = Getting there
view-dimension-accommodation = Hours and rules
view-dimension-affordability = Cost
view-dimension-acceptability = Trust and respect
view-dimension-awareness = Knowing about it
view-dimension-availability = Availability
view-dimension-eligibility = Eligibility
view-percent = { $value }%
view-km = { $km } km
view-here = here
view-coverage-note = How well the services of each pillar reach each population, and what closes them most. No service, a blocked one and one that nobody looked for are three different things.
view-coverage-cautious = Cautious view: services not verified for twelve months (!) count by half
view-flag-stale =
    { $count ->
        [one] One service was not verified in the last twelve months: it counts by half in the cautious view.
       *[other] { $count } services were not verified in the last twelve months: they count by half in the cautious view.
    }
view-flag-eligibility_unknown =
    { $count ->
        [one] One service is not counted: nobody knows whether it accepts this population.
       *[other] { $count } services are not counted: nobody knows whether they accept this population.
    }
view-flag-availability_unknown =
    { $count ->
        [one] One service is not counted: its availability is not known.
       *[other] { $count } services are not counted: their availability is not known.
    }
view-flag-unverified =
    { $count ->
        [one] One service is not counted: fewer than three kinds of access are known.
       *[other] { $count } services are not counted: fewer than three kinds of access are known.
    }
view-make-priority = Make this a priority
view-priority-title = { $pillar }: { $population }
view-stability = How stable is this order?
view-stability-hint = Draws every rating 1,000 times within its uncertainty and tells how often each situation is among the first five.
view-matrix-title = Likelihood and severity, an illustration
view-matrix-note = An illustration only: the table is the result. Numbers are those of the situations in the table; a square holds a wide range of scores.
view-matrix-likelihood = Likelihood
view-matrix-severity = Severity
view-matrix-green = watch
view-matrix-amber = discuss
view-matrix-red = act
view-why-choose = Select a situation to read why it stands where it does.
view-why-silent = The extent given ({ $extent } of 5) is set aside: little was reported, but nobody trained looks for it. Silence is not safety.
view-why-likelihood-both = Likelihood { $value } of 10: half from the extent ({ $extent } of 5), half from the risk factors ({ $rated } rated of { $linked }).
view-why-likelihood-extent = Likelihood { $value } of 10: from the extent alone ({ $extent } of 5); too few risk factors are rated ({ $rated } of { $linked }).
view-why-likelihood-factors = Likelihood { $value } of 10: from the risk factors alone ({ $rated } rated of { $linked }); the extent is not known.
view-why-no-likelihood = No likelihood: the extent is not known and too few risk factors are rated ({ $rated } of { $linked }; three are needed, and half of those linked).
view-why-severity = Severity { $value } of 10.
view-why-severity-minor = Severity { $value } of 10: people under 18 are concerned, so that it is never below 8.
view-why-no-severity = No severity has been given.
view-why-capacity = Capacity of local services to protect: { $value } of 10. The lower it is, the higher the priority.
view-why-no-capacity = The capacity of services is not known for every pillar, so that no priority is computed: only likelihood and severity are shown.
view-why-priority = Priority { $value } of 10; given how sure the ratings are, between { $low } and { $high }.
view-why-confidence = { $value }. It never changes the score.
view-why-confidence-one = { $value }, since the likelihood rests on one component only. It never changes the score.
view-why-trend = Trend: { $value }.
view-why-tied = Not clearly apart from: { $others }.
view-groups-ask = Roundtable…
view-groups-ask-hint = Several groups rate this, each for itself; how far apart they are stands beside the agreed value.
view-groups-ask-for = Roundtable: { $label }
view-groups-unrated = { $groups ->
    [one] One group was asked; it could not tell yet.
   *[other] { $groups } groups were asked; none could tell yet.
}
view-groups-spread = { $groups ->
    [one] One group was asked: { $middle }.
   *[other] { $groups } groups: from { $low } to { $high }, middle { $middle }.
}
view-groups-wide = They see it differently.
view-groups-dissent = { $count ->
    [one] One group does not agree with the agreed value.
   *[other] { $count } groups do not agree with the agreed value.
}
view-go-to-step = Go to step { $step }
view-back-to-list = ‹ Back to the list
view-add-first = Choose “{ $add }” to begin.
view-empty = { $what }: nothing here yet
view-elsewhere = Save elsewhere…
view-column-answered_on = Date
view-column-came_by = Came by
view-add-response = Add answers
