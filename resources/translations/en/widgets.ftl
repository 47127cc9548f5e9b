# What the ways of answering say.

widgets-agreed = Yes, agreed
widgets-clear = Take the answer back
widgets-copy = Copy
widgets-masked-show = Show
widgets-less = One less
widgets-more = One more
widgets-scale-none = Not answered yet
widgets-stars = { $value } of { $most }
widgets-rank-up = Up
widgets-rank-down = Down
widgets-rank-keep = This order is right
widgets-rank-none = Not ranked yet. Drag the lines, or choose one and move it with Up and Down.
widgets-rank-done = Ranked, first to last.
widgets-rank-keys = Arrow keys choose a line; Ctrl and an arrow key move it.
widgets-month = Month
widgets-year = Year
widgets-month-wrong = Please give the month and the year with four digits, such as 2026.
widgets-year-wrong = Please write the year with four digits, such as 2026. It is not saved yet.
widgets-date = Date
widgets-time = Time
widgets-time-form = 14:30 or 2:30 pm
widgets-time-unclear = Please write the time as 14:30 or 2:30 pm. What you typed is still here but is not saved.
widgets-moment-half = Please give the date and the time.
widgets-picture = Picture
widgets-pictures = Pictures
widgets-picture-choose = Choose a picture…
widgets-picture-remove = Remove the picture
widgets-picture-about = Only the picture itself is kept: the place, the date and the camera are taken out. Please show no faces, plates or house numbers.
widgets-picture-missing = A picture was given, but it is not in this file.
widgets-picture-large = This picture is too large to be opened safely. Nothing was kept. Please make it smaller and try again.
widgets-picture-unreadable = This file cannot be opened as a picture. Nothing was kept. Please choose a PNG or JPEG picture.
widgets-draw = Sheet to draw on with the mouse or a pen. Without either, choose a picture instead.
widgets-draw-undo = Undo the last stroke
widgets-ink-black = Black
widgets-ink-red = Red
widgets-ink-blue = Blue
widgets-audio-choose = Choose a recording…
widgets-audio-kinds = Recordings
widgets-video-choose = Choose a video…
widgets-video-kinds = Videos
widgets-file-choose = Choose a file…
widgets-file-kinds = Files
widgets-file-remove = Remove the file
widgets-file-kept = A file is kept: { $suffix }, { $size } kB.
widgets-file-missing = A file was given ({ $name }), but it is not in this file.
widgets-file-about = Its name is not kept. Documents may hold names of persons, in their text and in their properties: please look before you add one.
widgets-recording-about = A voice or a face identifies a person. Please add only recordings in which nobody can be recognised, or who agreed to it.
widgets-file-large = This file is too large: at most { $most } MB can be kept. Nothing was kept. Please choose a smaller one.
widgets-file-unreadable = This file could not be read. Nothing was kept. Please check that it is still there and try again. { $reason }
widgets-file-position = This recording holds the position where it was made, and was not kept. Please take the position out with a sound or video program and try again.
widgets-shape-map = Draw on the map
widgets-shape-form = One point a line, in order: latitude, longitude (west is negative).
widgets-shape-done = Use these points
widgets-shape-line = Line { $number } cannot be read. Please write a latitude and a longitude, such as 50.35, -86.9. Nothing was changed.
widgets-shape-few = A line needs two points, and an area three corners. Nothing was changed.
widgets-shape-small = At the precision that is kept, these points fall together: too small to be kept as a shape. Nothing was changed.
widgets-shape-line-of =
    { $count ->
        [0] No line yet.
       *[other] Line of { $count } points.
    }
widgets-shape-area =
    { $count ->
        [0] No area yet.
       *[other] Area with { $count } corners.
    }
