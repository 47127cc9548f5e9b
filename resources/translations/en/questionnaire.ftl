# What forms say when they are read and filled.

questionnaire-untitled = Not named yet
questionnaire-check-answer = Please look at this answer again: it does not fit the question. It is kept as you wrote it.
questionnaire-bad-form = The form { $file } cannot be used. Nothing was changed. Correct it in a spreadsheet program and try again. What was found: { $reason }
questionnaire-form-too-large = The form { $file } is too large to be a form that people fill in. Nothing was changed. Take out what is not asked, such as long lists, and try again.
questionnaire-not-a-form = { $file } is not a form. Nothing was changed. Choose an XLSForm (.xlsx, .md or .csv) made with a spreadsheet program or a form designer.
questionnaire-bad-xml = { $file } cannot be read. Nothing was changed. Save it again with the program that made it. What was found: { $reason }
questionnaire-unknown-function = The form { $file } cannot be used. Nothing was changed. The rule of the question “{ $question }” uses a function that does not exist: { $function }. The rule is: { $rule }
questionnaire-bad-rule = The form { $file } cannot be used. Nothing was changed. The rule of the question “{ $question }” cannot be understood: { $rule }. What was found: { $reason }
questionnaire-cycle = The form { $file } cannot be used. Nothing was changed. These questions depend on each other in a circle, so that none can be computed first: { $questions }. Correct the calculation or the condition of one of them.
questionnaire-list-too-large = The list { $file } that comes with the form is too large. Nothing was changed. Keep the rows and columns that people need here, and try again.
questionnaire-bad-list = The list { $file } that comes with the form cannot be read. Nothing was changed. Save it again as CSV (UTF-8). What was found: { $reason }
questionnaire-bad-submission = The saved answers cannot be read. Nothing was changed. What was found: { $reason }
questionnaire-other-form = The saved answers belong to another form: they begin with “{ $found }”, this form with “{ $wanted }”. Nothing was changed.
questionnaire-answer-needed = Please answer this question, or say that it is unknown.
