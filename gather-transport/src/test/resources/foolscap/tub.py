"""A tub for tests: "listen PEM PORT" prints its FURL and serves; "dial PEM FURL" calls what the FURL names, and prints what comes of it."""
import decimal
import sys

from foolscap.api import Referenceable, RemoteException, Tub
from twisted.internet import defer, reactor
from twisted.python import failure


class Unsendable(object):
    pass


class Adder(Referenceable):
    def remote_add(self, a, b):
        return a + b

    def remote_echo(self, value):
        return value

    def remote_fail(self):
        raise ValueError("no")

    def remote_unsendable(self):
        return ["begun", Unsendable()]

    def remote_failure(self):
        try:
            raise KeyError("kept")
        except KeyError:
            return {"failure": failure.Failure()}

    def remote_shared(self):
        one = ["one"]
        return [one, one]

    def remote_call(self, target, a, b):
        return target.callRemote("add", a, b=b)

    def remote_again(self, target):
        return target is self


def values():
    return [None, True, False, 0, -1, 2**31, -2**31, -2**31 - 1, 2**70, 1.5, b"bytes", "text \u00e4", (1, "two"), {"a": 1, "b": [2]},
            {"key": {1, 2}}, frozenset([1]), decimal.Decimal("1.5"), b"dict", "error", ""]


@defer.inlineCallbacks
def dial(tub, furl):
    theirs = yield tub.getReference(furl)
    print("interface", theirs.tracker.interfaceName)
    result = yield theirs.callRemote("add", 1, b=2)
    print("add", result)
    result = yield theirs.callRemote("echo", values())
    print("echo", result == values())
    try:
        yield theirs.callRemote("fail")
    except RemoteException as e:
        print("fail", e.failure.type, e.failure.value)
    result = yield theirs.callRemote("call", Adder(), 3, 4)
    print("call", result)
    theirs.callRemoteOnly("echo", 5)
    try:
        yield theirs.callRemote("echo", ["begun", Unsendable()])
    except Exception as e:
        print("unsendable", type(e).__name__)
    result = yield theirs.callRemote("spoiled")
    print("spoiled", result)
    again = yield tub.getReference(furl)
    result = yield again.callRemote("again", theirs)
    print("again", result)
    yield tub.stopService()
    reactor.stop()


def failed(why):
    print("failed", why.getErrorMessage())
    why.printTraceback(sys.stderr)
    reactor.stop()


mode, pem, where = sys.argv[1:4]
tub = Tub(certFile=pem)
# As exceptions of Python's: generators cannot be thrown others.
tub.setOption("expose-remote-exception-types", False)
tub.startService()
if mode == "listen":
    tub.listenOn("tcp:%s:interface=127.0.0.1" % where)
    tub.setLocation("tcp:127.0.0.1:%s" % where)
    print(tub.registerReference(Adder(), "adder"))
else:
    reactor.callWhenRunning(lambda: dial(tub, where).addErrback(failed))
reactor.run()
