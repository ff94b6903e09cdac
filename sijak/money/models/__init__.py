"""What is kept of money?"""

from sijak.money.models.funds import BudgetLine, Fund
from sijak.money.models.ledger import Account, ClosedMonth, Entry, MonthTotal
from sijak.money.models.outlays import Ask, BankLine, Outlay, Payee, Payment, Run

__all__ = ["Account", "Ask", "BankLine", "BudgetLine", "ClosedMonth", "Entry", "Fund", "MonthTotal", "Outlay",
           "Payee", "Payment", "Run"]  # fmt: skip
