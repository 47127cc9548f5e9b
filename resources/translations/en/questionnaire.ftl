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

# Forms that cannot be used: what pyxform found, where, and what to do. $sheet and $row say where ($row 0: not known).
questionnaire-where = { $row ->
    [0] In the form:{" "}
   *[other] Sheet “{ $sheet }”, row { NUMBER($row, useGrouping: 0) }:{" "}
}
questionnaire-in-column = { $column ->
    [none] {""}
   *[other] {" "}in the column “{ $column }”
}
questionnaire-in-sheet = { $sheet ->
    [none] In a sheet:{" "}
   *[other] Sheet “{ $sheet }”:{" "}
}
questionnaire-form-name-twice = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the name “{ $what }” is used twice or is not allowed there. Give every question, group and repeat a name of its own.
questionnaire-form-choice-twice = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }this choice has the same name as another one of its list. Give every choice of a list a name of its own.
questionnaire-form-name-missing = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the name is missing. Fill in the column “name”.
questionnaire-form-label-missing = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }this choice has no label. Fill in the column “label”.
questionnaire-form-words-missing = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the question “{ $what }” has neither a label nor a hint. Write one.
questionnaire-form-name-letters = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the name has letters that a name may not have. Begin with a letter or “_”, then use letters, digits, “_”, “-” and “.” without spaces.
questionnaire-form-list-missing = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the list of choices “{ $what }” is not in the sheet “choices”. Add its choices, or correct the name of the list.
questionnaire-form-choices-missing = The form { $file } cannot be used. Nothing was changed. The sheet “choices” is missing, or its columns “list_name”, “name” and “label” are. Add it: some questions offer choices.
questionnaire-form-reference-missing = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }there is no question named “{ $what }”. Correct the name between { "${" } and { "}" }{ questionnaire-in-column }.
questionnaire-form-reference-twice = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }several questions are named “{ $what }”, so it is not clear which one is meant. Give them different names.
questionnaire-form-reference-written = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }a reference to another question is not written as it must be: { "${" }name{ "}" }.
questionnaire-form-type-unknown = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }there is no kind of question called “{ $what }”. Choose one of XLSForm, such as text, integer, date, select_one or note.
questionnaire-form-sheet-missing = The form { $file } cannot be used. Nothing was changed. The sheet “{ $what }” is missing. A form needs a sheet called survey with the columns type, name and label.
questionnaire-form-columns = The form { $file } cannot be used. Nothing was changed. { questionnaire-in-sheet }the first row must name the columns, each once and without spaces. What was found: { $reason }
questionnaire-form-end-without-begin = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }“{ $what }” ends a group or repeat that was not begun. Add its beginning or take the line out.
questionnaire-form-begin-without-end = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the group or repeat “{ $what }” is not ended. Add a line end_group or end_repeat.
questionnaire-form-calculation-missing = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }a line of type calculate has nothing in the column “calculation”. Fill it in.
questionnaire-form-parameters = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the column “parameters” holds something that this kind of question does not take. What was found: { $reason }
questionnaire-form-trigger = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }the question “{ $what }” in the column “trigger” is never shown, so that its answer cannot set anything off. Choose a question that people see.
questionnaire-form-file-of-choices = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }a file of choices does not fit: use .csv, .xml or .geojson, and another name for every file and list. What was found: { $reason }
questionnaire-form-entities = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }what it says of entities does not fit together. This tool does not use entities: the sheet “entities” and the column “save_to” may be taken out. What was found: { $reason }
questionnaire-form-unreadable = { $file } cannot be read as a form. Nothing was changed. Open it in a spreadsheet program and save it as .xlsx, then try again.
questionnaire-form-other = The form { $file } cannot be used. Nothing was changed. { questionnaire-where }{ $reason }

# A community's own forms.
questionnaire-own-no-step = There is no step { $step }. Nothing was changed. Choose a step from 0 to { $last }.
questionnaire-form-is-a-step = { $file } is one of this tool’s own step forms, whose questions are here already. Nothing was changed. Give your form another form_id in the sheet “settings”.
questionnaire-form-asks-nothing = The form { $file } asks nothing. Nothing was changed. Add questions to the sheet “survey”.
questionnaire-own-asks-person = The form { $file } asks who a person is, and this tool keeps nothing that could identify anyone. Nothing was changed. Take these questions out, or ask about a group or a situation instead: { $questions }
questionnaire-own-there = This version of “{ $title }” is here already. Nothing was changed.
questionnaire-own-same-version = The form { $file } was changed but still says that it is version { $version }, which is here already. Nothing was changed. Write another version in the sheet “settings”, so that the answers given so far keep the questions they answered.
questionnaire-bad-position = The position given for “{ $question }” cannot be read: { $value }. It was not kept. Write latitude, then longitude, in degrees.
