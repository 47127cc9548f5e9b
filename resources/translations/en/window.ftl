# The window around the steps: start screen, menus, panels, lock.

window-name = Repère
window-title = { $name } – Repère
window-neutral = Notes
window-what = Local diagnostic tool: prevention of human trafficking and related exploitation
window-welcome = Together, find the populations and places most at risk, the resources and sources of information, and the prevention practices of your community; see risks, strengths and gaps; decide a plan. Everything stays on this computer.
window-privacy = Nothing is ever sent anywhere. The diagnostic is one file that belongs to your community. It speaks of populations, places and resources, never of persons. “Unknown” is always a good answer. F12 hides everything at once.
window-new = New diagnostic
window-new-about = Begin for your community. You can stop and go on at any time.
window-open = Open
window-open-about = Go on with a diagnostic, from this computer or a stick.
window-example = Try the example
window-example-about = Look around a complete diagnostic of a fictional community.
window-recent = Recent
window-recent-none = Diagnostics that you open appear here.
window-recent-missing = not found in { $folder }
window-recent-forget = Take { $file } off this list
window-steps = Steps
window-step = Step in use
window-step-title = { $number ->
    [0] Preparation. { $title }
   *[other] Step { $number }. { $title }
}
window-help = Help for this step
window-help-button = Help (F1)
window-help-close = Close the help
window-previous = ‹ Previous
window-next = Next ›
window-skip = Skip…
window-skip-about = Skip this step with a reason; you can come back at any time.
window-skipped = Skipped, with a reason. You can still fill it in.
window-left = Left to do: { $what }
window-more-left = { $count ->
    [one] And one more thing.
   *[other] And { $count } more things.
}
window-danger = Immediate danger?
window-danger-more = All help lines…
window-line = { $name }: { $number }
window-example-banner = Fictional example: this community does not exist.
window-retention-over = The date until which the data may be kept is past. Renew it in the preparation, or delete everything (Community menu).
window-everything-saved = Everything is saved as you go.
window-saved = Saved at { $time }
window-saving = Saving…
window-cancel = Cancel
window-locked = Locked
window-locked-passphrase = Give the passphrase to go on. Everything is saved.
window-locked-click = Everything is saved. Continue when you are ready.
window-passphrase = Passphrase
window-passphrase-wrong = This is not the passphrase. Check capital letters and the keyboard’s language, and try again.
window-unlock = Continue
window-unexpected = Something unexpected happened. Everything that you had finished is saved in the file. You can go on, or close and open Repère again. If it happens again, show the details below to the person who helps you with computers; they hold nothing of your diagnostic but file names.
window-menu-file = &File
window-menu-new = &New diagnostic…
window-menu-open = &Open…
window-menu-example = Try the e&xample…
window-menu-import = &Import…
window-menu-away = &Forms for phones, paper and Excel…
window-menu-merge = Bring in another cop&y…
window-menu-export = &Export…
window-menu-backups = &Backups…
window-menu-close = &Close
window-menu-quit = &Quit
window-menu-edit = &Edit
window-menu-undo = &Undo
window-menu-redo = &Redo
window-menu-with = { $action }: { $what }
window-menu-history = &History…
window-menu-view = &View
window-menu-steps = &Go to step
window-menu-next = &Next step
window-menu-previous = &Previous step
window-menu-help = &Help for this step
window-menu-larger = &Larger text
window-menu-smaller = &Smaller text
window-menu-language = L&anguage
window-menu-preferences = P&references…
window-menu-map_packs = &Map packs…
window-menu-lock = Loc&k
window-menu-hide = Hide everything at &once
window-menu-community = &Community
window-menu-catalogue_editor = &Lists of choices…
window-menu-text_review = &Review texts…
window-menu-help_lines = &Help lines…
window-menu-passphrase = &Passphrase…
window-menu-delete_everything = &Delete everything…
window-menu-pages = &Help
window-menu-about = &About
window-menu-notice = &Safeguards notice
window-menu-welcome = &Ten steps at a glance
window-no-screen = Repère needs a screen to open its window, and found none. Open it from the desktop. The commands work without a screen: demo, check, import, analyse, export (--help lists them).
window-menu-method = &Method and limits
window-menu-glossary = &Words in both languages
window-menu-own_questions = Our own &questions…
window-menu-region = What arrived at the re&gion…
window-menu-distances = D&istances to services…
window-menu-keys = Keys…
window-menu-own-questions = What our own questions can do
window-menu-map-packs = How to make a map pac&k
window-progress = { $done } of { $count } steps done
window-danger-no-lines = Call 911 or your local emergency number.
window-previous-key = Previous step (Ctrl+Page Up)
window-next-key = Next step (Ctrl+Page Down)
window-menu-elsewhere = S&ave elsewhere…
window-elsewhere = Save elsewhere and go on there
window-waiting = { $count ->
    [one] Not saved: one change waits
   *[other] Not saved: { $count } changes wait
}
window-leave-unsaved = { $count ->
    [one] One change is not saved.
   *[other] { $count } changes are not saved.
}
window-leave-without = Leave without saving
window-leave-stay = Go back
window-qt-look-in = Look in:
window-qt-files-of-type = Files of type:
