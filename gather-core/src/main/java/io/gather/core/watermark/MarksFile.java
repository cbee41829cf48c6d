package io.gather.core.watermark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.gather.core.files.DurableFile;
import io.gather.core.json.Json;
import org.jspecify.annotations.Nullable;

/** All that one gather left behind of one node: compressed, a line each, with a last line that says how many there are. */
record MarksFile(Path path) {
    private static final int VERSION = 1;

    /** One of these, besides the first and the last line. */
    private record Line(@Nullable Integer version, @Nullable Mark mark, @Nullable Had had, @Nullable Integer end) {}

    /** @throws IOException where it is not there, damaged, or of another version */
    NodePosition read() throws IOException {
        List<Mark> marks = new ArrayList<>();
        List<Had> had = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            Integer version = line(lines).version();
            if (version == null || version != VERSION) {
                throw new IOException("has version " + version + ", and this gather knows version " + VERSION);
            }
            Line line = line(lines);
            for (; line.end() == null; line = line(lines)) {
                if (line.mark() != null) {
                    marks.add(line.mark());
                }
                if (line.had() != null) {
                    had.add(line.had());
                }
            }
            if (line.end() != marks.size() + had.size() || lines.readLine() != null) {
                throw new IOException("has another number of lines than it says");
            }
        }
        return new NodePosition(marks, had);
    }

    private static Line line(BufferedReader lines) throws IOException {
        String text = lines.readLine();
        if (text == null) {
            throw new IOException("ends too early");
        }
        return Json.read(text, Line.class);
    }

    void write(NodePosition position) throws IOException, InterruptedException {
        DurableFile.write(path.resolveSibling(""), path, out -> {
            try (Writer text = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(out),
                    StandardCharsets.UTF_8))) {
                add(text, new Line(VERSION, null, null, null));
                for (Mark mark : position.marks()) {
                    add(text, new Line(null, mark, null, null));
                }
                for (Had had : position.had()) {
                    add(text, new Line(null, null, had, null));
                }
                add(text, new Line(null, null, null, position.marks().size() + position.had().size()));
            }
        });
    }

    private static void add(Writer text, Line line) throws IOException {
        text.write(Json.write(line));
        text.write('\n');
    }
}
