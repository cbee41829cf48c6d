package io.gather.incident.tail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.redact.Redactor;
import io.gather.incident.event.EventTime;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TailTextTest {
    private static final String FURL = "pb://" + "a".repeat(32) + "@tcp:127.0.0.1:1/name";

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    private TailText text(boolean verbose) {
        return new TailText(new TailText.TailStyle(EventTime.SHORT_LOCAL, ZoneOffset.UTC, verbose, Redactor.NONE),
                lines::add, it -> lines.add("(" + it + ")"));
    }

    @Test
    void printsWhatFlogtoolPrints() {
        TailText text = text(false);
        text.connected(Dict.EMPTY.with("twisted", LogValue.of("22.4.0")).with("foolscap", LogValue.of("21.7.0")),
                LogValue.of(12));
        text.event(Dict.EMPTY.with("num", LogValue.of(5)).with("time", LogValue.of(1795219028.8413706))
                .with("level", LogValue.of(30)).with("format", LogValue.of("%(a)d of %(b)s"))
                .with("a", LogValue.of(1)).with("b", LogValue.of("two"))
                .with("failure", Dict.EMPTY.with("str", LogValue.of("one\ntwo"))));
        assertThat(lines).containsExactly("(Connected (to pid 12))", "(Remote Versions:)", "( foolscap: 21.7.0)",
                "( twisted: 22.4.0)", "23:57:08.841 L30 []#5 1 of two", " FAILURE:", " one", " two");
    }

    @Test
    void printsWhatIsNoEvent() {
        text(false).event(Dict.EMPTY);
        text(true).event(Dict.EMPTY.with("a", LogValue.of("b")));
        text(false).connected(Dict.EMPTY, new LogValue.Nothing());
        assertThat(lines).containsExactly("? L20 []#? ", "{'a': 'b'}", "(Connected (unable to get pid))",
                "(Remote Versions:)");
    }

    @Test
    void findsTheFurlOfANode() throws Exception {
        Files.createDirectory(folder.resolve("private"));
        Files.writeString(folder.resolve("private/logport.furl"), FURL + "\n");
        assertThat(TailTarget.read(folder.toString()).text()).isEqualTo(FURL);
        assertThat(TailTarget.read(folder.resolve("private/logport.furl").toString()).text()).isEqualTo(FURL);
        assertThat(TailTarget.read(FURL).text()).isEqualTo(FURL);
        Path large = Files.write(folder.resolve("large"), new byte[200_000]);
        assertThatThrownBy(() -> TailTarget.read(large.toString())).isInstanceOf(GatherException.class)
                .hasMessageContaining("too large");
    }
}
