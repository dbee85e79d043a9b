"""Old addresses: files that lead to where a page is today, and anchors that a page keeps."""
