"""Pictures: smaller copies of large ones, and pages of PDFs as pictures."""
