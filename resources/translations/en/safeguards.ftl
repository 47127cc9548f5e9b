safeguards-outside-canada = The position { $longitude }, { $latitude } is not in Canada. Nothing was changed. Check the order (longitude, then latitude) and the sign.
safeguards-not-a-point = This shape is not a point. Nothing was changed. Choose a point on the map.
safeguards-place-name = This kind of place may not carry a name. What you typed was not saved. Leave the name empty and describe the area in words.
safeguards-origin = “{ $label }” names a nationality, an origin or a religion. It was not saved: such words lead to profiling. Name the circumstance instead, such as the kind of work, of permit or of housing.
safeguards-text-too-long = The text in “{ $field }” is longer than { NUMBER($most) } characters. The rest was kept. Keep a summary here and the document elsewhere.
safeguards-text-unreadable = The text in “{ $field }” holds signs that cannot be stored. The rest was kept. Type it again instead of pasting it.
safeguards-number-too-large = The number in “{ $field }” is too large to be true. The rest was kept. Check it and type it again.
safeguards-step-cannot-be-skipped = This step cannot be skipped. Nothing was changed.
safeguards-block-mandate =
    The mandate is not complete. Fill in “{ $field ->
        [owner] Owner of the data
        [steward_role] Role of the data steward
        [permitted_uses] Permitted uses
        [authority_kind] Document that gives the authority
        [review_date] Date of the next review
       *[other] { $field }
    }” (step { $step }) before anything is shared.
safeguards-block-benefit = The benefit for the community is not written (step 0). Write it before anything is shared.
safeguards-block-notice = The safeguards notice is not accepted (step 0).
safeguards-block-release = No release is recorded (step 10). Record its scope, recipient, purpose, authority and date.
safeguards-block-release-scope = The release on record is for the public summary only (step 10): it lets the one-page summary leave, nothing else. Record a release for the shared workbook first.
safeguards-block-release-region = No release for a submission to the region is recorded and in force (step 10). Record its recipient, purpose, authority and date.
safeguards-block-strengths = No strength or protective factor is recorded (step 1). A shared report always shows strengths.
safeguards-block-contested = The action “{ $action }” uses a contested practice (step 9). Say why it is chosen all the same.
safeguards-block-text = The text “{ $text }” may point to a person (step { $step }). Change it, or clear it with a reason.
safeguards-block-word = The text “{ $text }” uses a word that shames people and never leaves (step { $step }). Put it in other words.
safeguards-note-rounding = Counts of people are rounded to 5 and counts under { $threshold } are hidden; “x” hides a number from which another could be worked out. Totals are rounded separately and may not add up.
safeguards-note-not-shared = Items that their holders asked not to share were left out, even from counts.
safeguards-note-merged = Populations of fewer than { $size } people, or whose size nobody estimated, appear under their larger group, without ratings. An estimate of their size (step 4) shows the larger ones by name.
safeguards-note-unconfirmed = Places reported by fewer than two independent sources were left out.
safeguards-note-small-area = The community has fewer than { $size } people, or its size is not known: places are not mapped, and ratings, sizes and totals of single populations are not given.
safeguards-note-own-answers = For the questions that the community added, only numbers of responses by choice are given, among responses that may be shared, and where at least { $fewest } of them chose what is shown. They are hidden and rounded like counts of people. Texts, numbers, dates and places that were answered stay with the community.
safeguards-finding-email = an e-mail address
safeguards-finding-telephone = a telephone number
safeguards-finding-postal_code = a postal code
safeguards-finding-insurance_number = a social insurance number
safeguards-finding-birth_date = a birth date
safeguards-finding-plate = a licence plate
safeguards-finding-address = a street address
safeguards-finding-age = the age of a person
safeguards-finding-case_number = a case number
safeguards-finding-small_count = a count of one to four people
safeguards-finding-business_name = the name of a business
safeguards-finding-banned_word = a word that shames people
safeguards-finding-account = the account of a person
safeguards-warning = “{ $text }” looks like { $what }. Describe patterns, not people. Shared exports stay blocked until it is changed or cleared with a reason.
