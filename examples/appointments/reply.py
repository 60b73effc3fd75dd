"""Take one answer from standard input, as a mail server hands it to a program, and bring the CRM up to date.

    termine: "|python /srv/appointments/reply.py /etc/appointments/settings.toml"

A status other than 0 tells the mail server to keep the mail.
"""

from __future__ import annotations

import email
import email.policy
import sys

from settings import load


def main() -> None:
    """Print the status that the lead now has."""
    flow, _ = load(sys.argv[1])
    message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
    print(flow.answered(message) or "no answer to an invitation")


if __name__ == "__main__":
    main()
