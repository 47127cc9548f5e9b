"""The rules E (persons), N (numbers), M (maps), G (governance) and H (content) of METHOD 4: one module each."""
