"""What happens in the hospital rooms: who waits, what the doctor said, who goes along, who pays?"""
