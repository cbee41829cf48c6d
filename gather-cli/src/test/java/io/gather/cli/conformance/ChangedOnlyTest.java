package io.gather.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.Increment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Increments without what is the same as before, by both minions. */
class ChangedOnlyTest {
    private static final Increment CHANGED_ONLY = new Increment(true, true, false);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {GatheredLogs.JAVA, "dash", Both.DAEMON})
    void haveOnlyWhatIsAnother(String node) throws Exception {
        try (GatheredLogs gathered = new GatheredLogs(temp, node, Clock.systemUTC())) {
            Path etc = Files.createDirectories(temp.resolve("tree/etc"));
            Files.writeString(etc.resolve("kept"), "as ever");
            Files.writeString(etc.resolve("changed"), "one");
            Files.writeString(gathered.logs().resolve("messages"), "first\n");

            GatherEnd full = gathered.full();
            Files.writeString(etc.resolve("changed"), "two");
            Files.writeString(gathered.logs().resolve("messages"), "first\nsecond\n");
            GatherEnd second = gathered.gather(CHANGED_ONLY);
            GatherEnd third = gathered.gather(CHANGED_ONLY);

            assertThat(names(full)).contains("kept", "changed", "messages", "echo_always");
            assertThat(names(second)).contains("changed", "messages").doesNotContain("kept", "echo_always");
            assertThat(names(third)).doesNotContain("kept", "changed", "messages", "echo_always");
            assertThat(manifest(third)).contains("\"held\":\"" + full.id().text(), "\"held\":\"" + second.id().text());

            try (Bundle merged = Bundle.open(gathered.merged("all"))) {
                assertThat(text(merged, "kept")).isEqualTo("as ever");
                assertThat(text(merged, "changed")).isEqualTo("two");
                assertThat(text(merged, "messages")).isEqualTo("first\nsecond\n");
                assertThat(text(merged, "echo_always")).isEqualTo("always\n");
            }
        }
    }

    private static List<String> names(GatherEnd end) {
        List<String> names = new ArrayList<>();
        try (Bundle bundle = Bundle.open(Objects.requireNonNull(end.bundle()))) {
            bundle.entries(entry -> names.add(last(entry)));
        }
        return names;
    }

    private static String last(TocEntry entry) {
        return entry.name().substring(entry.name().lastIndexOf('/') + 1);
    }

    private static String manifest(GatherEnd end) throws IOException {
        try (Bundle bundle = Bundle.open(Objects.requireNonNull(end.bundle())); var in = bundle.open("manifest.json")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static String text(Bundle bundle, String name) throws IOException {
        List<TocEntry.File> found = new ArrayList<>();
        bundle.entries(entry -> {
            if (entry instanceof TocEntry.File file && last(entry).equals(name)) {
                found.add(file);
            }
        });
        try (var in = bundle.open(found.getFirst())) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
