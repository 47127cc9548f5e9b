# The community's own questions on a step's page.

own-undo-add = own questions added
own-undo-retire = own questions no longer asked
own-undo-answer = answer to our own questions
own-undo-bring-over = answers brought over to the newest version
own-button = Our own questions…
own-button-hint = Add questions of your own to this step: make them here, or bring a form file (XLSForm). A file can also be dropped on this page.
own-make = Make questions…
own-add-file = Add a form file (XLSForm)…
own-reading = Reading { $file }
own-unreadable = { $file } cannot be read ({ $reason }). Nothing was changed. Copy it to this computer and try again.
own-questions = Questions
own-change = Change the questions…
own-copy = Save a copy of the form file…
own-stop = Ask no longer (answers stay)
own-label = What these answers are about
own-label-hint = A group, a session or a place; never a person
own-sharing = May it leave the community?
own-sharing-unsaid = Not said yet: it stays here
own-older = These answers were given to an earlier version of the form (version { $version }). They stay readable as they are.
own-bring-over = Bring over to the newest version
own-no-longer = No longer asked ({ $count })
own-answer = { $question }: { $answer }
own-kept = kept
own-no-recordings = Recordings are never kept here, because a voice identifies a person. Write down what matters instead.
own-no-files = Files are not kept here, because Repère cannot look into them. Write down what matters instead.
own-no-such-picture = Pictures are kept only when the question asks for one of a place or a document, and never of persons.
