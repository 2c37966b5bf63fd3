"""A real identity provider: Debian's glewlwyd, on loopback, as an account without rights.

Usage: glewlwyd.py DIRECTORY. Prints its issuer, then answers each line on standard input with a line:
`visit URL` signs ada in there and prints where the browser is sent to. Ends with its standard input.
"""
import http.cookiejar
import json
import os
import pathlib
import random
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request

SCHEMA = "/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3"


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments, **options):
        return None


class Browser:
    def __init__(self, base):
        self.base = base
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies, Stay)

    def send(self, method, path, body=None):
        url = path if path.startswith("http") else self.base + path
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.headers

    def must(self, method, path, body=None):
        status, headers = self.send(method, path, body)
        if status >= 300:
            sys.exit(f"{method} {path}: {status}")
        return headers


def free_port():
    """Below those from which the system picks for connections, so that none is taken before the server has it."""
    while True:
        port = random.randrange(10_000, 20_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def start(directory, base, port):
    database = directory / "glewlwyd.db"
    with sqlite3.connect(database) as connection:
        connection.executescript(pathlib.Path(SCHEMA).read_text())
    connection.close()
    configuration = directory / "glewlwyd.conf"
    modules = "/usr/lib/glewlwyd"
    configuration.write_text(f'''
port={port}
bind_address="127.0.0.1"
external_url="{base}/"
login_url="login.html"
api_prefix="api"
log_mode="file"
log_level="INFO"
log_file="{directory}/glewlwyd.log"
cookie_secure=0
session_expiration=3600
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="{modules}/user"
client_module_path="{modules}/client"
user_auth_scheme_module_path="{modules}/scheme"
plugin_module_path="{modules}/plugin"
hash_algorithm="SHA512"
database = {{ type = "sqlite3"; path = "{database}"; }};
''')
    command = ["glewlwyd", "-c", str(configuration)]
    if os.geteuid() == 0:
        for path in [directory, database, configuration]:
            subprocess.run(["chown", "nobody:nogroup", str(path)], check=True)
        command = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=KILL", *command]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            Browser(base).send("GET", "/config")
            return process
        except OSError:
            time.sleep(0.05)
    process.kill()
    sys.exit(f"glewlwyd ended with {process.returncode}")


def configure(base, client, secret, redirect):
    key = subprocess.run(
        ["openssl", "genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
        capture_output=True, text=True, check=True).stdout
    public = subprocess.run(["openssl", "pkey", "-pubout"], input=key, capture_output=True, text=True, check=True).stdout
    admin = Browser(base)
    admin.must("POST", "/api/auth/", {"username": "admin", "password": "password"})
    admin.must("POST", "/api/mod/plugin/", {
        "module": "oidc", "name": "oidc", "display_name": "oidc", "parameters": {
            "iss": f"{base}/api/oidc", "jwt-type": "rsa", "jwt-key-size": "256", "key": key, "cert": public,
            "access-token-duration": 3600, "refresh-token-duration": 3600, "code-duration": 600,
            "refresh-token-rolling": True, "allow-non-oidc": False, "auth-type-code-enabled": True,
            "auth-type-code-revoke-replayed": True, "auth-type-token-enabled": False,
            "auth-type-id-token-enabled": True, "auth-type-none-enabled": False,
            "auth-type-password-enabled": False, "auth-type-client-enabled": False,
            "auth-type-device-enabled": False, "auth-type-refresh-enabled": False, "scope": [],
            "additional-parameters": [], "claims": [], "jwks-show": True, "jwks-x5c": [], "pkce-allowed": True,
            "pkce-method-plain-allowed": False, "pkce-required": True, "email-claim": "mandatory",
            "name-claim": "mandatory", "subject-type": "public"}})
    admin.must("POST", "/api/client/", {
        "client_id": client, "name": client, "confidential": True, "password": secret,
        "token_endpoint_auth_method": ["client_secret_basic", "client_secret_post"],
        "redirect_uri": [redirect], "authorization_type": ["code"], "scope": ["openid"], "enabled": True})
    admin.must("POST", "/api/user/", {
        "username": "ada", "name": "Ada", "password": "password of ada", "email": "ada@example.org",
        "scope": ["openid", "g_profile"], "enabled": True})
    ada = Browser(base)
    ada.must("POST", "/api/auth/", {"username": "ada", "password": "password of ada"})
    ada.must("PUT", f"/api/auth/grant/{client}/", {"scope": "openid"})
    return ada


def main():
    directory = pathlib.Path(sys.argv[1])
    client, secret, redirect = sys.argv[2:5]
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    process = start(directory, base, port)
    try:
        ada = configure(base, client, secret, redirect)
        print(f"{base}/api/oidc", flush=True)
        for line in sys.stdin:
            words = line.split()
            _, headers = ada.send("GET", words[1] + "&g_continue")
            print(headers.get("Location"), flush=True)
    finally:
        process.kill()
        process.wait()


main()
