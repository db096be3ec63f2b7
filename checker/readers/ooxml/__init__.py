"""The parts of a Word file: opening the box safely, its XML, styles, numbering, the walk over the text and its check."""
