# The editor of forms. Kinds of questions are what people choose from; about kept ones the file says more.

editor-title = Our own questions
editor-form-title = Title of the form
editor-form-usual = Our own questions
editor-questions = Questions
editor-questions-about = Arrow keys choose a question. Alt with an arrow key moves it, Delete takes it out.
editor-untitled = (no words yet)
editor-end-of-group = — end of the group
editor-to-mend = to mend
editor-lacks-en = English missing
editor-lacks-fr = French missing
editor-choose = Choose a question at the left to see or change it.
editor-begin = This form has no questions yet. Press “Add a question”, choose how people will answer, and write what you want to know. At the right you see the form as people will fill it in.

# Buttons.
editor-add = Add a question
editor-undo = Undo
editor-redo = Redo
editor-up = Move up (Alt+Up)
editor-down = Move down (Alt+Down)
editor-duplicate = Copy
editor-delete = Delete
editor-open = Open
editor-new-form = A new form
editor-open-file = A file (XLSForm)…
editor-opening = Opening the form
editor-save-file = Save as a file…
editor-saving = Saving the form
editor-saved-file = Saved as { $file }.
editor-help = Help
editor-close = Close
editor-in-step = Step in which the form is asked
editor-step = Step { $number } · { $title }
editor-use = Use in this step
editor-undo-form = change of our own questions
editor-unsaved = The last changes to this form are not saved.
editor-discard = Discard the changes
editor-go-on = Go on writing
editor-came-back = What you were writing is back. It is not saved yet.

# Kinds of questions.
editor-kind = How people answer
editor-kind-text = Short text
editor-kind-long = Long text
editor-kind-yes_no = Yes or no
editor-kind-one = One choice of a list
editor-kind-several = Several choices of a list
editor-kind-integer = Whole number
editor-kind-decimal = Number with decimals
editor-kind-scale = Scale
editor-kind-rank = Put in order
editor-kind-date = Date
editor-kind-time = Time of day
editor-kind-place = Place on the map
editor-kind-note = Note to read, no answer
editor-kind-group = Group of questions
editor-kind-repeat = Questions asked again for each
editor-kind-kept = Advanced, kept as is
editor-kind-group-about = A group: the questions in it stand under one heading. Move questions in and out with Alt and the arrow keys.
editor-kind-repeat-about = The questions in it are asked again for each of several things, such as each building or each meeting.
editor-kind-kept-about = Advanced, kept as is: this editor has no words for “{ $type }”. You can change the words of this line and move it; everything else stays as the form has it.

# The question.
editor-language-en = English
editor-language-fr = Français
editor-label = Question
editor-heading = Heading
editor-hint = Hint
editor-missing-en = Not in English yet. People see the French.
editor-missing-fr = Not in French yet. People see the English.
editor-required = An answer is needed
editor-ask-if = Ask only if
editor-limits = Limits of the answer
editor-scale = Scale
editor-scale-start = From
editor-scale-end = To
editor-kept = Advanced, kept as is
editor-kept-rule = Advanced, kept as is: { $rule }
editor-kept-required = Needed under a condition. Advanced, kept as is: { $rule }
editor-replace-rule = Replace it with a simple one

# Choices.
editor-choices = Choices
editor-choices-about = Type in the last row to add a choice. Alt with an arrow key moves one, Delete takes it out.
editor-shared-choices = { $count ->
    [one] Another question offers this list too: what you change here changes there.
   *[other] { $count } other questions offer this list too: what you change here changes there.
}
editor-own-choices = Give this question its own list
editor-add-choice = Add a choice
editor-paste = Paste a column
editor-paste-about = Copy one column of a spreadsheet, or two with both languages, and paste it here.
editor-delete-choice = Delete the choice
editor-choice-up = Move the choice up
editor-choice-down = Move the choice down

# Conditions.
editor-add-condition = + Add a condition
editor-delete-condition = Delete the condition
editor-nothing-before = No question before this one has an answer to wait for.
editor-all-hold = All of these hold
editor-any-holds = One of these holds
editor-condition-question = Question
editor-condition-relation = Comparison
editor-condition-answer = Answer
editor-relation-is = is
editor-relation-is_not = is not
editor-relation-at_least = is at least
editor-relation-at_most = is at most
editor-relation-chosen = includes
editor-relation-not_chosen = does not include
editor-relation-contains = contains
editor-relation-contains_not = does not contain
editor-relation-answered = has an answer
editor-relation-unanswered = has no answer

# Limits.
editor-least-number = At least
editor-most-number = At most
editor-least-letters = Fewest characters
editor-most-letters = Most characters
editor-least-choices = Fewest choices
editor-most-choices = Most choices
editor-least-date = Not before
editor-most-date = Not after
editor-date-written = 2026-01-31
editor-not-after-today = Not after the day it is answered
editor-message = If it does not fit, say
editor-says-number-between = From { $least } to { $most }, please.
editor-says-number-least = At least { $least }, please.
editor-says-number-most = At most { $most }, please.
editor-says-letters-between = From { $least } to { $most } characters, please.
editor-says-letters-least = At least { $least } characters, please.
editor-says-letters-most = At most { $most } characters, please.
editor-says-choices-between = Choose from { $least } to { $most }, please.
editor-says-choices-least = Choose at least { $least }, please.
editor-says-choices-most = Choose at most { $most }, please.
editor-says-date-between = A day from { $least } to { $most }, please.
editor-says-date-least = A day from { $least } on, please.
editor-says-date-most = A day up to { $most }, please.
editor-says-past = This day is still to come.
editor-says-past-since = A day from { $least } to today, please.

# The form as people will see it.
editor-preview = As people will see it
editor-preview-language = Language of the form shown
editor-preview-comes = The form is shown here once what is marked “to mend” is mended.
editor-preview-waits = This is the form before the last changes. It follows again once what is marked “to mend” is mended.

# What is left.
editor-wrong = { $count ->
    [one] { $count } question to mend.
   *[other] { $count } questions to mend.
}
editor-untranslated-en = { $count ->
    [one] { $count } question is not in English yet.
   *[other] { $count } questions are not in English yet.
}
editor-untranslated-fr = { $count ->
    [one] { $count } question is not in French yet.
   *[other] { $count } questions are not in French yet.
}
editor-problem-words = Write what is asked.
editor-problem-choices = Add the choices that people choose from.
editor-problem-choice-words = A choice has no words. Write them, or delete the choice.
editor-problem-person = This asks who a person is (“{ $what }”). The tool keeps nothing that could identify anyone, so this question cannot be used (rule E02). Ask about a group, a situation or an organisation instead.
editor-problem-shaming = “{ $what }” shames people and is not used in this tool (rule H02). Use another word.
editor-problem-asks-nothing = Add a question that people answer.
editor-problem-name-twice = The name “{ $what }” is used by two questions. Give one of them another name in the file.
editor-problem-name-letters = The name of this question has letters that a name may not have.
editor-problem-name-missing = The name of this line is missing.
editor-problem-reference-missing = A rule here speaks of the question “{ $what }”, which is not in the form any more. Bring it back with Undo, or change the rule.
editor-problem-reference-twice = A rule here speaks of “{ $what }”, and several questions have that name.
editor-problem-reference-written = A rule here does not name another question the way it must.
editor-problem-type-unknown = There is no kind of question called “{ $what }”.
editor-problem-end-without-begin = Here a group ends that was not begun.
editor-problem-begin-without-end = The group “{ $what }” has no end.
editor-problem-list-missing = The list of choices of this question is not in the form.
editor-problem-choices-missing = The form has no list of choices for this question.
editor-problem-choice-twice = Two choices of this list have the same name.
editor-problem-calculation-missing = A calculation is missing here.
editor-problem-parameters = The parameters of this question are not understood: { $reason }
editor-problem-trigger = The question “{ $what }” is never shown, so that it cannot set anything off.
editor-problem-unknown-function = A rule here uses a function that does not exist: { $function }. The rule is: { $rule }
editor-problem-bad-rule = A rule here cannot be understood: { $rule } ({ $reason })
editor-problem-cycle = These questions wait for each other in a circle: { $questions }. Change the condition of one of them.
editor-problem-other = The form cannot be used yet: { $reason }
