"""Settings (TOML) to a flow: which CRM, which mail server, which times are free."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from crm_hubspot import HubSpot
from crm_salesforce import Salesforce
from flow import Crm, Flow
from mail import Post
from model import ZONE, Model


def load(path: str) -> tuple[Flow, dict[str, Any]]:
    """The flow, and the section of the webhook."""
    settings = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    crm: Crm = HubSpot(**settings["hubspot"]) if "hubspot" in settings else Salesforce(**settings["salesforce"])
    # A list stands for the calendar of your sales people: ask it here.
    slots = [slot.replace(tzinfo=ZONE) for slot in settings["calendar"]["slots"]]
    return Flow(crm, Model(), Post(**settings["mail"]), slots), settings["webhook"]
