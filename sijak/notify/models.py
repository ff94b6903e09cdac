"""Where does a worker wish to be reminded? Only those who asked for it stand here.

An address of a worker, given by themselves, in clear: the clock that sends has no key to open
anything. It is never an address of somebody who asked for help.
"""

from __future__ import annotations

from typing import Self

from django.db import models

from sijak.kernel.ids import RandomIdField


class AddressQuerySet(models.QuerySet["Address"]):
    def not_yet_told(self, day: object) -> Self:
        return self.exclude(last_told_on=day)


class Address(models.Model):
    id = RandomIdField()
    worker = models.CharField(max_length=32, unique=True)
    email = models.EmailField(max_length=120)
    language = models.CharField(max_length=7, default="ko")
    last_told_on = models.DateField(null=True, blank=True)

    objects = AddressQuerySet.as_manager()
