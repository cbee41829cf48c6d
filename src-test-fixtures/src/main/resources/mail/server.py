"""The distribution's aiosmtpd: server.py PORT FOLDER MODE CERTIFICATE KEY USER PASSWORD. Mail becomes files in the folder."""
import itertools
import os
import ssl
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

port, folder, mode, certificate, key, user, password = sys.argv[1:]
numbers = itertools.count(1)


class Keep:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = os.path.join(folder, "%03d.eml" % next(numbers))
        head = "X-Seen: from=%s to=%s tls=%s login=%s\r\n" % (
            envelope.mail_from, ",".join(envelope.rcpt_tos), session.ssl is not None or mode == "tls",
            bool(session.authenticated))
        with open(name + ".tmp", "wb") as file:
            file.write(head.encode() + envelope.original_content)
        os.rename(name + ".tmp", name)
        return "250 OK"


def login(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (user.encode(), password.encode()), handled=False)


context = None
if mode in ("tls", "starttls"):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
options = {}
if user:
    options = {"authenticator": login, "auth_required": True}
if mode == "starttls":
    options.update(tls_context=context, require_starttls=True)
if mode != "starttls":
    options["auth_require_tls"] = False
controller = Controller(Keep(), hostname="127.0.0.1", port=int(port), ssl_context=context if mode == "tls" else None,
                        enable_SMTPUTF8=False, **options)
try:
    controller.start()
except ssl.SSLError:
    # It tries its own door without knowing the authority.
    pass
except OSError as error:
    if "CERTIFICATE" not in str(error):
        raise
threading.Event().wait()
