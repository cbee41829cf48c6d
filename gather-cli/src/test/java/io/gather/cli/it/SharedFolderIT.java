package io.gather.cli.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Many gathers, each with a state of its own, into one folder. */
class SharedFolderIT {
    private static final int GATHERS = 8;

    @TempDir
    Path folder;

    @Test
    void gathersOfTheSameSecondEachHaveABundleOfTheirOwn() throws Exception {
        Distribution gather = new Distribution(folder);
        gather.catalog("much", "[[item]]\nname = 'x'\ncommand = 'head -c 3000000 /dev/urandom'\nmax = '9MB'\n");
        List<Running> running = new ArrayList<>();
        for (int i = 0; i < GATHERS; i++) {
            running.add(gather.startLine(List.of(Distribution.program(), "--cluster", "same", "--group", "much"),
                    Map.of("GATHER_STATE", folder.resolve("state-" + i).toString()),
                    ProcessBuilder.Redirect.INHERIT));
        }
        List<String> named = new ArrayList<>();
        for (Running each : running) {
            Ended ended = each.end();
            assertThat(ended.code()).as(ended.err()).isZero();
            named.add(ended.out().strip());
        }
        assertThat(named).doesNotHaveDuplicates().hasSize(GATHERS);
        assertThat(gather.bundles()).extracting(Path::toString).containsExactlyInAnyOrderElementsOf(named);
        for (String bundle : named) {
            Ended verified = gather.run("verify", bundle);
            assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
            Ended digest = gather.startLine(List.of("sha256sum", "-c", "--quiet", bundle + ".sha256")).end();
            assertThat(digest.code()).as(digest.out() + digest.err()).isZero();
        }
        assertThat(gather.leftovers()).isEmpty();
    }
}
