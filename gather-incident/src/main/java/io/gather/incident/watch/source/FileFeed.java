package io.gather.incident.watch.source;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.rule.FileGlob;
import org.jspecify.annotations.Nullable;

/** Log files, followed by their names. All in one thread, which looks at them again and again. */
public final class FileFeed implements LineFeed {
    private static final int MOST_FILES = 200;
    /** How many looks at the files there are for one at the folders. */
    private static final int LOOKS = 10;

    private final List<FileGlob> globs;
    private final Map<String, List<LinePosition.OfFile>> marks;
    private final @Nullable Instant stopped;
    private final int before;
    private final Duration pause;
    private final InstantSource clock;
    private final Map<Path, FollowedLog> logs = new TreeMap<>();
    private boolean toldMany;

    /**
     * @param marks the last lines that are done with, by path: of each file that had the name
     * @param stopped when the files were last watched; null: never
     * @param before how many lines before that are wanted
     * @param pause between looks
     */
    public FileFeed(List<FileGlob> globs, Map<String, List<LinePosition.OfFile>> marks, @Nullable Instant stopped,
            int before, Duration pause, InstantSource clock) {
        this.globs = List.copyOf(globs);
        this.marks = Map.copyOf(marks);
        this.stopped = stopped;
        this.before = before;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public void feed(LineSink sink) throws InterruptedException {
        Instant old = stopped == null ? clock.instant() : stopped;
        try {
            for (String each : marks.keySet()) {
                Path path = Path.of(each);
                if (globs.stream().anyMatch(it -> it.matches(path))) {
                    follow(path, old, sink);
                }
            }
            look(old, sink);
            while (true) {
                for (int i = 0; i < LOOKS; i++) {
                    boolean more = false;
                    for (FollowedLog each : logs.values()) {
                        more |= each.readOn(sink);
                    }
                    if (!more) {
                        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                    }
                }
                look(Instant.EPOCH, sink);
            }
        } finally {
            logs.values().forEach(FollowedLog::close);
        }
    }

    /** @param old what was made before that is */
    private void look(Instant old, LineSink sink) throws InterruptedException {
        for (FileGlob glob : globs) {
            for (Path each : glob.find(MOST_FILES)) {
                if (logs.containsKey(each)) {
                    continue;
                }
                if (logs.size() < MOST_FILES) {
                    follow(each, old, sink);
                } else if (!toldMany) {
                    toldMany = true;
                    sink.notice("the rules name more than " + MOST_FILES + " files; those beyond are not watched");
                }
            }
        }
    }

    private void follow(Path path, Instant old, LineSink sink) throws InterruptedException {
        FollowedLog log = new FollowedLog(path, clock);
        logs.put(path, log);
        log.begin(marks.getOrDefault(path.toString(), List.of()), old, before, sink);
    }
}
