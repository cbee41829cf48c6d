package io.gather.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What help names is part of the distribution. */
class ManualIT {
    private static final Pattern DOCUMENT = Pattern.compile("docs/[a-z_\\\\-]+[.]md");

    private final Path dist = Path.of(System.getProperty("gather.dist"));

    @Test
    void manFindsThePagesByTheSearchPath() {
        ProgramEnd ended = Peer.require("man").command("-w", "gather-run", "isi_gather_info")
                .with("PATH", dist.resolve("bin") + ":" + System.getenv("PATH")).with("MANPATH", "").run();

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.lines()).containsExactly(dist.resolve("share/man/man1/gather-run.1").toString(),
                dist.resolve("share/man/man1/isi_gather_info.1").toString());
    }

    @Test
    void everyDocumentThatIsNamedIsThere() throws Exception {
        List<Path> pages;
        try (Stream<Path> files = Files.list(dist.resolve("share/man/man1"))) {
            pages = files.toList();
        }
        assertThat(pages).hasSizeGreaterThan(30);
        for (Path page : pages) {
            assertThat(DOCUMENT.matcher(Files.readString(page)).results().map(MatchResult::group)
                    .map(name -> name.replace("\\", ""))).isNotEmpty()
                    .allSatisfy(name -> assertThat(dist.resolve(name)).isRegularFile());
        }
    }

    @Test
    void bashFindsTheCompletion() {
        Path script = dist.resolve("share/bash-completion/completions/gather");

        ProgramEnd ended = Peer.require("bash").run("-c", ". '" + script + "'; COMP_WORDS=(gather sta); COMP_CWORD=1; "
                + "_complete_gather; echo \"${COMPREPLY[*]}\"");

        assertThat(ended.output().split("\\s+")).contains("status");
    }
}
