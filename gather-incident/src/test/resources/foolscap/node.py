"""A node for tests: "node.py PEM|- LOGDIR FURL [trailing]" logs what its standard input says, and brings its log to the gatherer of the FURL.
It answers each line with one."""
import sys

from foolscap.api import Tub
from foolscap.logging import incident, log
from foolscap.reconnector import Reconnector
from twisted.internet import reactor, stdio
from twisted.protocols import basic

# A gatherer that is started again is found soon.
Reconnector.maxDelay = 2
pem, logdir, furl = sys.argv[1:4]
log.setLogDir(logdir)
if "trailing" not in sys.argv:
    log.theLogger.setIncidentReporterFactory(incident.NonTrailingIncidentReporter)
tub = Tub(certFile=pem) if pem != "-" else Tub()
tub.setOption("logport-furlfile", logdir + "/logport.furl")
tub.startService()
tub.listenOn("tcp:0:interface=127.0.0.1")
port = tub.getListeners()[0].getPortnum()
if furl != "-":
    tub.setOption("log-gatherer-furl", furl.split())
tub.setLocation("tcp:127.0.0.1:%d" % port)
tub.getLogPort()


class Orders(basic.LineReceiver):
    delimiter = b"\n"

    def lineReceived(self, line):
        word, _, rest = line.decode().partition(" ")
        getattr(self, "do_" + word)(rest)
        print("done " + word)

    def do_log(self, text):
        log.msg(text, level=log.UNUSUAL, facility="test")

    def do_incident(self, text):
        log.msg(text, level=log.WEIRD, facility="test", umid="Test01")

    def do_many(self, count):
        for i in range(int(count)):
            log.msg(format="event %(i)d of many", i=i, level=log.UNUSUAL, facility="test.%d" % (i % 20))

    def do_incidents(self, count):
        for i in range(int(count)):
            log.msg("incident %d" % i, level=log.WEIRD, facility="test", umid="Test02")

    def do_unsendable(self, text):
        log.msg(text, thing=object(), level=log.WEIRD, facility="test")

    def do_unsendablelog(self, text):
        log.msg(text, thing=object(), level=log.UNUSUAL, facility="test")

    def do_subscribed(self, _):
        log.msg("subscribed: %d" % len(log.theLogger._immediate_observers), level=log.UNUSUAL, facility="test")

    def do_surrogate(self, text):
        log.msg(text + " \udcff", level=log.WEIRD, facility="test")

    def do_surrogatelog(self, text):
        log.msg(text + " \udcff", level=log.NOISY, facility="test.odd")

    def do_mixed(self, text):
        log.msg(text, things={1: "one", "two": 2}, level=log.WEIRD, facility="test")

    def do_orphan(self, name):
        with open(logdir + "/" + name + ".flog", "w") as f:
            f.write("# foolscap flogfile v1\n")

    def do_failure(self, text):
        try:
            raise KeyError(text)
        except KeyError:
            log.err(log.failure.Failure(), text, level=log.WEIRD, facility="test") if hasattr(log, "failure") else log.msg(text, level=log.WEIRD)


print("tub " + tub.tubID)
stdio.StandardIO(Orders())
reactor.run()
