"""Certificates for servers of this machine, made when they are needed by the `openssl` command.

One authority, which this process is made to trust for as long as the benchmark runs, and certificates of it that are
good, expired, or somebody else's; and one that nobody vouches for. No key of them outlives the folder they lie in.
"""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


class Authority:
    """Makes certificates in a folder. `trust` is the file that holds its own."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        self._folder, self._names = folder, names
        _openssl(
            folder,
            "req",
            "-x509",
            *_KEY,
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
            "-days",
            "2",
            "-subj",
            "/CN=Bench",
        )
        self.trust = folder / "ca.pem"
        self.good = self._server("good", names)
        self.expired = self._server("expired", names, days=-1)
        self.others = self._server("others", ["somebody-else.example"])
        self.own = self._server("own", names, by_authority=False)
        self.old = self._context("good")
        self.old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        self.old.maximum_version = ssl.TLSVersion.TLSv1

    def _server(
        self, name: str, hosts: list[str], days: int = 2, *, by_authority: bool = True
    ) -> ssl.SSLContext:
        """What a server needs that shows such a certificate."""
        (self._folder / "names").write_text("subjectAltName=" + ",".join(f"DNS:{host}" for host in hosts))
        _openssl(
            self._folder,
            "req",
            "-new",
            *_KEY,
            "-keyout",
            f"{name}.key",
            "-out",
            "request",
            "-subj",
            f"/CN={name}",
        )
        signed = (
            ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"]
            if by_authority
            else ["-signkey", f"{name}.key"]
        )
        _openssl(self._folder, "x509", "-req", "-in", "request", *signed, "-days", str(days), "-extfile", "names",
                 "-out", f"{name}.pem")  # fmt: skip
        return self._context(name)

    def _context(self, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._folder / f"{name}.pem", self._folder / f"{name}.key")
        return context
