package io.gather.incident.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.core.files.OutputFile;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.incident.error.WatchError;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.spool.PrivateFolder;
import io.gather.incident.spool.SpoolLimits;
import io.gather.incident.watch.record.StateFile;
import io.gather.transport.foolscap.tub.Tub;

/** What a node keeps: its key, its incidents, and how far its logs were read. */
public record NodeFolder(Path folder) {
    public static final VerbOption OPTION = new VerbOption("--folder", "DIR",
            "keeps the node's key and its incidents; without it: modules/incident/node in the state directory");

    /** Made where it is not there. */
    public static NodeFolder of(VerbCall call) {
        Path folder = call.value("--folder").map(Path::of).orElseGet(() -> call.context().state().resolve("node"))
                .toAbsolutePath();
        try {
            PrivateFolder.make(folder);
            return new NodeFolder(folder);
        } catch (IOException e) {
            throw unfit(folder, e);
        }
    }

    public IncidentSpool spool(InstantSource clock, Consumer<String> notices) {
        return IncidentSpool.open(folder.resolve("incidents"), SpoolLimits.USUAL, clock, notices);
    }

    public StateFile state() {
        return new StateFile(folder.resolve("state.json"));
    }

    /** The same one each time: gatherers know a node by it. To be called by who holds {@link #lock}. */
    public Tub tub(InstantSource clock) {
        Path file = folder.resolve("node.pem");
        if (OutputFile.isThere(file)) {
            return Tub.read(file);
        }
        Tub tub = Tub.create(clock.instant());
        tub.write(file);
        return tub;
    }

    /** Whoever has it is the node; empty while another one is. */
    public Optional<LockedFile> lock() {
        try {
            return LockedFile.take(folder.resolve("node.lock"));
        } catch (IOException e) {
            throw unfit(folder, e);
        }
    }

    static GatherException unfit(Path folder, IOException e) {
        return new GatherException(WatchError.FOLDER, "cannot be used: " + e.getMessage(), folder.toString(),
                WatchError.FOLDER.entry().remedy(), e);
    }
}
