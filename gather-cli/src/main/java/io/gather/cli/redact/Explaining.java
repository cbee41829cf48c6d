package io.gather.cli.redact;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.bundle.gzip.Packed;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.error.GatherException;
import io.gather.core.redact.rule.InstalledRules;
import io.gather.core.redact.search.SecretPlace;
import io.gather.core.redact.search.SecretSearch;

/** Where secrets are in files, and which rule says so. */
record Explaining(Printer printer, InputStream stdin, Supplier<InstalledRules> installed) {
    private static final String STDIN = "-";

    int explain(List<String> what, boolean json) throws IOException {
        if (what.isEmpty()) {
            throw new GatherException(CommandError.COMMAND_LINE, "no file is named", "--explain",
                    "name files or folders, or - for standard input");
        }
        Explanation explanation = new Explanation(json, new SecretSearch(installed.get().read()));
        for (String each : what) {
            if (each.equals(STDIN)) {
                explanation.of(STDIN, stdin);
            } else {
                explanation.of(Path.of(each));
            }
        }
        explanation.end();
        return 0;
    }

    /** What is told of all that was named. */
    private final class Explanation {
        private final boolean json;
        private final SecretSearch search;
        private long files;
        private long secrets;

        Explanation(boolean json, SecretSearch search) {
            this.json = json;
            this.search = search;
        }

        void of(Path named) throws IOException {
            if (!Files.isReadable(named)) {
                throw new GatherException(CommandError.UNREADABLE, "it cannot be read", named.toString(),
                        "check the path, and who may read it");
            }
            if (!Files.isDirectory(named)) {
                ofFile(named);
                return;
            }
            try (Stream<Path> below = Files.walk(named)) {
                for (Path file : (Iterable<Path>) below.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))
                        .sorted()::iterator) {
                    ofBelow(file);
                }
            }
        }

        private void ofBelow(Path file) {
            try {
                ofFile(file);
            } catch (IOException e) {
                printer.message(file + ": cannot be read, left out: " + e.getMessage());
            }
        }

        private void ofFile(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                of(file.toString(), in);
            }
        }

        void of(String name, InputStream content) throws IOException {
            files++;
            BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
            in.mark(Packed.ENOUGH);
            byte[] begin = in.readNBytes(Packed.ENOUGH);
            in.reset();
            Compressor by = Packed.is(begin, begin.length) ? Compressor.of(begin) : null;
            try (InputStream plain = by == null ? in : PackedStreams.unpacked(by, in)) {
                if (!search.look(plain, place -> tell(name, place))) {
                    printer.message(name + ": compressed, not looked into");
                }
            } catch (ZipException | EOFException e) {
                printer.message(name + ": not looked into to its end: " + e.getMessage());
            }
        }

        private void tell(String file, SecretPlace place) {
            secrets++;
            if (json) {
                printer.json(new Row(file, place.line(), place.column(), place.kind(), place.rule()));
            } else {
                printer.result(file + ":" + place.line() + ":" + place.column() + " " + place.kind() + " "
                        + place.rule());
            }
        }

        void end() {
            printer.message(secrets + (secrets == 1 ? " secret" : " secrets") + " in " + files
                    + (files == 1 ? " file" : " files"));
        }
    }

    /** For programs. */
    record Row(String file, long line, long column, String kind, String rule) {}
}
