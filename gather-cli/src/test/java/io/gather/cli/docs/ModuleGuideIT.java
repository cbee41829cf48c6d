package io.gather.cli.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar that a stranger builds from the guide alone, and what may happen to it. */
class ModuleGuideIT {
    private static final String BUILD = """
            javac -proc:none -d classes -cp "$GATHER_HOME/lib/*" src/shop/*.java
            cp src/shop/shop.toml classes/shop/ && cp -R src/META-INF classes/
            jar --create --file "$GATHER_HOME/plugins/shop.jar" -C classes .
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.make(folder);
        for (Document.Block block : Document.of("docs/modules.md").blocks()) {
            if (!block.marked("file").isEmpty()) {
                sandbox.write(block.marked("file"), block.text());
            }
        }
        run(BUILD);
    }

    @AfterEach
    void close() throws IOException {
        sandbox.close();
    }

    private Sandbox.Ended run(String line) throws IOException, InterruptedException {
        Sandbox.Ended ended = sandbox.run(line);
        assertThat(ended.exit()).as(line + "\n" + ended.output()).isZero();
        return ended;
    }

    private static void await(Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("waits for " + file).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Path work(String name) {
        return folder.resolve("work").resolve(name);
    }

    /** What had its outcome is not done again, and what was under way is done from its beginning. */
    @Test
    void aContributionThatIsKilledInTheMiddleIsDoneAgain() throws Exception {
        run("gather shop add lamp && mv \"$GATHER_STATE/modules/shop/orders.txt\" kept.txt"
                + " && mkfifo \"$GATHER_STATE/modules/shop/orders.txt\"");
        // It comes as far as the first order, and waits for the next one.
        run("(exec 3>\"$GATHER_STATE/modules/shop/orders.txt\"; echo lamp >&3; touch reading; exec sleep 60) "
                + ">/dev/null 2>&1 & echo $! >writer");
        run("gather --group shop --no-upload --parallel 2 --local-command 'echo once | tee -a " + work("ran") + "'"
                + " >gather.txt 2>&1 & echo $! >gather");
        await(work("reading"));
        await(work("ran"));
        run("while ! gather status | grep -q '[1-9][0-9]* of 3'; do :; done; kill -9 $(cat gather) $(cat writer)");
        run("mv -f kept.txt \"$GATHER_STATE/modules/shop/orders.txt\"");

        run("gather resume");

        String bundle = run("ls GatherLogs-*.tgz").output().strip();
        assertThat(run("gather cat " + bundle + " local/shop/orders.txt").output()).isEqualTo("lamp\n");
        assertThat(run("gather ls " + bundle + " 'local/**'").output().lines()
                .map(name -> name.replaceFirst(".*/local/", ""))).contains("shop/orders.txt", "shop/seen.txt")
                .filteredOn(name -> name.startsWith("shop/") && !name.endsWith("/")).hasSize(2);
        assertThat(Files.readAllLines(work("ran"))).containsExactly("once");
        assertThat(run("gather verify " + bundle).output()).doesNotContain("wrong");
        assertThat(run("gather cat " + bundle + " local/outcomes.json").output()).contains("\"module shop\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aServiceIsStoppedBySignals(String signal) throws Exception {
        // A shell has its background ignore SIGINT.
        run("env --default-signal=INT,HUP gather shop run >service.txt 2>&1 & echo $! >service; "
                + "until grep -q 'shop.watch watches' service.txt; do sleep 0.05; done");
        Sandbox.Ended second = sandbox.run("gather shop run");
        assertThat(second.exit()).isEqualTo(7);
        assertThat(second.output()).contains("run already: process "
                + Files.readString(work("service")).strip());
        run("gather shop add lamp; until grep -q 'shop: 1 orders came in' service.txt; do sleep 0.05; done");

        run("kill -" + signal + " $(cat service); while kill -0 $(cat service) 2>/dev/null; do sleep 0.05; done");

        assertThat(Files.readAllLines(work("service.txt"))).containsSubsequence("shop stops: told to",
                "shop.watch has ended");
    }

    @Test
    void aServiceThatFailsEndsTheProcess() throws Exception {
        run("mkdir -p \"$GATHER_STATE/modules/shop/orders.txt\"");
        Sandbox.Ended ended = sandbox.run("gather shop run");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.output()).contains("service 'watch' failed", "Is a directory", "[GATHER-1030]");
    }

    @Test
    void aJarThatLacksAClassIsRefusedInASentence() throws Exception {
        run("rm classes/shop/OrdersVerb.class && jar --create --file \"$GATHER_HOME/plugins/shop.jar\" -C classes .");
        Path jar = folder.resolve("gather/plugins/shop.jar");
        for (String line : List.of("gather --group shop", "gather shop orders", "gather groups")) {
            Sandbox.Ended refused = sandbox.run(line);
            assertThat(refused.exit()).as(line).isEqualTo(2);
            assertThat(refused.output()).as(line).contains("gather: " + jar + ": this plugin is refused: ",
                    "shop/OrdersVerb", "\n  next: remove it").doesNotContain("\tat ");
        }
        assertThat(run("gather --help").output()).contains("this plugin is refused", "Usage: gather");
        assertThat(run("gather status").output()).doesNotContain("plugin");
    }

    @Test
    void twoJarsWithOneModuleAreRefused() throws Exception {
        run("cp \"$GATHER_HOME/plugins/shop.jar\" \"$GATHER_HOME/plugins/shop2.jar\"");
        Sandbox.Ended refused = sandbox.run("gather groups");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains(
                "shop2.jar: this plugin is refused: there is a module 'shop' already, in ",
                "plugins/shop.jar");
    }

    /** It has what it says, and nothing that only a developer's machine has. */
    @Test
    void theJarIsCompiledAgainstThePortsAlone() throws Exception {
        try (ZipFile jar = new ZipFile(folder.resolve("gather/plugins/shop.jar").toFile())) {
            for (var entry : jar.stream().filter(it -> it.getName().endsWith(".class")).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    String bytes = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(bytes.split("io/gather/", -1)).as(entry.getName()).hasSizeGreaterThan(0)
                            .filteredOn(part -> !part.startsWith("core/module") && !part.startsWith("core/upload")
                                    && !part.startsWith("core/error") && !part.startsWith("core/units")
                                    && !part.startsWith("core/settings") && !part.startsWith("core/secret"))
                            .hasSize(1);
                }
            }
        }
    }
}
