"""What directives and roles share: names, options, bodies, and what of a source stays its author's."""
