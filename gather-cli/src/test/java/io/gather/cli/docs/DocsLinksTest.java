package io.gather.cli.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every link within the project leads somewhere. */
class DocsLinksTest {
    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Document document : Document.all()) {
            for (String link : document.links()) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(document.name() + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Document document, String link) {
        URI uri = URI.create(link);
        Path target = uri.getPath().isEmpty() ? document.path() : document.path().resolveSibling(uri.getPath());
        if (!Files.exists(target)) {
            return false;
        }
        String anchor = uri.getFragment();
        return anchor == null || Document.read(target).anchors().contains(anchor);
    }
}
