"""Dialogs, each a module with ``show(parent, document, ...)``; loaded when first asked for."""
