"""The nginx of the distribution with deploy/nginx.conf, on loopback, over a built site."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from website import ROOT

CONFIGURATION = ROOT / "deploy/nginx.conf"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
AROUND = """
load_module {brotli};
{user}
pid {folder}/pid;
error_log {folder}/error.log;
worker_processes 2;
daemon off;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
    "-subj /CN=localhost -keyout key.pem -out certificate.pem"
)


@dataclass(frozen=True)
class Answer:
    """What a server answers; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server."""

    secure: int
    plain: int

    @property
    def address(self) -> str:
        """Of its root."""
        return f"https://127.0.0.1:{self.secure}/"

    def ask(self, path: str, method: str = "GET", secure: bool = True, **headers: str) -> Answer:
        """Its answer for a path that is sent as it is."""
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}
        with self._socket(secure) as connection:
            client = http.client.HTTPConnection("127.0.0.1")
            client.sock = connection
            client._validate_path = lambda url: None
            client.request(method, path, headers={"Host": "localhost"} | wanted)
            found = client.getresponse()
            names = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, names, found.read())

    def send(self, raw: bytes) -> bytes:
        """What it answers to bytes, up to its end."""
        with self._socket(secure=True) as connection:
            connection.sendall(raw)
            answer = b""
            while part := connection.recv(65536):
                answer += part
            return answer

    def _socket(self, secure: bool) -> socket.socket:
        port = self.secure if secure else self.plain
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        return trusting().wrap_socket(connection) if secure else connection


def trusting() -> ssl.SSLContext:
    """Takes the certificate of the test."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@contextmanager
def running(site: Path, folder: Path) -> Iterator[Server]:
    """Serves the site; the folder takes what the server writes."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert nginx and BROTLI.exists(), "This needs nginx: sh deploy/system-packages.sh test"
    folder.mkdir(parents=True)
    subprocess.run(CERTIFICATE.split(), cwd=folder, capture_output=True, check=True)
    server = Server(_free_port(), _free_port())
    (folder / "site.conf").write_text(_configured(site, folder, server), encoding="utf-8")
    # Under root, nginx reads as another user, who may not look into the folders of tests.
    user = "user root;" if os.geteuid() == 0 else ""
    around = AROUND.format(folder=folder, brotli=BROTLI, user=user)
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    command = [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(process, server.secure)
        yield server
    finally:
        process.terminate()
        process.communicate()


def _configured(site: Path, folder: Path, server: Server) -> str:
    """The configuration of the project for this folder, these ports and this certificate."""
    replaced = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{server.plain};",
        "listen 443 ": f"listen 127.0.0.1:{server.secure} ",
        "/etc/ssl/example.org/fullchain.pem": f"{folder}/certificate.pem",
        "/etc/ssl/example.org/privkey.pem": f"{folder}/key.pem",
        "/srv/site": str(site),
    }
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(100):
        assert process.poll() is None, process.stderr and process.stderr.read()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx does not answer")
