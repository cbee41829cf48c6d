package io.gather.incident.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.incident.error.GathererError;
import io.gather.incident.folder.GathererFolder;
import io.gather.incident.folder.Location;
import io.gather.transport.foolscap.listen.ListenPort;

/** {@code gather incident create DIR --location HINTS}. */
final class CreateVerb implements Verb {
    private static final String USUAL_PORT = "tcp:3118";

    @Override
    public String name() {
        return "create";
    }

    @Override
    public String about() {
        return "Makes the directory of an incident gatherer, with a key and a FURL of its own.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(
                new VerbOption("--location", "HINTS", "where nodes reach it: tcp:HOST:PORT, several with commas"),
                new VerbOption("--port", "PORT", "where it listens, such as tcp:3118:interface=10.0.0.1; tcp:3118"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("DIR", VerbArgument.Count.ONE, "the directory to make"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample(
                "gather incident create /var/lib/gatherer --location tcp:gatherer.example.com:3118",
                "a gatherer that listens on port 3118"));
    }

    @Override
    public int run(VerbCall call) throws IOException {
        Location location = Location.read(call.value("--location").orElseThrow(
                () -> new GatherException(GathererError.NO_LOCATION, "is missing", "--location",
                        GathererError.NO_LOCATION.entry().remedy())),
                "--location");
        ListenPort port = ListenPort.read(call.value("--port").orElse(USUAL_PORT), "--port");
        if (port.port() == 0) {
            throw new GatherException(GathererError.NO_LOCATION, "must be a port that stays the same", "--port",
                    "choose one, such as " + USUAL_PORT);
        }
        Path base = Path.of(call.arguments().getFirst());
        GathererFolder folder = GathererFolder.create(base, port, location, call.context().clock());
        if (!location.isReachedByTcp()) {
            call.output().message("None of its places is reached by TCP, and nodes of Tahoe-LAFS dial no other.");
        }
        call.output().result("Made " + base + ". Its FURL is in " + folder.furlFile()
                + ": a secret, which nodes are given as their log_gatherer.furl.");
        call.output().message("Serve it with: gather incident serve " + base);
        return 0;
    }
}
