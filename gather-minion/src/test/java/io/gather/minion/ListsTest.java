package io.gather.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.catalog.ListSource;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.process.Spawning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(Spawning.class)
class ListsTest {
    @RegisterExtension
    final Bench bench;
    @TempDir
    Path temp;

    ListsTest(Spawning spawning) {
        this.bench = new Bench(spawning);
    }

    @Test
    void runsOverWhatIsThere() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (String name : List.of("eth0", "eth1", "lo", "bad name", "veth7")) {
            Files.createFile(tree.resolve(name));
        }
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks()
                .each("echo {nic}", "nic", new ListSource.Glob(tree + "/*", List.of("lo", "veth*")))
                .each("echo {x}", "x", new ListSource.Command("printf 'b\\n\\na\\n'", List.of()))
                .each("echo {x}", "x", new ListSource.Glob(tree + "/none*", List.of())));

        assertThat(
                gathered.outcomes().stream().map(it -> it.fullName() + " " + it.spool() + " " + it.source()).sorted())
                .containsExactly("test.item1@eth0 000001-0 echo eth0", "test.item1@eth1 000001-1 echo eth1",
                        "test.item2@a 000002-1 echo a", "test.item2@b 000002-0 echo b", "test.item3  echo {x}");
        assertThat(gathered.one(3).status()).isEqualTo(Status.SKIPPED);
        assertThat(gathered.one(3).message()).isEqualTo("its list is empty here");
    }

    @Test
    void numbersNamesThatFallTogether() throws Exception {
        Gathered gathered = bench.gather(temp.resolve("base"),
                new PlanTasks().command("echo a b").command("echo a  b").command("echo 'a' b"));

        assertThat(gathered.outcomes().stream().sorted(java.util.Comparator.comparingInt(Outcome::task))
                .flatMap(it -> gathered.results(it.task()).stream()).map(Result::path)).containsExactly(
                        "commands/test/echo_a_b", "commands/test/echo_a_b.1", "commands/test/echo_a_b.2");
    }

    @Test
    void masksSecrets() throws Exception {
        Path file = Files.writeString(temp.resolve("conf"), "user=me password=hunter2 x\nPassword: abc\n");
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks()
                .mask("((?:password)=)[^ ]+", "(?i)(password: ).*").files(file).command("cat " + file)
                .mask("(unclosed").command("echo x"));

        assertThat(gathered.text(1)).isEqualTo("user=me password=******** x\nPassword: ********\n");
        assertThat(gathered.text(2)).isEqualTo(gathered.text(1));
        assertThat(gathered.one(3).status()).isEqualTo(Status.ERROR);
        assertThat(gathered.one(3).results()).isZero();
        assertThat(gathered.one(3).message()).contains("(unclosed");
    }
}
