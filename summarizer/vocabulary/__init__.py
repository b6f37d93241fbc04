"""What is known before any document is read: data files, and their lookup beside them.

Facts are rows of JSON, so that a domain expert can add one without reading code.
"""
