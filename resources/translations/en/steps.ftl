steps-title-mandate = Mandate and safeguards
steps-title-engagement = Partners and engagement
steps-title-profile = Community profile
steps-title-sources = Sources register
steps-title-situations = Populations and situations
steps-title-factors = Risk and protective factors
steps-title-places = Places
steps-title-resources = Resources
steps-title-practices = Prevention practices
steps-title-plan = Analysis, priorities and plan
steps-title-release = Validation, release and review
steps-about-mandate = Who owns this diagnostic, by what authority, and for whose benefit.
steps-about-engagement = Begin with strengths, then who takes part, who was heard and who is still to be heard.
steps-about-profile = The community in a few facts, each with its source and year.
steps-about-sources = Where the information comes from, and how far it can be relied on.
steps-about-situations = Which populations are exposed, to which form of exploitation. Never a person.
steps-about-factors = What raises the risk, and what protects.
steps-about-places = Kinds of places, kept as squares on the map and never as an address.
steps-about-resources = Who helps, whom they accept, and what stands in the way.
steps-about-practices = What is done, was done or could be done to prevent exploitation.
steps-about-plan = Read the results together; then people choose priorities and actions.
steps-about-release = Have the results validated, decide what may leave, and set a date to come back.
steps-status-not_started = Not started
steps-status-in_progress = In progress
steps-status-complete = Complete
steps-status-skipped = Skipped
steps-done = Everything this step needs is there.
steps-left-name = Name the community.
steps-left-authority = Say which document gives the authority.
steps-left-steward = Say which role is the steward of the data.
steps-left-notice = Read and accept the safeguards notice.
steps-left-session = Record at least one session.
steps-left-missing-groups = Review the list of groups still to be heard.
steps-left-population = Give the population, as a number or a band.
steps-left-population-source = Name the source of the population.
steps-left-source-kinds =
    { $count ->
        [one] Add one more kind of source, or say why there are few.
       *[other] Add { $count } more kinds of sources, or say why there are few.
    }
steps-left-situation = Add at least one situation: a population and a form of exploitation.
steps-left-unrated =
    { $count ->
        [one] One situation still needs a population, a form, an extent and a severity (or “unknown”).
       *[other] { $count } situations still need a population, a form, an extent and a severity (or “unknown”).
    }
steps-left-situations-first = Begin with step 4: populations and situations.
steps-left-factors =
    { $count ->
        [one] Rate three or more risk factors that apply to one situation, or mark it as having too little information.
       *[other] Rate three or more risk factors that apply to each of { $count } situations, or mark them as having too little information.
    }
steps-left-place = Add at least one place, or skip this step with a reason.
steps-left-place-kind =
    { $count ->
        [one] Say what kind of place one place is.
       *[other] Say what kind of place { $count } places are.
    }
steps-left-examined =
    { $count ->
        [one] Look for resources in one more pair of population and pillar.
       *[other] Look for resources in { $count } more pairs of population and pillar.
    }
steps-left-practices-examined =
    { $count ->
        [one] Look for practices for one more population.
       *[other] Look for practices for { $count } more populations.
    }
steps-left-priority = Choose at least one priority, together.
steps-left-too-many-priorities = Keep at most { $most } priorities, so that they can be carried out.
steps-left-reasons =
    { $count ->
        [one] Say why one priority was chosen.
       *[other] Say why { $count } priorities were chosen.
    }
steps-left-own =
    { $count ->
        [one] Of our own questions, one still wants an answer.
       *[other] Of our own questions, { $count } still want an answer.
    }
steps-left-actions =
    { $count ->
        [one] Give one priority an action, or say why there is none.
       *[other] Give { $count } priorities an action, or say why there is none.
    }
steps-left-prompts =
    { $count ->
        [one] One action raises a question about possible harm that is not answered yet.
       *[other] { $count } actions raise a question about possible harm that is not answered yet.
    }
steps-left-validation = Record who validated the results.
steps-left-release = Record a release before anything is shared.
steps-left-review = Set the date of the next review.
