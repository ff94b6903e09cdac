"""What is this department called?"""

from functools import partial

from django.apps import AppConfig
from django.utils.translation import get_language


class PagesConfig(AppConfig):
    name = "sijak.pages"
    label = "pages"

    def ready(self) -> None:
        from sijak.kernel.actions import turn_generation
        from sijak.pages import addresses, copying, site
        from sijak.ui import leaving, menus

        menus.hang_menu(lambda: site.shelves(get_language() or "ko"))
        addresses.hang_addresses(addresses.of_the_house)
        addresses.hang_addresses(addresses.of_news_and_events)
        addresses.hang_addresses(addresses.of_voices)
        # Kept pages are thrown away with the same commit, the copy is changed right after it.
        leaving.hang_turning(partial(turn_generation, by=None))
        leaving.hang_leaving(copying.take_out)
