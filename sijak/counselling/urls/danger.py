"""Where are the pages of danger, the rota and the safety plan?"""

from django.urls import URLPattern, path

from sijak.counselling.views import danger, oncall, safety_plans, signs

urlpatterns: list[URLPattern] = [
    path("signals/", signs.signals, name="signals"),
    path("signals/<str:waiting>/take/", signs.signal_take, name="signal-take"),
    path("rota/", oncall.rota, name="rota"),
    path("rota/<str:on_call>/off/", oncall.rota_off, name="rota-off"),
    path("<str:person>/danger/", danger.danger, name="danger"),
    path("<str:person>/danger/plan/", safety_plans.safety_plan, name="safety-plan"),
    path("<str:person>/danger/plan/write/", safety_plans.safety_plan_write, name="safety-plan-write"),
    path("<str:person>/danger/plan/print/", safety_plans.safety_plan_print, name="safety-plan-print"),
    path("<str:person>/danger/plan/share/", safety_plans.safety_plan_share, name="safety-plan-share"),
    path("<str:person>/danger/plan/back/", safety_plans.safety_plan_take_back, name="safety-plan-take-back"),
]
