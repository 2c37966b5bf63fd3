"""A mail server for a test: `mail_server.py MODE DIRECTORY`. Prints `ready PORT`, and serves until it is ended.

exim      a real one: each connection is handed to exim as inetd does; mails stay in its queue below DIRECTORY
aiosmtpd  another real one, with STARTTLS and AUTH; mails become files in DIRECTORY
the rest  servers that do what no server should
"""
import asyncio
import os
import socket
import ssl
import subprocess
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

MODE, HOME = sys.argv[1], sys.argv[2]
EXIM = "/usr/sbin/exim4"


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{HOME}/cert.pem", f"{HOME}/key.pem")
    return made


def ready(port):
    print(f"ready {port}", flush=True)


async def exim():
    async def serve(reader, writer):
        connection = writer.get_extra_info("socket")
        handle = os.dup(connection.fileno())
        os.set_blocking(handle, True)
        writer.transport.pause_reading()
        child = await asyncio.create_subprocess_exec(
            EXIM, "-C", f"{HOME}/exim.conf", "-bs", stdin=handle, stdout=handle, stderr=subprocess.DEVNULL)
        os.close(handle)
        await child.wait()
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    ready(server.sockets[0].getsockname()[1])
    await server.serve_forever()


class Mailbox:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        Mailbox.count += 1
        with open(f"{HOME}/{Mailbox.count}.eml", "wb") as file:
            file.write(envelope.content)
        return "250 2.0.0 kept"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"ada" and data.password == b"open sesame \xc3\xa9"
    return AuthResult(success=good, handled=False)


async def aiosmtpd(implicit=False, mechanisms=()):
    options = {"ssl_context": context()} if implicit else {"tls_context": context(), "require_starttls": True}
    controller = Controller(
        Mailbox(), hostname="127.0.0.1", port=0, authenticator=authenticate, auth_required=True,
        auth_require_tls=not implicit, auth_exclude_mechanism=mechanisms, enable_SMTPUTF8=True, ready_timeout=120,
        **options)
    # The controller checks itself by a connection to the port it was given, which is not known before.
    controller._trigger_server = lambda: socket.create_connection(controller.server.sockets[0].getsockname()).close()
    controller.start()
    ready(controller.server.sockets[0].getsockname()[1])
    await asyncio.Event().wait()


async def scripted():
    """Answers each command by its first word; `None` hangs up, `...` says nothing at all."""
    seen = set()

    async def serve(reader, writer):
        async def say(text):
            writer.write(text.encode() + b"\r\n")
            await writer.drain()

        await say("220 here")
        while line := await reader.readline():
            word = line.decode().split(" ")[0].strip().upper()
            if word == "EHLO":
                if MODE == "silent":
                    await asyncio.sleep(3600)
                await say("250-here\r\n250-AUTH PLAIN\r\n250 SIZE 5000000" if MODE in ("stripped", "clear")
                          else "250-here\r\n250-SIZE 5000000\r\n250 STARTTLS" if MODE == "injecting" else "250 here")
            elif word == "STARTTLS" and MODE == "injecting":
                await say("220 go ahead\r\n250-here\r\n250 AUTH PLAIN\r\n235 come in")
            elif word == "MAIL" and MODE == "leaving":
                await say("421 4.3.2 going down")
                break
            elif word == "RCPT" and MODE == "greylisting" and line not in seen:
                seen.add(line)
                await say("451 4.7.1 come back later")
            elif word == "RCPT" and MODE == "refusing":
                await say("550-5.1.1 nobody of that name\r\n550 5.1.1 at all")
            elif word == "DATA":
                await say("354 go on")
                if MODE == "dropping":
                    await reader.readline()
                    break
                while (await reader.readline()) not in (b".\r\n", b""):
                    pass
                await say("250 2.0.0 taken")
            elif word == "QUIT":
                await say("221 bye")
                break
            else:
                await say("250 good")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    ready(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def repeating():
    """Behind TLS, says the password aloud when it refuses it."""
    async def serve(reader, writer):
        async def say(text):
            writer.write(text.encode() + b"\r\n")
            await writer.drain()

        await say("220 here")
        while line := await reader.readline():
            if line.startswith(b"EHLO"):
                await say("250-here\r\n250 AUTH PLAIN")
            elif line.startswith(b"AUTH"):
                await say(f"535 5.7.8 no such thing as {line.decode().strip()}")

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context())
    ready(server.sockets[0].getsockname()[1])
    await server.serve_forever()


MODES = {
    "exim": exim,
    "aiosmtpd": aiosmtpd,
    "aiosmtpd-login": lambda: aiosmtpd(mechanisms=("PLAIN",)),
    "aiosmtpd-tls": lambda: aiosmtpd(implicit=True),
    "repeating": repeating,
}
asyncio.run(MODES.get(MODE, scripted)())
