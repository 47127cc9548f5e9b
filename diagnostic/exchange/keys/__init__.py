"""Keys of a community (it signs what it sends) and of a region (it alone opens what it is sent).

``pairs`` makes them, ``spoken`` says them as words to compare by telephone, ``public`` writes the half that is given
away, ``ring`` keeps the half that is not, ``kit`` prints what brings a lost one back.
"""
