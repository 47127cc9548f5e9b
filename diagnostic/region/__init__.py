"""What a regional coordinator does with the submissions of many communities: check, compile, report.

Nothing here reads a community's own file: only what it released (METHOD 4.4, G03) ever comes in.
"""
