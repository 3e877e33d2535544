"""What Rasa loads: the NLU components, the website's channel and the store of the conversation in hand.

Python 3.10. Nothing here imports ``virtual_school`` or ``actions``; ``sentence_encoder`` is shared with the website.
"""
