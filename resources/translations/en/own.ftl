# The community's own questions on a step's page.

own-undo-add = own questions added
own-undo-retire = own questions no longer asked
