package io.gather.core.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.files.DurableFile;
import io.gather.core.files.LockedFile;
import io.gather.core.json.Json;

/** The schedules of a user, a file each, and beside it how its last gathers ended. */
public record ScheduleStore(Path folder) {
    private static final String ENDING = ".json";
    private static final int MOST_RUNS = 50;

    /** As it is written down. */
    private record Kept(int version, String cadence, Duration jitter, String folder, List<String> words, Notice notice,
            Instant added) {
        static final int VERSION = 1;
    }

    /** As it is written down. */
    private record Runs(List<ScheduledRun> runs) {}

    public void put(GatherSchedule schedule) {
        write(file(schedule.name()), new Kept(Kept.VERSION, schedule.cadence().text(), schedule.jitter(),
                schedule.folder(), schedule.words(), schedule.notice(), schedule.added()));
    }

    public Optional<GatherSchedule> find(String name) {
        return read(file(name), Kept.class)
                .map(kept -> new GatherSchedule(name, Cadence.parse(kept.cadence), kept.jitter,
                        kept.folder, kept.words, kept.notice, kept.added));
    }

    /** By name. */
    public List<GatherSchedule> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING) && !name.contains(".runs"))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).sorted()
                    .flatMap(name -> find(name).stream()).toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Its gathers are forgotten too; what is under way goes on. */
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
            Files.deleteIfExists(runsFile(name));
            Files.deleteIfExists(lockFile(name));
        } catch (IOException e) {
            throw unreadable(file(name), e);
        }
    }

    /** The latest last. */
    public List<ScheduledRun> runs(String name) {
        return read(runsFile(name), Runs.class).map(Runs::runs).orElse(List.of());
    }

    /** Only whoever holds the {@link #lock} adds one. */
    public void add(String name, ScheduledRun run) {
        List<ScheduledRun> runs = new ArrayList<>(runs(name));
        runs.add(run);
        write(runsFile(name), new Runs(runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size())));
    }

    /** Empty while a gather of this schedule is under way. */
    public Optional<LockedFile> lock(String name) {
        try {
            DurableFile.makeFolder(folder);
            return LockedFile.take(lockFile(name));
        } catch (IOException e) {
            throw unreadable(lockFile(name), e);
        }
    }

    public boolean underWay(String name) {
        try {
            return LockedFile.holder(lockFile(name)).isPresent();
        } catch (IOException e) {
            throw unreadable(lockFile(name), e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    private Path runsFile(String name) {
        return folder.resolve(name + ".runs" + ENDING);
    }

    private Path lockFile(String name) {
        return folder.resolve(name + ".lock");
    }

    private static void write(Path file, Object value) {
        try {
            DurableFile.makeFolder(Objects.requireNonNull(file.getParent()));
            DurableFile.write(file, Json.write(value) + "\n");
        } catch (IOException e) {
            throw new GatherException(RunError.STATE_NOT_MADE, "cannot be written: " + e, file.toString(),
                    "check who owns this directory, and whether its disk has room", e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private static GatherException unreadable(Path file, Exception e) {
        return new GatherException(RunError.STATE_UNREADABLE, "cannot be read: " + e, file.toString(),
                "check who owns it; a damaged one can be removed", e);
    }
}
