package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.json.Json;
import io.gather.core.settings.UploadSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeansTest {
    private static final UploadSettings SAVED = UploadSettings.builtIn();

    @Test
    void keepsEverythingButSecrets() throws Exception {
        UploadSettings told = SAVED.with(SAVED.http().withHeaders(List.of("X-Case: 17", "Authorization: Bearer abc")));
        String journaled = Json.write(new Means(Path.of("/spool"), 3, told, true));
        Means read = Json.read(journaled, Means.class);
        assertThat(journaled).doesNotContain("abc");
        assertThat(read).isEqualTo(new Means(Path.of("/spool"), 3, told, true));
        assertThat(read.uploadWith(SAVED).http().headers()).containsExactly("X-Case: 17");
        assertThat(read.uploadWith(told)).isEqualTo(told);
    }
}
