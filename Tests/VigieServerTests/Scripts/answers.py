"""What every answer of the API keeps to: status, headers, problem+json, methods, keys, limits."""

import http.client
import json
import os
import sys
from urllib.parse import urlsplit

ADDRESS = urlsplit(sys.argv[1])
TOKEN = os.environ["VIGIE_TOKEN"]


def ask(method, path, body=None, headers=None, token=TOKEN):
    connection = http.client.HTTPConnection(ADDRESS.hostname, ADDRESS.port, timeout=20)
    headers = dict(headers or {})
    if token:
        headers["Authorization"] = "Bearer " + token
    if body is not None and "Content-Type" not in headers:
        headers["Content-Type"] = "application/json"
    data = json.dumps(body) if isinstance(body, (dict, list)) else body
    connection.request(method, path, data, headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def problem(answer, status, code):
    response, content = answer
    assert response.status == status, (response.status, content)
    assert response.headers["content-type"] == "application/problem+json", response.headers
    told = json.loads(content)
    assert told["code"] == code and told["status"] == status and told["title"], told
    return response


# Nobody is let in without a token, and a wrong one is no better.
assert "Bearer" in problem(ask("GET", "/api/v1/readiness", token=None), 401, "api.unauthenticated").headers["www-authenticate"]
problem(ask("GET", "/api/v1/readiness", token="vigie_nonsense"), 401, "access.unauthenticated")
problem(ask("GET", "/metrics", token=None), 401, "api.unauthenticated")
for path in ("/healthz", "/readyz", "/api/v1/openapi.json"):
    assert ask("GET", path, token=None)[0].status == 200, path

# Everything says the same about how it may be used.
response, content = ask("GET", "/api/v1/readiness")
assert response.status == 200 and json.loads(content)["total"] == 64
for name, value in {"x-content-type-options": "nosniff", "cache-control": "no-store", "x-frame-options": "DENY"}.items():
    assert response.headers[name] == value, (name, response.headers)
assert "default-src 'none'" in response.headers["content-security-policy"]
head, nothing = ask("HEAD", "/api/v1/readiness")
assert head.status == 200 and nothing == b"" and int(head.headers["content-length"]) == len(content)

# What makes no sense is said to make none.
problem(ask("GET", "/api/v1/nothing"), 404, "api.not-found")
allowed = problem(ask("DELETE", "/api/v1/runs"), 405, "api.bad-method").headers["allow"]
assert set(allowed.split(", ")) == {"GET", "HEAD", "POST"}, allowed
problem(ask("GET", "/api/v1/runs?limit=0"), 400, "api.bad-parameter")
problem(ask("GET", "/api/v1/runs?limitt=5"), 400, "api.unknown-parameter")
problem(ask("GET", "/api/v1/runs/nothing"), 404, "engine.unknown-run")
problem(ask("POST", "/api/v1/runs", "procedure", {"Content-Type": "text/plain"}), 415, "api.media-type")
problem(ask("POST", "/api/v1/runs", "{"), 400, "api.not-json")
problem(ask("POST", "/api/v1/runs", {"procedure": "backup.sweep"}), 400, "api.bad-body")
problem(ask("POST", "/api/v1/runs", {"procedure": "no.such", "input": {}}), 404, "engine.unknown-procedure")
problem(ask("POST", "/api/v1/runs", {"procedure": "backup.sweep", "input": {"x": 1}}), 400, "client.bad-input")
problem(ask("POST", "/api/v1/runs", " " * (1 << 20) + "{}"), 413, "api.too-large")

# Asking twice with one key is asking once; for something else the key is refused.
order = {"procedure": "backup.sweep", "input": {}}
first, content = ask("POST", "/api/v1/runs", order, {"Idempotency-Key": "k1"})
assert first.status == 201 and first.headers["idempotency-replayed"] == "false", content
run = json.loads(content)
assert first.headers["location"] == "/api/v1/runs/" + run["id"]
second, content = ask("POST", "/api/v1/runs", order, {"Idempotency-Key": "k1"})
assert second.headers["idempotency-replayed"] == "true" and json.loads(content)["id"] == run["id"]
other = {"procedure": "backup.prepare", "input": {"policy": "shop"}}
problem(ask("POST", "/api/v1/runs", other, {"Idempotency-Key": "k1"}), 409, "client.key-reused")
problem(ask("POST", f"/api/v1/runs/{run['id']}/approve", {"digest": "0" * 64}), 409, "engine.no-approval-asked")

# A page of runs leads to the next.
for _ in range(3):
    ask("POST", "/api/v1/runs", order)
seen, cursor = [], ""
while True:
    page = json.loads(ask("GET", "/api/v1/runs?limit=2" + cursor)[1])
    seen += [item["id"] for item in page["items"]]
    if "next" not in page:
        break
    cursor = "&cursor=" + page["next"]
assert len(seen) == len(set(seen)) >= 4 and seen == sorted(seen, reverse=True), seen

# Metrics end as OpenMetrics wants.
response, content = ask("GET", "/metrics")
assert response.headers["content-type"].startswith("application/openmetrics-text")
assert content.endswith(b"# EOF\n") and b'vigie_controls{status="missing"}' in content
print("answers hold")
