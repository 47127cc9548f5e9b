"""A workbook to fill in with Excel or LibreOffice where Repère is not at hand, and its way back.

``sheets`` says which sheets and columns there are, ``writing`` makes the workbook, ``taking`` reads it again. What a
column is stands in small letters in the first row of its sheet, so that it is read back in whichever language it was
filled in, moved, renamed or saved again by another program.
"""
