"""How do we walk with a person: plan, notes, tasks, visits, the ladder when it falls silent?"""
