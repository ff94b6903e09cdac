"""Where is the vault? One line for the life of the process."""

from functools import cache

from django.conf import settings

from vault.client import Vault


@cache
def vault() -> Vault:
    return Vault(settings.SIJAK_VAULT_SOCKET)
