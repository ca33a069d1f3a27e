"""Daily Inventory History (now Inventory Ledger): rows taken over in bulk, codes in words, checks, questions, files."""
