"""What the program must never do, looked at from outside: by what it opens, writes, connects to and leaves behind."""
