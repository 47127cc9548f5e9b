"""The ten steps on screen, generated from their forms."""
