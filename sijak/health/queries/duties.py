"""One duty with all that was done for it; one paper; one medicine."""

from __future__ import annotations

from sijak.health.models import Certificate, Duty, Medicine
from sijak.health.queries.opened import (
    CertificateView,
    DutyView,
    MedicineView,
    certificate_view,
    duty_view,
    medicine_view,
)
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Why
from sijak.people.sealing import open_rows


def duty(by: Actor, strand: str, duty: str) -> DutyView:
    row = Duty.objects.filter(strand_id=strand, pk=duty).first()
    if row is None:
        raise NotForYou
    return duty_view(row, open_rows(by, [row], Why.HEALTH)[0])


def paper(by: Actor, strand: str, certificate: str) -> CertificateView:
    row = Certificate.objects.filter(strand_id=strand, pk=certificate).first()
    if row is None:
        raise NotForYou
    return certificate_view(row, open_rows(by, [row], Why.HEALTH)[0])


def medicine(by: Actor, strand: str, medicine: str) -> MedicineView:
    row = Medicine.objects.filter(strand_id=strand, pk=medicine).first()
    if row is None:
        raise NotForYou
    return medicine_view(row, open_rows(by, [row], Why.HEALTH)[0])
