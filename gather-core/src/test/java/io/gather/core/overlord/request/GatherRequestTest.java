package io.gather.core.overlord.request;

import java.nio.file.Path;
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
}
