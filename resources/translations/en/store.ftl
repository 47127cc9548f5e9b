# What can happen to the file of a diagnostic.

store-created = Creation of the diagnostic
store-exists = There is already a file named { $file }. Nothing was written. Choose another name.
store-missing = The file { $file } cannot be found. It may have been moved or deleted, or its stick pulled out. Put it back, or look for a copy in its backups folder.
store-no-folder = The folder { $folder } for { $file } does not exist. Nothing was written. Choose another folder.
store-foreign = { $file } is not a diagnostic of Repère. It was not changed. Choose a file whose name ends in .repere.
store-wrong-passphrase = This passphrase does not open { $file }, or the file is damaged. It was not changed. Check capital letters and the keyboard’s language, and try again.
store-passphrase-needed = { $file } is protected: its passphrase is needed to open it.
store-newer = { $file } was written by a newer version of Repère. It was not changed. Install the newer version to open it.
store-locked =
    { $file } is already open in another window{ $who ->
        [none] .
       *[other] { "" } ({ $who }).
    } Nothing was changed. Close it there first.
store-read-only = { $file } cannot be written: the file or its folder is read-only. Everything saved before is kept. Copy it to another folder and open the copy.
store-cannot-open = { $file } cannot be opened or made here. Nothing was changed. Check that you may write in this folder, or choose another one.
store-disk-full = The disk is full: this was not saved in { $file }. Everything saved before is kept. Make room, then try again.
store-damaged = { $file } is cut short or damaged. It was not changed. Open the newest copy in its backups folder instead.
store-io = { $file } cannot be reached. It may be on a stick that was pulled out. Everything saved before is kept. Put the stick back, then try again.
store-gone = { $file } is no longer where it was: moved, deleted, or on a stick that was pulled out. What you just wrote is still on the screen. Put the file back, then try again.
store-failed = Something went wrong with { $file }. Everything saved before is kept. Try again; if it goes on, open a copy from the backups folder. What was said: { $reason }
store-dangling = { $count ->
    [one] One record names another one that is no longer there. Open it and choose again.
   *[other] { $count } records name others that are no longer there. Open them and choose again.
}
store-to-review = { $count ->
    [one] One text may point to a person. Review it before anything is shared.
   *[other] { $count } texts may point to a person. Review them before anything is shared.
}
store-changed = Another file now stands where { $file } was, or something else changed it. Nothing was written in it. What you just wrote is still on the screen: save a copy elsewhere.
store-backups-left = This is done, but these earlier copies could not be deleted and still hold what was there before: { $files }. Close other programs that use them and delete them yourself.
store-not-deleted = These files could not be deleted: { $files }. Everything else is gone. Close other programs that use them and delete them yourself.
store-forgotten = Earlier texts forgotten
store-rules-broken = { $count ->
    [one] One record does not keep to the safeguards (too fine a position, a name where none may stand). Open it and save it again.
   *[other] { $count } records do not keep to the safeguards (too fine a position, a name where none may stand). Open them and save them again.
}
store-unlike = The tables of { $file } are not those of this version. Nothing was changed. Open the newest copy in its backups folder, and keep this file for whoever helps you.
store-unknown-codes = { $count ->
    [one] One answer is a code that is in no catalogue of this version. It is kept and shown as it is.
   *[other] { $count } answers are codes that are in no catalogue of this version. They are kept and shown as they are.
}
store-bad-backups = { $count ->
    [one] One backup cannot be opened. The others can. Make a new one now.
   *[other] { $count } backups cannot be opened. Make a new one now.
}
store-merged = Another copy brought in
store-merge-same = { $file } is the diagnostic that is open. Nothing was changed. Choose the copy from the other computer.
store-merge-other = { $file } is the diagnostic of another community, or was begun apart: it is no copy of this one. Nothing was changed. Choose a copy that was made from this diagnostic.
