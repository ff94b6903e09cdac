"""At which addresses is money asked for, decided, paid and counted?"""

from django.urls import path

from sijak.money.views import day, funds, helping, ledger, paying, person

app_name = "money"

urlpatterns = [
    path("", day.day, name="day"),
    path("pay/", paying.pay, name="pay"),
    path("pay/<str:run>/", paying.run, name="run"),
    path("pay/<str:run>/done/", paying.run_settle, name="run-settle"),
    path("pay/<str:run>/file.txt", paying.run_file, {"shape": "txt"}, name="run-file"),
    path("pay/<str:run>/file.csv", paying.run_file, {"shape": "csv"}, name="run-table"),
    path("statement/", paying.statement_bring, name="statement"),
    path("statement/match/", paying.statement_match, name="statement-match"),
    path("funds/", funds.fund_list, name="funds"),
    path("funds/new/", funds.fund_new, name="fund-new"),
    path("funds/<str:fund>/", funds.fund, name="fund"),
    path("funds/<str:fund>/give/", funds.fund_give, name="fund-give"),
    path("funds/<str:fund>/close/", funds.fund_close, name="fund-close"),
    path("ledger/", ledger.trial, name="trial"),
    path("ledger/month/", ledger.month_close, name="month-close"),
    path("ledger/<str:account>/", ledger.account, name="account"),
    path("of/<str:person>/", person.person, name="person"),
    path("of/<str:person>/<str:ask>/", helping.outlay, name="help"),
    path("of/<str:person>/<str:ask>/account/", helping.account, name="help-account"),
    path("of/<str:person>/<str:ask>/same/", helping.same_account, name="help-same"),
    path("of/<str:person>/<str:ask>/check/", helping.check, name="help-check"),
    path("of/<str:person>/<str:ask>/sign/", helping.sign, name="help-sign"),
    path("of/<str:person>/<str:ask>/withdraw/", helping.withdraw, name="help-withdraw"),
    path("of/<str:person>/<str:ask>/receipt/", helping.receipt, name="help-receipt"),
    path("<str:outlay>/", day.outlay, name="outlay"),
    path("<str:outlay>/decide/", day.decide, name="decide"),
    path("<str:outlay>/check/", day.check, name="check"),
    path("<str:outlay>/do/", day.do, name="do"),
]
