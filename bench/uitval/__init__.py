"""What happens when the main database dies while people record: a real cluster, a real kill."""
