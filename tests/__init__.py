"""The tests that are written in Python. Run one from the top of the tree: python3 -m tests.cells --help"""
