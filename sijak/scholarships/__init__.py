"""Who is helped to study, by which rule, and how does it go on?"""
