"""The name model at run time: text to words and pieces, pieces to tags, tags to spans.

Training (`training/`) uses the same code for everything but the network, so the two cannot drift apart.
"""
