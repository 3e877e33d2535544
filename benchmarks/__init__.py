"""How fast, how robust and how repeatable it is: run by hand, not by the tests."""
