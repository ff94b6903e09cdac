"""Where are the pages of going along, and help with bills?"""

from django.urls import URLPattern, path

from sijak.health.views import afternoon, bills, companions, going, shares

SHARE = "<str:person>/bills/<str:bill>/parts/<str:share>/"

urlpatterns: list[URLPattern] = [
    path("going/", going.board, name="going"),
    path("going/companions/", companions.companion_list, name="companions"),
    path("going/companions/new/", companions.companion_new, name="companion-new"),
    path("going/companions/<str:companion>/", companions.companion, name="companion"),
    path("going/told/<str:telling>/", going.take, name="going-take"),
    path("afternoon/", afternoon.afternoon, name="afternoon"),
    path("afternoon/<str:slip>/", afternoon.step, name="afternoon-step"),
    path("afternoon/<str:slip>/report/", afternoon.report, name="afternoon-report"),
    path("promised/", bills.promised, name="promised"),
    path("<str:person>/going/", going.of_person, name="goings"),
    path("<str:person>/going/<str:going>/", going.choose, name="going-choose"),
    path("<str:person>/going/<str:going>/called-off/", going.end, name="going-end"),
    path("<str:person>/going/<str:going>/seen/", going.seen, name="going-seen"),
    path("<str:person>/bills/", bills.bill_list, name="bills"),
    path("<str:person>/bills/used/", bills.used, name="used"),
    path("<str:person>/bills/<str:bill>/", bills.bill, name="bill"),
    path("<str:person>/bills/<str:bill>/comes/", bills.bill_comes, name="bill-comes"),
    path("<str:person>/bills/<str:bill>/paid/", bills.bill_paid, name="bill-paid"),
    path("<str:person>/bills/<str:bill>/print/", bills.bill_print, name="bill-print"),
    path("<str:person>/bills/<str:bill>/tell/", bills.bill_tell, name="bill-tell"),
    path(SHARE, shares.share, name="share"),
    path(f"{SHARE}papers/", shares.papers, name="share-papers"),
    path(f"{SHARE}file/", shares.file, name="share-file"),
    path(f"{SHARE}off/", shares.off, name="share-off"),
    path(f"{SHARE}asked/", shares.asked, name="share-asked"),
    path(f"{SHARE}answer/", shares.answer, name="share-answer"),
    path(f"{SHARE}paid/", shares.paid, name="share-paid"),
    path(f"{SHARE}sign/", shares.sign, name="share-sign"),
    path(f"{SHARE}back/", shares.back, name="share-back"),
]
