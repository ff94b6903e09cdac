"""What happens to a stranger's file inside the child that may come to harm? Nothing of Django here."""
