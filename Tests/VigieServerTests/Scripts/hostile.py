"""Requests that nobody sends in good faith: the server lives, answers afterwards, and gives nothing away."""

import os
import random
import re
import socket
import sys
import threading
import time
from urllib.parse import urlsplit

ADDRESS = urlsplit(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 4000
TOKEN = os.environ["VIGIE_TOKEN"]
SEED = 20261122
chance = random.Random(SEED)

METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "G\0T", "X" * 300, ""]
PATHS = [
    "/", "/api/v1/readiness", "/api/v1/runs", "/api/v1/runs/%00", "/api/v1/../../etc/passwd", "/..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/api/v1/ledger/entries/-1", "/api/v1/ledger/entries/99999999999999999999",
    "/api/v1/runs?limit=%", "/api/v1/runs?limit=1&limit=2", "/api/v1/runs?status=\xff", "/healthz\\..\\..", "http://evil.example/",
    "*", "api", "/" + "a/" * 2000, "/" + "A" * 9000, "/api/v1/resources/<script>/'--", "/metrics?x=<svg/onload=1>", "/%ff%fe",
]
HEADERS = [
    "Host: x", "Content-Length: -1", "Content-Length: 5", "Content-Length: 99999999999999", "Transfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nContent-Length: 3", "Authorization: Bearer " + "A" * 5000, "Authorization: Basic Og==",
    "Cookie: vigie=" + "B" * 3000, "Cookie: vigie=a; vigie=b", "X-Forwarded-For: 127.0.0.1, <script>", "Last-Event-ID: x\x01y",
    "Content-Type: application/json", "Expect: 100-continue", "Upgrade: websocket\r\nConnection: Upgrade", "Connection: close",
    "Accept-Language: " + "fr," * 500, "X: " + "y" * 20000, "Bad Header: 1", ": empty", "Idempotency-Key: \r\n Set-Cookie: a=b",
    "Origin: null", "X\0Y: 1", "Range: bytes=0-,0-,0-", "TE: trailers",
]
BODIES = ["", "{", "[" * 5000, '{"a":' * 2000, '{"procedure":"\\ud800","input":{}}', "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "\0" * 50,
          '{"procedure":"backup.sweep","input":{},"procedure":"x"}', "ffffffffffffffff\r\nx", '"' + "é" * 3000 + '"']
HOUSE = __file__.rsplit("/Tests/", 1)[0] + "/"
LEAKS = re.compile(
    rb"root:x:|\.swift|Fatal error|SQLite|/tmp/|stack trace|" + re.escape(HOUSE.encode()) + b"|" + re.escape(TOKEN.encode()))


def talk(data, patience=5):
    try:
        with socket.create_connection((ADDRESS.hostname, ADDRESS.port), timeout=patience) as link:
            link.sendall(data)
            link.shutdown(socket.SHUT_WR)
            answer = b""
            while len(answer) < 1 << 20:
                piece = link.recv(65536)
                if not piece:
                    break
                answer += piece
            return answer
    except (ConnectionError, socket.timeout, OSError):
        return b""


def request():
    lines = [f"{chance.choice(METHODS)} {chance.choice(PATHS)} HTTP/{chance.choice(['1.1', '1.1', '1.1', '1.0', '2.0', '9'])}"]
    lines += chance.choices(HEADERS, k=chance.randrange(0, 6))
    if chance.random() < 0.4:
        lines.append("Authorization: Bearer " + TOKEN)
    data = "\r\n".join(lines + ["", chance.choice(BODIES)]).encode("latin-1", "replace")
    if chance.random() < 0.3:
        data = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        data = bytes(data)
    if chance.random() < 0.1:
        data = chance.randbytes(chance.randrange(1, 3000))
    return data


def healthy():
    # Sooner than the slow ones are sent away.
    answer = talk(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 20)
    return answer.startswith(b"HTTP/1.1 200") and answer.endswith(b"ok\n")


assert healthy(), "the server does not answer"
work = [request() for _ in range(COUNT)]
failures = []
lock = threading.Lock()


def worker(part):
    for data in part:
        answer = talk(data)
        first = answer.split(b"\r\n", 1)[0]
        status = first.split(b" ")[1] if first.startswith(b"HTTP/1.1 ") else b""
        wrong = None
        if LEAKS.search(answer):
            wrong = "gives something away"
        elif answer and not re.match(rb"HTTP/1\.[01] [1-5]\d\d", first):
            wrong = "answers with something that is no answer"
        elif status == b"500":
            wrong = "fails"
        elif re.search(rb"(?im)^set-cookie: a=b", answer.split(b"\r\n\r\n", 1)[0]):
            wrong = "lets a header be injected"
        elif b"<script>" in answer and b"content-type: text/html" in answer.lower():
            wrong = "echoes a script"
        if wrong:
            with lock:
                failures.append((wrong, data[:300], answer[:600]))


threads = [threading.Thread(target=worker, args=(work[start::8],)) for start in range(8)]
# Meanwhile some say almost nothing, for as long as they are let.
slow = []
for _ in range(200):
    link = socket.create_connection((ADDRESS.hostname, ADDRESS.port), timeout=60)
    link.sendall(b"GET /api/v1/readiness HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    slow.append(link)
for thread in threads:
    thread.start()
while any(thread.is_alive() for thread in threads):
    for link in slow[:50]:
        try:
            link.sendall(b"a")
        except OSError:
            pass
    assert healthy(), "slow ones keep others out"
    time.sleep(0.3)
for thread in threads:
    thread.join()
assert not failures, (SEED, len(failures), failures[:3])
assert healthy(), "the server does not answer any more"

# Bodies that come half, and then nothing: they keep nobody out, neither from looking nor from sending.
half = []
for _ in range(400):
    link = socket.create_connection((ADDRESS.hostname, ADDRESS.port), timeout=60)
    link.sendall(b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                 b"Content-Length: 100\r\n\r\nperson=ada&")
    half.append(link)
time.sleep(0.5)
assert healthy(), "half-sent bodies keep out who looks after the server"
answer = talk(b"GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 20)
assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
other = socket.create_connection((ADDRESS.hostname, ADDRESS.port), timeout=60, source_address=("127.0.0.2", 0))
other.sendall(b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              b"Content-Length: 10\r\nConnection: close\r\n\r\nperson=ada")
answer = other.recv(1000)
assert answer and not answer.startswith(b"HTTP/1.1 503"), answer[:200]
other.close()
for link in half:
    link.close()
assert healthy()

# Bodies that never end, or are far too large, are given up.
for head in (b"Content-Length: 1000000000\r\n", b"Transfer-Encoding: chunked\r\n"):
    link = socket.create_connection((ADDRESS.hostname, ADDRESS.port), timeout=60)
    link.sendall(b"POST /api/v1/runs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                 + TOKEN.encode() + b"\r\n" + head + b"\r\n")
    sent, piece = 0, b"10000\r\n" + b" " * 65536 + b"\r\n"
    try:
        while sent < 8 << 20:
            sent += link.send(piece)
            link.setblocking(False)
            try:
                if link.recv(1000).startswith(b"HTTP/1.1 413"):
                    break
            except BlockingIOError:
                pass
            link.settimeout(60)
        else:
            raise AssertionError("a body without end is read without end")
    except ConnectionError:
        pass
    link.close()
assert healthy()

# Who has not finished a request within the idle time is sent away.
if "--patient" in sys.argv:
    deadline = time.time() + 45
    left = slow
    while left and time.time() < deadline:
        time.sleep(1)
        still = []
        for link in left:
            link.settimeout(0.01)
            try:
                if link.recv(1000) != b"":
                    still.append(link)
            except socket.timeout:
                still.append(link)
            except OSError:
                pass
        left = still
    assert not left, f"{len(left)} slow connections were kept"
print("nothing was found")
