"""What is this department called?"""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "sijak.pages"
    label = "pages"

    def ready(self) -> None:
        from sijak.pages import addresses, copying
        from sijak.ui import leaving

        addresses.hang_addresses(addresses.of_the_house)
        addresses.hang_addresses(addresses.of_news_and_events)
        leaving.hang_leaving(copying.take_out)
