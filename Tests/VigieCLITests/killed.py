"""A server under load is killed at any moment, again and again. Stops with a traceback at the first thing that is not so.

Usage: killed.py ROUNDS [SEED]      `vigie` is the first of that name in PATH; everything is made in this directory.

What a client was told has happened has happened; what it was not told may have. So: who was signed out stays out, who
was let in stays in, a revoked token opens nothing, what was asked for under one key was done once, what was agreed to is
done once and nothing else is, and every message that was due arrived, however often it had to be sent, under one key.
"""

import http.client
import http.server
import json
import os
import pathlib
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

ROUNDS = int(sys.argv[1])
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
chance = random.Random(SEED)
PASSWORD = "seven boats under a paper moon"
FORM = "application/x-www-form-urlencoded"

heard = []
lock = threading.Lock()


class Hook(http.server.BaseHTTPRequestHandler):
    """Takes messages; now and then it takes one and says that it failed. A test of a channel is not sent again then."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with lock:
            heard.append((self.headers["X-Idempotency-Key"], body))
        time.sleep(chance.random() * 0.05)
        fails = chance.random() < 0.5 and not any(is_test(notice) for notice in body["notices"])
        self.send_response(503 if fails else 200)
        self.end_headers()

    def log_message(self, *words):
        pass


def is_test(notice):
    return notice["subject"].startswith("NotificationChannel/")


hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
threading.Thread(target=hook.serve_forever, daemon=True).start()


def free_port():
    """Not one of those that the system gives to whoever connects: nobody takes it while the server is down."""
    while True:
        port = random.randrange(10000, 20000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


PORT = free_port()
pathlib.Path("plan").mkdir()
EMERGENCIES = ROUNDS * 10
PLAN = """\
apiVersion: vigie.dev/v1
kind: Person
metadata: {name: ada}
---
apiVersion: vigie.dev/v1
kind: RoleBinding
metadata: {name: admins}
spec: {role: admin, people: [ada]}
---
apiVersion: vigie.dev/v1
kind: Person
metadata: {name: grace}
---
apiVersion: vigie.dev/v1
kind: RoleBinding
metadata: {name: approvers}
spec: {role: approver, people: [grace]}
---
apiVersion: vigie.dev/v1
kind: Database
metadata: {name: shop}
spec: {name: shop, role: vigie, server: {socketDirectory: /nonexistent}}
---
apiVersion: vigie.dev/v1
kind: NotificationPreference
metadata: {name: ada}
spec: {person: ada, rules: [{channels: [hook]}]}
---
apiVersion: vigie.dev/v1
kind: NotificationChannel
metadata: {name: hook}
spec: {webhook: {url: {fromEnv: HOOK_URL}}, perMinute: 600}
"""
# A door for each time that somebody asks to be let in: one that was open has to be reviewed before it opens again.
DOOR = """\
---
apiVersion: vigie.dev/v1
kind: EmergencyAccess
metadata: {name: door-NUMBER}
spec:
  who: {people: [ada]}
  grants: {postgresRole: {database: shop, memberOf: owner}}
  approval: {by: {people: [grace]}}
"""
doors = "".join(DOOR.replace("NUMBER", str(number)) for number in range(EMERGENCIES))
pathlib.Path("plan/plan.yaml").write_text(PLAN + doors)
os.environ |= {"VIGIE_PLAN": "plan", "VIGIE_DATA": "data", "HOOK_URL": f"http://127.0.0.1:{hook.server_port}/"}


def vigie(*words, **more):
    return subprocess.run(["vigie", *words], capture_output=True, text=True, **more)


def ask(method, path, headers=None, body=None):
    """The status, the headers and the text; raises OSError or HTTPException where the server is gone."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


GONE = (OSError, http.client.HTTPException)


class Server:
    def __enter__(self):
        self.log = open("log", "a")
        self.process = subprocess.Popen(["vigie", "serve", "--listen", f"127.0.0.1:{PORT}"], stderr=self.log)
        for _ in range(4000):
            try:
                if ask("GET", "/healthz")[0] == 200:
                    return self
            except GONE:
                time.sleep(0.05)
        raise AssertionError("the server does not come up: " + pathlib.Path("log").read_text()[-2000:])

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.log.close()


def hidden(text):
    return re.search(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', text).groups()


def cookie(headers, name):
    for value in headers.get_all("set-cookie") or []:
        if value.startswith(name + "=") and not value.startswith(name + "=;"):
            return value.split(";")[0]
    return None


def fill_in(path, **fields):
    """Fills in the form of a page; the session it opened, if it did."""
    _, headers, text = ask("GET", path)
    key, value = hidden(text)
    status, headers, text = ask(
        "POST", path, {"Cookie": cookie(headers, "vigie-form"), "Content-Type": FORM},
        urllib.parse.urlencode({key: value} | fields))
    return cookie(headers, "vigie") if status == 303 else None


inside, outside, good, revoked, wanted, runs = set(), set(), set(), set(), [], {}
asked, agreed, perhaps = {}, {}, {}


def sessions(over):
    while not over.is_set():
        try:
            session = fill_in("/login", person="ada", password=PASSWORD)
            if not session:
                continue
            inside.add(session)
            if chance.random() < 0.6:
                key, value = hidden(ask("GET", "/settings", {"Cookie": session})[2])
                # From here on it may be over, and nobody is told unless the answer comes.
                inside.discard(session)
                status, _, _ = ask(
                    "POST", "/logout", {"Cookie": session, "Content-Type": FORM}, urllib.parse.urlencode({key: value}))
                if status == 303:
                    outside.add(session)
        except GONE:
            pass


def tokens(over):
    while not over.is_set():
        made = vigie("token", "create", "ada", "--label", "load", "--role", "viewer").stdout.strip()
        if not made.startswith("vigie_"):
            continue
        good.add(made)
        if chance.random() < 0.6:
            good.discard(made)
            if vigie("token", "revoke", made.split("_")[1]).returncode == 0:
                revoked.add(made)


def orders(over):
    while not over.is_set():
        if not wanted or chance.random() < 0.7:
            wanted.append(f"order-{len(wanted)}")
        key = chance.choice(wanted[-5:])
        try:
            status, _, text = ask(
                "POST", "/api/v1/runs",
                {"Authorization": "Bearer " + ADMIN, "Content-Type": "application/json", "Idempotency-Key": key},
                json.dumps({"procedure": "backup.sweep", "input": {}}))
        except GONE:
            continue
        assert status in (200, 201, 202), (status, text)
        run = json.loads(text)["id"]
        assert runs.setdefault(key, run) == run, f"{key} was done twice"


def post(path, token, body, **more):
    """The status and the answer."""
    status, _, text = ask(
        "POST", "/api/v1" + path, {"Authorization": "Bearer " + token, "Content-Type": "application/json"} | more,
        json.dumps(body))
    return status, json.loads(text)


def emergencies(over):
    """Ada asks to be let in, time and again; Grace agrees, often more than once."""
    while not over.is_set():
        try:
            if len(asked) < EMERGENCIES and chance.random() < 0.5:
                door = f"door-{len(asked)}"
                wish = {"access": door, "reason": "it burns", "incident": "exercise", "recipient": RECIPIENT}
                status, run = post(
                    "/runs", ADMIN, {"procedure": "access.request", "input": wish}, **{"Idempotency-Key": door})
                assert status in (200, 201, 202), (status, run)
                assert asked.setdefault(door, run["id"]) == run["id"], f"{door} was asked for twice"
            waiting = json.loads(ask("GET", "/api/v1/approvals", {"Authorization": "Bearer " + GRACE})[2])["items"]
            for request in chance.sample(waiting, min(2, len(waiting))):
                run, decision = request["run"], {"digest": request["digest"]}
                for _ in range(chance.randrange(1, 4)):
                    perhaps[run] = decision
                    if post(f"/runs/{run}/approve", GRACE, decision)[0] == 200:
                        agreed[run] = decision
        except GONE:
            pass


def messages(over):
    while not over.is_set():
        process = subprocess.Popen(
            ["vigie", "notify", "test"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=chance.random() * 2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def check():
    """Who may come in, as far as anybody was told."""
    for header, people, expected in (
        ("Cookie", inside, 200), ("Cookie", outside, 401), ("Authorization", good, 200), ("Authorization", revoked, 401),
    ):
        for one in list(people):
            value = one if header == "Cookie" else "Bearer " + one
            status, _, text = ask("GET", "/api/v1/platform", {header: value})
            assert status == expected, f"{header}: {status} instead of {expected}: {text}"


def listed(*words):
    return json.loads(vigie(*words, "-o", "json").stdout or "[]")


with Server():
    link = re.search(r"/setup/\S+", pathlib.Path("log").read_text())[0]
    session = fill_in(link, person="ada", password=PASSWORD)
    assert session, "the setup link does not let in"
    inside.add(session)
    ADMIN = vigie("token", "create", "ada", "--label", "admin", "--role", "admin").stdout.strip()
    pathlib.Path("password").write_text(PASSWORD)
    os.chmod("password", 0o600)
    assert vigie("person", "add", "grace", "--password-file", "password").returncode == 0
    GRACE = vigie("token", "create", "grace", "--label", "grace", "--role", "approver").stdout.strip()
    good |= {ADMIN, GRACE}
    keys = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    RECIPIENT = re.search(r"age1[0-9a-z]+", keys)[0]

kills = 0
for round in range(ROUNDS):
    with Server():
        check()
        over = threading.Event()
        load = (sessions, sessions, tokens, orders, emergencies, messages)
        workers = [threading.Thread(target=work, args=(over,)) for work in load]
        failures = []
        threading.excepthook = lambda problem: failures.append(problem.exc_value)
        for worker in workers:
            worker.start()
        time.sleep(0.3 + chance.random() * 2.5)
        over.set()
    # The server is killed before its clients have come to an end.
    kills += 1
    for worker in workers:
        worker.join()
    assert not failures, (SEED, failures)

with Server():
    check()
    deadline = time.time() + 900
    while True:
        granted = [entry["run"] for entry in listed("ledger", "list", "--kind", "access.granted", "--limit", "1000")]
        if set(agreed) <= set(granted):
            break
        assert time.time() < deadline, f"agreed to and not done: {set(agreed) - set(granted)}"
        time.sleep(0.5)
    assert len(granted) == len(set(granted)), "an approval was used twice"
    assert set(granted) <= set(perhaps), "what nobody agreed to was done"
    for run in granted:
        status, text = post(f"/runs/{run}/approve", GRACE, perhaps[run])
        assert status == 409, f"an approval that was used is taken again: {status} {text}"
    while True:
        announced, deliveries = (
            listed("run", "list", "--limit", "1000", "--procedure", f"notify.{name}") for name in ("announce", "deliver"))
        if announced and deliveries and all(run["status"] == "finished" for run in announced + deliveries):
            break
        assert time.time() < deadline, [run for run in deliveries if run["status"] != "finished"][:3]
        time.sleep(1)
    sent = {run["output"]["key"] for run in deliveries}
    keys = [key for key, _ in heard]
    assert sent and sent <= set(keys), f"lost: {sent - set(keys)}"
    assert set(keys) <= sent, (
        "sent under a key that no run knows", [one for one in heard if one[0] not in sent], deliveries)
    for key in set(keys):
        notices = [json.dumps(body["notices"], sort_keys=True) for one, body in heard if one == key]
        assert len(set(notices)) == 1, f"{key} said different things"
    told = [notice for _, body in heard for notice in body["notices"]]
    assert any(not is_test(notice) for notice in told), "that somebody used the setup link was told to nobody"
    for key, run in runs.items():
        status, _, text = ask("GET", f"/api/v1/runs/{run}", {"Authorization": "Bearer " + ADMIN})
        assert status == 200, f"{key} was promised and is not known: {text}"
    assert vigie("ledger", "verify").returncode == 0, "the ledger is not intact"

print(f"{kills} kills: {len(inside)} sessions open, {len(outside)} ended, {len(good)} tokens good, {len(revoked)} revoked, "
      f"{len(runs)} orders, {len(asked)} emergencies, {len(granted)} agreed to, {len(sent)} messages in {len(keys)} deliveries", file=sys.stderr)
print("nothing was lost, nothing was done twice, nobody came in")
