"""Repère: the local diagnostic tool (task 1.12 of Canada's National Action Plan, 2012)."""

__version__ = "0.1.0"
