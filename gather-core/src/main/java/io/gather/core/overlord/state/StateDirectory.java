package io.gather.core.overlord.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.overlord.event.FeedLine;

/** Where gather keeps what must outlive a process: run directories and locks. Private to its user. */
public record StateDirectory(Path path) {

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new GatherException(RunError.STATE_NOT_MADE, "cannot create this directory: " + e,
                    directory.toString(),
                    Remedy.of("make it writable, or choose another one with {}", Action.STATE.on()), e);
        }
    }

    Path runs() {
        return create(path.resolve("runs"));
    }

    Path locks() {
        return create(path.resolve("locks"));
    }

    /** What happens in a gather under way, a {@link FeedLine} a line; goes with the run. */
    public Path events(GatherId id) {
        return path.resolve("runs").resolve(id.text()).resolve("events.jsonl");
    }

    /** What a gather without a terminal prints; goes with the run. */
    public Path output(GatherId id) {
        return path.resolve("runs").resolve(id.text()).resolve("output.log");
    }

    /** How the last gathers ended. */
    public Path ended() {
        return create(path.resolve("ended"));
    }

    /** The last full gather of each cluster. */
    Path full() {
        return create(path.resolve("full"));
    }

    /** A name of a file for a cluster. */
    static String nameOf(String cluster) {
        return cluster.replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    /** The finished bundles of a cluster. */
    public Path bundles(String cluster) {
        return create(path.resolve("bundles")).resolve(nameOf(cluster) + ".json");
    }

    /** How far a cluster was gathered. */
    public Path watermarks(String cluster) {
        return path.resolve("watermarks").resolve(nameOf(cluster));
    }

    /** Clusters of which that is known, by the names of their folders. */
    public List<String> marked() {
        Path all = path.resolve("watermarks");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(all)) {
            return names.filter(Files::isDirectory).map(folder -> String.valueOf(folder.getFileName())).sorted()
                    .toList();
        } catch (IOException e) {
            throw new GatherException(RunError.STATE_UNREADABLE, "cannot list the clusters: " + e, all.toString(),
                    "check who owns this directory", e);
        }
    }

    /** The queue of uploads. */
    public Path uploads() {
        return path.resolve("uploads");
    }

    /** The key and the map of what is obfuscated. */
    public Path identities() {
        create(path);
        return create(path.resolve("identities"));
    }

    /** What a module keeps. */
    public Path module(String name) {
        return create(modules().resolve(name));
    }

    /** A folder a module, and a lock for the process that runs its services. */
    public Path modules() {
        return create(path.resolve("modules"));
    }

    public RunDirectory run(GatherId id) {
        return new RunDirectory(runs().resolve(id.text()));
    }

    /** Gathers that have not been cleaned up, oldest first. */
    public List<GatherId> unfinished() {
        Path runs = path.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(runs)) {
            return names.map(file -> String.valueOf(file.getFileName())).filter(GatherId::isId).sorted()
                    .map(GatherId::new).toList();
        } catch (IOException e) {
            throw new GatherException(RunError.STATE_UNREADABLE, "cannot list the runs: " + e, runs.toString(),
                    "check who owns this directory", e);
        }
    }
}
