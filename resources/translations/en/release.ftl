# Keys, submissions to a region, and the review of what would leave.

release-error-not-a-key = This is not a public key of Repère. Nothing was changed. Ask for the key file again.
release-error-not-a-submission = This is not a submission to a region, or its beginning was changed. Nothing was taken from it. Ask the community which file it sent.
release-error-wrong-key = This file was not encrypted for this region’s key, or its beginning was changed. Nothing was taken from it. Ask the community which key it used and compare the words by telephone.
release-error-other-region = { $community } wrote this file for another region; someone passed it on. Nothing was taken from it. Ask the community to send one to you.
release-error-altered = This file is not as it was written: its copy is incomplete, or someone changed it. Nothing was taken from it. Ask the community to send it again. ({ $part })
release-error-newer = This file was written by a newer version of Repère (format { $version }). Nothing was taken from it. Install the newest version, then open it again.
release-error-too-large = This file is larger than { $megabytes } MB; no submission is. It was not opened.
release-error-hostile = This file holds other things than a submission does. It was not opened further and nothing was taken from it. Do not open it with other programs.
release-error-unknown-signer = { $community }: nobody here has accepted the key that signed this file yet. Nothing was taken from it. Call the community, compare the words of its key, then accept it.
release-error-word = Word { $number }, “{ $word }”, is not one of the words of keys. Did you mean “{ $near }”? Nothing was changed.
release-error-word-count = A key has { $wanted } words; { $count } were typed. Nothing was changed. Check that none is missing.
release-error-words = All the words exist, but one of them is not the right one, or two stand in each other’s place. Nothing was changed. Compare them with the paper one by one.
release-error-key-damaged = The file of the key “{ $name }” on this computer is damaged. Nothing was changed. Type the key in again from its paper kit.
release-error-key-locked = This key is protected. Type its passphrase.
release-error-key-passphrase = This is not the passphrase of the key. Nothing was changed. Try again, or type the key in from its paper kit.

# The key file and the paper kit

release-key-file-community = Public key of a community. It may be given to anyone. Compare these words by telephone:
release-key-file-region = Public key of a region. It may be given to anyone. Compare these words by telephone:
release-kit-title-community = The community’s signing key
release-kit-title-region = The region’s key
release-kit-whose = { $name } · printed { $date }
release-kit-warning-community = Whoever reads this page can sign in the community’s name. Keep it locked away. Do not photograph, copy or send it. Delete the file once it is printed.
release-kit-warning-region = Whoever reads this page can open everything that communities sent to the region. Keep it locked away. Do not photograph, copy or send it. Delete the file once it is printed.
release-kit-words = The 24 words of the key
release-kit-words-about = In this order. The first four letters of each word are enough.
release-kit-compare = To compare by telephone
release-kit-compare-about = These 12 words are not secret. They show that two people hold the same key.
release-kit-advice = What to do with this page
release-kit-keep-community = Keep it where council keeps what must not be lost, in a sealed envelope, apart from the computer.
release-kit-typed-community = On a new computer: open Keys in the menu, choose Type in from paper, then type the 24 words. The 12 words above must appear.
release-kit-lost-community = Key and paper both lost: nothing that was sent is lost. Make a new key and call the region, so that both compare the new words. Until then, the region refuses what the new key signs.
release-kit-stolen-community = If someone else may have seen this page: make a new key today, and ask the region by telephone to accept the old one no longer.
release-kit-keep-region = Keep two copies in sealed envelopes, in two places, apart from the computer.
release-kit-typed-region = On a new computer: open Keys in the menu, choose Type in from paper, then type the 24 words. The 12 words above must appear.
release-kit-lost-region = Key and paper both lost: files that communities sent cannot be opened any more, by anyone. Make a new key, give it to every community, and ask each to send again.
release-kit-stolen-region = If someone else may have seen this page: make a new key today and tell every community. What was already sent to the old key can be read by whoever has this page and the files.
release-kit-foot = Repère · This page is secret.
release-error-which-key = No key, or more than one, is meant. Nothing was done. Name one of: { $known }
release-error-no-keys = No public key ({ $suffix }) was found. Nothing was accepted. Name key files, or a folder that holds some.
release-error-compare = These are not the words of this key. It was not accepted. Call its owner; they must read: { $words }

# Keys

release-key-community = Signing key of the community { $name }
release-key-region = Key of the region { $name }
release-keys-none = No keys here yet.
release-keys-damaged = { $file } is damaged: type the key in again from its paper kit.
release-cli-kept = Kept for this user only: { $file }. Print its paper kit now (repere keys kit).
release-cli-accepted = Accepted, its words compared:
release-cli-kit = Written: { $file }. Print it, lock it away, then delete the file.
release-error-changed = The release was changed or withdrawn after this was looked at. Nothing was written. Look at what would leave once more.
release-error-other-signer = This was signed by another key of the community; only that key can take it back. Nothing was written. Choose that key, or type it in from its paper kit.

# In the log

release-log-submission = submission to the region written
release-log-withdrawal = withdrawal notice written

# What is held back, and by which rule

release-held-not-shared = Left out because their holders asked not to share them
release-held-rests-on = Left out because they rest only on what may not be shared
release-held-unconfirmed = Places left out: fewer than two independent sources
release-held-place-unmapped = Places without a position: their kind, or a community this small, is never mapped
release-held-place-generalised = Places drawn as a square or an area only, never where they are
release-held-place-unnamed = Places without their name
release-held-merged = Entries on small populations: shown under a larger group or left out, without ratings
release-held-ratings = Ratings and totals of single populations left out: the community is small
release-held-facts = Facts of the profile left out: the community is small
release-held-suppressed = Small numbers of people hidden
release-held-withheld = Further numbers hidden, so that a small one cannot be worked out
release-held-rounded = Numbers of people rounded
release-held-resource = Resources and services without position, address, contacts or notes
release-held-source = Sources without title and holder: very sensitive
release-held-partner = Names of organisations that took part: never leave
release-held-answers = Answers to your own questions: none leaves by itself, only how many chose what
release-held-pictures = Pictures: never leave
release-held-groups = Ratings by single groups at roundtables: never leave
release-held-extra = Answers to your own questions within entries: never leave
release-held-hidden = Hidden entries of lists
release-held-other = Left out with what they belong to

# The command

release-error-incomplete = A release says to whom, for what and by whose authority. Nothing was recorded. Give all three.
release-error-not-a-region = This is the key of a community, not of a region. Nothing was written. Ask the region for its key file.
release-error-nothing-sent = No submission from this diagnostic is left to take back. Nothing was written.
release-error-usage = To send, name the region’s key (--to-region) and the file to write (--out); to take back, the file to write. Nothing was done.
release-cli-leaves = This would leave, to { $recipient }:
release-cli-sheet = { "  " }{ $name }: { $count } lines
release-cli-held = This would not:
release-cli-held-line = { "  " }{ $message }: { $count } ({ $rule })
release-cli-compare = Before you send it, call { $name } and compare these words of its key: { $words }
release-cli-withdrawn = Withdrawal notice written: { $file }. Send it the same way as the submission.

# On screen: the page of step 10

release-page-about = Here you see exactly what would leave for the region, before it does. Then it is signed by your community and encrypted for the region: nobody else can read the file. You carry it yourself, on a stick or by e-mail; the app sends nothing.
release-undecided = Nothing may leave yet: no release to the region is in force. Record one under “Releases”, with the scope “Submission to the region”, once those who have the authority have decided.
release-summary = To: { $recipient }. For: { $purpose } By: { $authority }. Date: { $date }.
release-look = Look at what would leave…
release-keys-open = Keys…
release-sent = Files written for the region
release-sent-when = Date
release-sent-what = What
release-sent-to = To
release-sent-submission = Submission
release-sent-withdrawal = Withdrawal notice
release-sent-deleted = (its release was deleted here)
release-take-back-button = Take it back…

# The review

release-review = What would leave
release-making = What would leave is being made…
release-writing = The file is being written…
release-part = What you are looking at
release-part-held = What is held back
release-part-map = The map
release-part-sheet = Sheet { $number }: { $name }
release-previous = Previous
release-next = Next
release-about-held = What does not leave as it stands, for how many entries or numbers, and by which rule of the method. Below, the rules that were applied.
release-about-map = This picture is on the sheet of places. Places at risk stand in squares or areas, never where they are; resources only where they agreed to be listed.
release-about-no-map = No map leaves: nothing may be drawn.
release-about-sheet = This sheet leaves exactly as it stands here ({ $count } lines).
release-held-column-what = What
release-held-column-count = How many
release-held-column-rule = Rule
release-to-keys = Go on: to whom
release-back = Back to the sheets
release-write = Sign and write the file…
release-file = submission
release-written = { $file } was written in { $folder }.
release-what-next = What to do now: copy the file to a stick or attach it to an e-mail for { $name }. Only that region can open it. If you change your mind, come back to step 10 and take it back: the region then removes what it received.

# Keys on screen

release-which-region = For which region
release-which-region-about = The region gives you its key as a file. You accept it once, after you compared its words by telephone.
release-no-region = No region accepted yet
release-which-own = By which key of the community
release-which-own-about = It signs, so that the region knows that the file is yours and nobody changed it.
release-no-own = No key yet: make one
release-other-name = The release names “{ $recipient }”; this key is of “{ $name }”. Make sure that both are the same region before the file leaves.
release-print-kit = Print the paper kit of this key today: Keys…, then Paper kit. Without it, a lost computer is a lost key.
release-passphrase = Passphrase of the key
release-words-in-en = English
release-words-in-fr = Français
release-qr = QR code of the key
release-keys = Keys
release-keys-about = A community’s key signs what it sends. A region’s key opens what it is sent. Each has 12 words that two people compare by telephone: the same words, the same key. This list stays on this computer, for you only.
release-keys-name = Whose
release-keys-what = What
release-keys-own-community = Yours: signs
release-keys-own-region = Yours: opens
release-keys-own-locked-community = Yours: signs, with a passphrase
release-keys-own-locked-region = Yours: opens, with a passphrase
release-keys-accepted-community = Another’s: a community you accepted
release-keys-accepted-region = Another’s: a region you accepted
release-key-new = New key…
release-key-new-about = A key is made by chance, on this computer. Print its paper kit right after: nobody else can bring it back.
release-key-typed = Type in from paper…
release-key-typed-about = Type the 24 words of the paper kit. Then compare the 12 words that appear with those on the paper.
release-key-kind = What it is for
release-kind-community = To sign, for a community
release-kind-region = To receive, for a region
release-key-name = Whose it is
release-key-words = The 24 words
release-key-words-about = In order, with spaces between; four letters of each are enough.
release-key-passphrase-about = May stay empty. With one, nobody who takes this computer can use the key. If you forget it, only the paper kit helps.
release-key-go = Keep the key
release-key-no-name = Say whose key it is.
release-key-made = The key is kept. Print its paper kit now, and lock it away.
release-accept = Accept a key from a file…
release-accept-about = Choose the key file that you received. Call its owner on a number that you already know, and read the words to each other.
release-accept-signer = Whose key signed it
release-accept-signer-about = This key signed the file. Call the community on a number that you already know, and read the words to each other.
release-accept-file = Choose the file…
release-compared = We compared all 12 words by telephone, and they are the same.
release-accept-go = Accept
release-give = Save the public key…
release-given = { $file } was written. It may be given to anyone; compare its words by telephone.
release-kit = Paper kit…
release-kit-file = secret-key
release-kit-written = { $file } was written. Print it, lock it away, then delete the file.
release-remove = Remove…
release-remove-sure-community = Without its paper kit, this key is lost: you can no longer take back what it signed. Press Remove once more if its kit is printed.
release-remove-sure-region = Without its paper kit, this key is lost: nobody can open any more what communities sent to it. Press Remove once more if its kit is printed.
release-error-remove = The key could not be removed ({ $reason }). It is still there.

# Taking back

release-take-back = Take a submission back
release-take-back-about = A notice is written for the region. When it is opened there, what you had sent is removed, and cannot be brought in again. What was already printed or published cannot be called back: ask the region.
release-take-back-what = Sent on { $date } to { $name }. Its release will be marked as withdrawn today.
release-take-back-go = Write the notice…
release-take-back-no-key = The key that signed it is not on this computer. Type it in from its paper kit first (Keys…), then come back. If key and paper are lost, call the region: it can remove your submission by itself.
release-notice-file = withdrawal
release-taken-back = { $file } was written. Send it to the region the same way as the submission. Nothing more leaves under this release.
