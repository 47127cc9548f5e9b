"""A line or an area while it is drawn: its points, the chosen one, and every step back and forth."""

from diagnostic.ui.widgets.shape import Place

Points = tuple[Place, ...]


class Drawing:
    """What is drawn so far. ``only``: a single point, which a new one replaces. ``chosen`` is the position of the
    chosen point, or -1."""

    def __init__(self, points: Points, *, only: bool) -> None:
        self._only = only
        self._states: list[tuple[Points, int]] = [(points, len(points) - 1)]
        self._at = 0

    @property
    def points(self) -> Points:
        """The points in order."""
        return self._states[self._at][0]

    @property
    def chosen(self) -> int:
        """The position of the chosen point, -1 for none."""
        return self._states[self._at][1]

    def choose(self, at: int) -> None:
        """Choose a point."""
        if 0 <= at < len(self.points):
            self._states[self._at] = (self.points, at)

    def add(self, point: Place) -> None:
        """One more point after the last one."""
        points = () if self._only else self.points
        self._change((*points, point), len(points))

    def insert(self, at: int, point: Place) -> None:
        """One more point so that it stands at a position."""
        self._change((*self.points[:at], point, *self.points[at:]), at)

    def move(self, at: int, point: Place) -> None:
        """Put a point elsewhere."""
        self._change((*self.points[:at], point, *self.points[at + 1 :]), at)

    def remove(self, at: int) -> None:
        """Take a point out."""
        left = (*self.points[:at], *self.points[at + 1 :])
        self._change(left, min(at, len(left) - 1))

    def _change(self, points: Points, chosen: int) -> None:
        if points != self.points:
            del self._states[self._at + 1 :]
            self._states.append((points, chosen))
            self._at += 1

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at + 1 < len(self._states)

    def undo(self) -> None:
        """Take the last step back."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Take it again."""
        self._at = min(len(self._states) - 1, self._at + 1)
