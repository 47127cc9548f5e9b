# Two copies of one diagnostic become one again.

merge-title = Bring in another copy
merge-about = Two people worked on two copies of this diagnostic, on two computers. Choose the other copy: what only one of you changed is taken as it is, and where both changed the same thing you choose. The other copy is not changed, and Undo takes everything back.
merge-choose = Choose the other copy…
merge-passphrase = Passphrase of the other copy
merge-passphrase-go = Read it
merge-reading = Comparing the two copies
merge-file = Other copy: { $file }
merge-news =
    What comes in: { $added ->
        [0] nothing new
        [one] one new record
       *[other] { $added } new records
    }, { $changed ->
        [0] none changed
        [one] one changed
       *[other] { $changed } changed
    }, { $removed ->
        [0] none deleted
        [one] one deleted
       *[other] { $removed } deleted
    }.
merge-nothing = The other copy has nothing that this one lacks.
merge-unrelated = These copies have no history in common, so what was deleted in one may come back from the other. Look the result over.
merge-conflicts = You both changed these. What should stay?
merge-left = { $count ->
    [0] All is chosen.
    [one] One is left to choose.
   *[other] { $count } are left to choose.
}
merge-column-what = Record
merge-column-field = Question
merge-column-mine = This copy
merge-column-theirs = Other copy
merge-column-keep = Keep
merge-keep = Keep for { $what }, { $field }
merge-keep-none = Choose…
merge-keep-mine = This copy’s
merge-keep-theirs = The other’s
merge-keep-both = Both texts
merge-all-mine = This copy’s everywhere
merge-all-theirs = The other’s everywhere
merge-go = Bring in
merge-whole = The whole record
merge-own-question = Our own question { $name }
merge-unknown = { $name } is unknown
merge-deleted = Deleted here
merge-kept = Kept
merge-no-answer = No answer
merge-a-file = A position or a file

merge-field-review_date = Review date
merge-field-example = Fictional example
merge-field-missing_groups_reviewed = Groups not heard: looked over
merge-field-few_sources_note = Why there are few kinds of sources
merge-field-results_reviewed = Results read together
merge-field-suppression_threshold = Smallest number of people shown
merge-field-small_area_threshold = Smallest population of an area shown
merge-field-protect_zeros = Zeros are protected
merge-field-name_en = Name in English
merge-field-name_fr = Name in French
merge-field-number = Number
merge-field-hours = Hours
merge-field-order = Order
merge-field-verified_on = Verified on
merge-field-skipped = Skipped
merge-field-reason = Reason
merge-field-group = Group
merge-field-label_en = Label in English
merge-field-label_fr = Label in French
merge-field-definition_en = Definition in English
merge-field-definition_fr = Definition in French
merge-field-hidden = Hidden
merge-field-title = Title
merge-field-retired = No longer asked
merge-field-came_by = Came by
merge-field-answered_on = Answered on
merge-field-label = Name
merge-field-sharing = Sharing
merge-field-value = Rating of the group
merge-field-dissent = Disagreement, as said

merge-cli-conflicts = { $count ->
    [one] Both copies changed one thing in different ways. Nothing was changed. Say what stays with --keep mine, theirs or both, or for each one in a file with --decide.
   *[other] Both copies changed { $count } things in different ways. Nothing was changed. Say what stays with --keep mine, theirs or both, or for each one in a file with --decide.
}
merge-cli-conflict = { $which }: { $what }, { $field }. mine: { $mine }. theirs: { $theirs }.
merge-cli-bad-decisions = { $file } cannot be used: it must be a JSON object that gives "mine", "theirs" or "both" for each key listed. Nothing was changed.
