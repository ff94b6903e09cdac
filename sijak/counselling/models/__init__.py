"""What does counselling keep? One module an area; import each here so that the data store knows it."""

from sijak.counselling.models.danger import Signal, WaitingSignal
from sijak.counselling.models.oncall import OnCall
from sijak.counselling.models.safety_plans import SafetyPlan

__all__ = ["OnCall", "SafetyPlan", "Signal", "WaitingSignal"]
