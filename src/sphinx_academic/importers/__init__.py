"""What homepages made with other generators state, as records; a module for each kind of source.

Nothing here writes a file, runs a program or contacts another host.  YAML, Markdown and HTML are read with
packages that the extra ``import`` names, which are imported where they are used.
"""
