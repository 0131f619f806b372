"""Names resolved once, every answer checked, and only a checked address dialled.

aiohttp dials exactly the addresses its resolver returns, with the name kept for TLS and the Host header. So the
check and the dial cannot see different answers, whatever a name server says the second time (DNS rebinding). One
private address among public ones refuses the name: nobody honest mixes them.
"""

from __future__ import annotations

import ipaddress
import socket

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from enrich.net.address import is_public
from enrich.net.faults import Refused


class GuardedResolver(AbstractResolver):
    """A resolver that refuses names of this machine, of private networks and of other people's inner networks."""

    def __init__(self, inner: AbstractResolver | None = None) -> None:
        self._inner = inner or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Addresses of a name.

        Raises:
            Refused: when any of them is not public.
            OSError: when the name does not resolve.
        """
        try:
            answers = await self._inner.resolve(host, port, family)
        except UnicodeError as error:  # a label too long for the DNS is a name that does not exist
            raise socket.gaierror(socket.EAI_NONAME, str(error)) from error
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "the name has no address")
        for answer in answers:
            address = answer["host"].partition("%")[0]
            if not is_public(ipaddress.ip_address(address)):
                raise Refused(f"{host} leads to {address}, which is not an address of the open internet")
        return answers

    async def close(self) -> None:
        await self._inner.close()
