"""The day the picture stands on."""

from datetime import date

from frontlines.store.contract import Store


def latest_day(store: Store) -> date | None:
    """The latest day of publication; None where there are no reports.

    Where no report has one, the day the last was added. One undated clipping added today would otherwise make
    everything that was held in 2016 lapse in years of silence that no report speaks of.
    """
    return store.last_published() or store.last_day()
