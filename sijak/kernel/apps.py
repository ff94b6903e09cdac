"""What must be true of the ground before the house opens?"""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "sijak.kernel"
    label = "kernel"

    def ready(self) -> None:
        from sijak.kernel.sqlite import checks  # noqa: F401  (registers the check)
