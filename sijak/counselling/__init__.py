"""What helps the heart? Sessions, questions, groups, visits to families, and care for those who care."""
