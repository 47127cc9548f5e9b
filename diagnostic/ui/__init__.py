"""The window: everything that imports Qt. It holds no rule of the domain; the command line does the same without it."""
