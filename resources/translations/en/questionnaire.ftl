# What forms say when they are read and filled.

questionnaire-untitled = Not named yet
questionnaire-check-answer = Please look at this answer again: it does not fit the question. It is kept as you wrote it.
questionnaire-bad-form = The form { $file } cannot be used. Nothing was changed. Correct it in a spreadsheet program and try again. What was found: { $reason }
