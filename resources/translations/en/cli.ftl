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
cli-forms = Forms written for phones: { $count }
