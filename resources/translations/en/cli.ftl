# What the command line says.

cli-passphrase = Passphrase
cli-no-passphrase = No passphrase was given. Nothing was made. Put it in the environment variable { $variable } and try again.
cli-unknown-kind = The kind { $kind } is not known. Nothing was made. Choose one of: { $kinds }
cli-made = Made: { $file }
cli-demo = The fictional example was made, with all that comes of it:
cli-region-made = Made: a fictional region of { $count } communities, { $files } files to send in { $folder }. Nothing of it is real.
cli-region-readme =
    This region is fictional: every name, number and file in it is made up. Use it to try things out and to learn.
    The files in “submissions” are what its communities send. Most are encrypted for “{ $name }”, whose key comes back by these 24 words, which everybody may know (repere keys recover --kind region):
    { $words }
    The files in “keys” are the communities’ public keys, to be accepted once they were compared, as real ones are; these may be accepted together (repere keys accept keys --compared).
cli-check-ok = { $file } is whole.
cli-imported = Records kept: { $kept }. Rows refused: { $refused }. Values left out: { $left }.
cli-row = Row { $row }: { $reason }
cli-analysis-note = Results order a discussion; people choose. Situations whose ranges overlap are tied.
cli-situation = { $names }: { $score }; { $trust }
cli-insufficient = insufficient information
cli-exported = Written: { $file }
cli-forms = Forms written: { $count }
cli-form-added = “{ $title }” is now asked in step { $step }.
cli-form-line = Step { $step }: { $title } ({ $form }, version { $version }), { $state }. Responses: { $count }
cli-form-asked = asked now
cli-form-older = an older version
cli-form-retired = no longer asked
cli-form-none = This diagnostic has no questions of its own.
cli-form-removed = “{ $title }” is no longer asked. Its answers stay readable.
cli-form-unknown = There is no form { $form } in this diagnostic. Nothing was changed. Choose one of: { $known }
cli-no-access = { $file } cannot be read or written ({ $reason }). Nothing was changed there. Choose another place and try again.
cli-before-sharing = Before anything is shared:
cli-may-share = Nothing stands in the way of sharing.
cli-progress = Done: { $percent } %
cli-usage-missing = { $name } is missing. Nothing was done.
cli-usage-no-option = There is no option { $name }. Nothing was done.
cli-usage-no-value = { $name } needs a value. Nothing was done.
cli-usage-bad-value = { $name } must be one of: { $choices }. Nothing was done.
cli-usage-unreadable = The value of { $name } cannot be read. Nothing was done.
cli-usage-no-command = Say which command to run.
cli-usage-command = There is no command “{ $name }”. Nothing was done.
cli-usage-extra = “{ $name }” is one argument too many. Nothing was done.
cli-usage-help = Add --help to see what there is.
cli-row-of = { $file }, no. { $row }: { $reason }
cli-one-file = Only answers from phones (--as odk) may come from several files at once. Nothing was changed. Import the others one by one.
