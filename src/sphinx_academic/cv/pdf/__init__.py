"""The PDF of a CV, typeset without TeX."""
