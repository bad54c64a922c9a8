"""What people think of answers, for admins: cases of the evaluation are made of it."""
