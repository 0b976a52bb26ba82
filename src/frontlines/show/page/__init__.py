"""One self-contained HTML page: the article with its evidence highlighted, and the picture beside it."""

from frontlines.show.page.render import render_page

__all__ = ["render_page"]
