package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.Selection;
import io.gather.core.json.Json;
import io.gather.core.plan.Limits;
import io.gather.core.settings.SshSettings;
import io.gather.core.window.Window;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatherRequestTest {
    private static final GatherRequest REQUEST = new GatherRequest("c", Lane.USUAL, Path.of("/out"), "GatherLogs",
            new Selection("default", List.of(), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
            Map.of(),
            Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
            new Means(Path.of("/spool"), 2, Map.of(), false), List.of("s3same-[0-9]+"), "gather");

    @Test
    void aProcessThatGoesOnWithItRedactsTheSame() throws Exception {
        GatherRequest again = Json.read(Json.write(REQUEST), GatherRequest.class);

        assertThat(again).isEqualTo(REQUEST);
        assertThat(again.redactor().text("of s3same-1")).isEqualTo("of ********");
    }

    @Test
    void aJournalOfBeforeHasNoMasks() throws Exception {
        String before = Json.write(REQUEST).replaceFirst(",\"masks\":\\[[^]]*\\][^]]*\\]", "");

        assertThat(before).doesNotContain("masks");
        assertThat(Json.read(before, GatherRequest.class).redactor().changesContent()).isFalse();
    }

    @Test
    void aJournalOfBeforeHasTheBeginOfItsWindowOnly() throws Exception {
        String now = Json.write(REQUEST);
        String window = "\"window\":{}";
        assertThat(now).contains(window);
        String begun = now.replace(window, "\"since\":\"2026-11-20T10:15:00Z\"");
        String endless = now.replace(window, "\"since\":null");

        assertThat(Json.read(begun, GatherRequest.class).window())
                .isEqualTo(new Window(Instant.parse("2026-11-20T10:15:00Z"), null));
        assertThat(Json.read(endless, GatherRequest.class).window()).isEqualTo(Window.ALWAYS);
        assertThat(Json.read(now.replace(window + ",", ""), GatherRequest.class).window()).isEqualTo(Window.ALWAYS);
    }

    @Test
    void aWindowIsKept() throws Exception {
        String text = Json.write(REQUEST).replace("\"window\":{}",
                "\"window\":{\"from\":\"2026-11-20T10:15:00Z\",\"until\":\"2026-11-21T00:00:00Z\"}");
        assertThat(Json.read(text, GatherRequest.class).window()).isEqualTo(
                new Window(Instant.parse("2026-11-20T10:15:00Z"), Instant.parse("2026-11-21T00:00:00Z")));
    }
}
