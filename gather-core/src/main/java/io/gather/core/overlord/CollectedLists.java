package io.gather.core.overlord;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.gather.core.files.LineFile;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.report.Collected;
import org.jspecify.annotations.Nullable;

/**
 * The lists of what was collected. One list of everything is what survives a crash: however many nodes there are, making it
 * durable costs the same. A list for each place is derived from it, so that the metadata are written a node at a time. For one
 * thread at a time.
 */
public final class CollectedLists implements AutoCloseable {
    private final RunDirectory run;
    private final LineFile all;
    private final Map<String, LineFile> open = new HashMap<>();
    private final ClosingRoom closing;

    private CollectedLists(RunDirectory run, LineFile all, ClosingRoom closing) {
        this.run = run;
        this.all = all;
        this.closing = closing;
    }

    /** Either an outcome or one of its results. */
    private record Line(String place, @Nullable Outcome outcome, Collected.@Nullable Entry entry) {}

    /**
     * Forgets what was listed after a checkpoint: the bundle has lost it too, the spools still have it.
     *
     * @param confirmed bytes of the list of everything; 0 for a new gather
     * @param closing is told of what is listed already
     */
    static CollectedLists open(RunDirectory run, long confirmed, ClosingRoom closing) throws IOException {
        CollectedLists lists = new CollectedLists(run, LineFile.open(run.collected(), confirmed), closing);
        try {
            lists.derive();
            return lists;
        } catch (IOException e) {
            lists.close();
            throw e;
        }
    }

    /**
     * How many outcomes with results were listed after a checkpoint; a last line that is being written is left out.
     *
     * @param confirmed bytes of the list of everything
     */
    public static int itemsAfter(RunDirectory run, long confirmed) throws IOException {
        try (FileChannel channel = FileChannel.open(run.collected()).position(confirmed);
                BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            return (int) lines.lines().filter(CollectedLists::hasResults).count();
        } catch (NoSuchFileException nothing) {
            return 0;
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static boolean hasResults(String text) {
        try {
            Outcome outcome = Json.read(text, Line.class).outcome();
            return outcome != null && outcome.results() > 0;
        } catch (IOException torn) {
            return false;
        }
    }

    private void derive() throws IOException {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(run.path(), "place-*.jsonl")) {
            for (Path list : stale) {
                Files.delete(list);
            }
        }
        try (BufferedReader lines = Files.newBufferedReader(run.collected())) {
            String text = lines.readLine();
            while (text != null) {
                Line line = Json.read(text, Line.class);
                derive(line);
                text = lines.readLine();
            }
        }
        closePlaces();
    }

    private void derive(Line line) throws IOException {
        if (line.outcome() != null) {
            closing.add(line.outcome());
            list(line.place()).line(RunDirectory.OUTCOME + Json.write(line.outcome()));
        }
        if (line.entry() != null) {
            closing.add(line.entry().result());
            list(line.place()).line(RunDirectory.RESULT + Json.write(line.entry()));
        }
    }

    void add(String place, Outcome outcome) throws IOException {
        add(place, "outcome", RunDirectory.OUTCOME, Json.write(outcome));
    }

    void add(String place, Collected.Entry entry) throws IOException {
        add(place, "entry", RunDirectory.RESULT, Json.write(entry));
    }

    /** As a {@link Line}, whose parts are made once for both lists. */
    private void add(String place, String name, char sign, String json) throws IOException {
        long before = all.size();
        all.line("{\"place\":" + Json.write(place) + ",\"" + name + "\":" + json + "}");
        try {
            list(place).line(sign + json);
        } catch (IOException e) {
            all.cut(before);
            throw e;
        }
    }

    /** @return bytes that are on the disk now */
    long sync() throws IOException {
        all.force();
        return all.size();
    }

    /** Nothing more is expected from there: a thousand nodes must not need a thousand open files. */
    void closePlace(String place) throws IOException {
        LineFile list = open.remove(place);
        if (list != null) {
            list.close();
        }
    }

    private LineFile list(String place) throws IOException {
        LineFile list = open.get(place);
        if (list == null) {
            list = LineFile.append(run.listOf(place));
            open.put(place, list);
        }
        return list;
    }

    private void closePlaces() throws IOException {
        for (LineFile list : open.values()) {
            list.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        try (all) {
            closePlaces();
        }
    }
}
