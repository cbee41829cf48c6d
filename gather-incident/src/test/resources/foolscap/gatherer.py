"""The real incident gatherer: "gatherer.py BASEDIR"."""
import os
import sys

from foolscap.logging import gatherer
from twisted.internet import reactor

os.chdir(sys.argv[1])
service = gatherer.IncidentGathererService(basedir=sys.argv[1])
service.startService()
print("ready")
reactor.run()
