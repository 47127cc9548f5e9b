# What the screen of a questionnaire says.

asking-outline = Sections of the questionnaire
asking-section = Questions
asking-section-notes = Please read first
asking-section-left =
    { $count ->
        [0] { $title }: nothing left
        [one] { $title }: { $count } question left
       *[other] { $title }: { $count } questions left
    }
asking-language = Language of the questions
asking-back = Previous section
asking-forth = Next section
asking-guidance = More help
asking-left =
    { $count ->
        [one] What is left: { $count } question
       *[other] What is left: { $count } questions
    }
asking-left-none = ✓ Nothing is left: every answer that is needed is there.
asking-left-list = What is left; Enter goes to the question
asking-left-line = { $question } — { $message }
asking-no-choices = There is nothing to choose yet: answer the questions before this one first.
asking-patterns = Describe patterns, never people: no names, no ages, no addresses.
asking-phone-only = On a phone, another app answers this question. Here, please type the answer.
asking-bearing = On a phone, the compass answers this question. Here, please type degrees from 0 (north) to 360.
asking-calendar = This calendar is not available here: please give the date in the usual calendar.
asking-from-list = On a phone, this is chosen on a picture or a map. Here, please choose from the list.
asking-signature = This form asks for a signature. A signature identifies a person, so Repère does not take one. If the form needs it, please mark Unknown, and keep signed papers elsewhere.
asking-missing-image = Picture not with the form: { $name }
asking-missing-audio = Sound not with the form: { $name }
asking-missing-video = Video not with the form: { $name }
asking-picture = Picture: { $name }
asking-play-audio = Play the sound
asking-play-video = Play the video
asking-cannot-play = This computer cannot play { $name }
asking-repeat = Entries
asking-repeat-add = Add one
asking-repeat-remove = Delete this one
asking-repeat-back = Previous
asking-repeat-forth = Next
asking-repeat-count =
    { $count ->
        [0] Nothing entered yet.
        [one] { $count } entry
       *[other] { $count } entries
    }
asking-repeat-fixed =
    { $count ->
        [0] No entry: the number comes from an answer above.
        [one] { $count } entry; the number comes from the form.
       *[other] { $count } entries; the number comes from the form.
    }
asking-repeat-removed = Deleted: { $what }
asking-map-point = Choose a position
asking-map-line = Draw a line
asking-map-area = Draw an area
asking-map-point-how = Click where it is. With the keyboard: move the map with the arrow keys and press Enter.
asking-map-shape-how = Click each point in turn; drag a point to move it, click the middle of a side to add one. With the keyboard: move the map with the arrow keys and press Enter, or use the list.
asking-map-undo = Undo
asking-map-redo = Redo
asking-map-corner = Points
asking-map-corners = Points in order
asking-map-append = Add it as a new point
asking-map-written = Type a position: Enter moves the chosen point
asking-map-remove = Remove the chosen point
asking-map-split = Add a point after it
asking-map-use = Use this
asking-map-count =
    { $count ->
        [0] No point yet.
        [one] { $count } point.
       *[other] { $count } points.
    }
