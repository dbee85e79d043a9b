"""What a homepage is made of: frozen dataclasses that know neither Sphinx nor docutils."""
