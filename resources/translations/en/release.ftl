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
