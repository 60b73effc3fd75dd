"""A real mail server (aiosmtpd) on the loop of the test; what it takes lies in `arrived`."""

from __future__ import annotations

import asyncio
import email
import email.policy
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.smtp import SMTP


class Mailbox:
    """`arrived` has (recipients of the envelope, message) of each mail."""

    def __init__(self) -> None:
        self.arrived: asyncio.Queue[tuple[list[str], EmailMessage]] = asyncio.Queue()

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: SMTP(self, hostname="mail.example"), "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.arrived.put_nowait((envelope.rcpt_tos, message))
        return "250 taken"
