# What the command line says.

cli-passphrase = Passphrase
cli-no-passphrase = No passphrase was given. Nothing was made. Put it in the environment variable { $variable } and try again.
cli-unknown-kind = The kind { $kind } is not known. Nothing was made. Choose one of: { $kinds }
cli-made = Made: { $file }
cli-demo = The fictional example was made, with all that comes of it:
cli-check-ok = { $file } is whole.
cli-imported = Records kept: { $kept }. Rows refused: { $refused }. Values left out: { $left }.
cli-row = Row { $row }: { $reason }
cli-analysis-note = Results order a discussion; people choose. Situations whose ranges overlap are tied.
cli-situation = { $names }: { $score }; { $trust }
cli-insufficient = insufficient information
cli-exported = Written: { $file }
cli-forms = Forms written: { $count }
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
