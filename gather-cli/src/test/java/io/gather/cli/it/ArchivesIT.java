package io.gather.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The archives of loaded classes fit the JVM, the jars and the options that they are used with; without them all runs too, only slower. */
class ArchivesIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--version", "groups", "status", "run --profile none --command date --no-upload"})
    void areUsed(String words) throws Exception {
        Path log = folder.resolve("classes");
        List<String> line = Stream.concat(Stream.of(Distribution.program()), Stream.of(words.split(" "))).toList();

        Distribution.Ended ended = new Distribution(folder).startLine(line, Map.of("GATHER_JAVA_OPTIONS",
                "-XX:AOTMode=on -Xlog:class+load:file=" + log), ProcessBuilder.Redirect.INHERIT).end();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readAllLines(log).stream().filter(it -> it.contains(" io.gather.")
                && !it.contains("$$") && !it.contains("shared objects file"))).isEmpty();
    }
}
