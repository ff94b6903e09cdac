"""How many people may one worker walk with before somebody asks how they are?"""

# Settings of the house (domain: half of those who do this work carry other people's trauma).
CASELOAD_LIMIT = 30
HEAVY_LIMIT = 5
# How far ahead a promise is shown, in days.
AHEAD_DAYS = 7
MOST_ROWS = 200
