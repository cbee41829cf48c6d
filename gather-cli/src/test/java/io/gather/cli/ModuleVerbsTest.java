package io.gather.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.cli.modules.Provided;
import io.gather.cli.modules.Providers;
import io.gather.cli.modules.TestModule;
import io.gather.cli.modules.TestVerb;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.module.GatherModule;
import io.gather.core.module.VerbArgument.Count;
import io.gather.core.module.VerbCall;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a module says that it can do is done as the program's own commands are. */
class ModuleVerbsTest {
    @TempDir
    Path folder;

    private final List<VerbCall> calls = new ArrayList<>();
    private final TestModule shop = new TestModule("shop").with(
            new TestVerb("orders", this::remember).option("--limit", "NUMBER").option("--open", "")
                    .argument("SHOP", Count.ONE).argument("ORDER", Count.ANY),
            new TestVerb("close", call -> {
                throw new GatherException(RunError.GATHERED_ALREADY, "customers are in it", "shop", "wait");
            }), new TestVerb("burn", _ -> {
                throw new IOException("no matches");
            }));
    private List<Provided<GatherModule>> modules = List.of(shop.provided());

    private int remember(VerbCall call) {
        calls.add(call);
        call.output().result("two\033[31m lamps");
        call.output().json(Map.of("order", "two lamps"));
        call.output().message("that is all");
        call.context().notice("it is late");
        return 4;
    }

    private HelpTest.Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Wiring wiring = wiring(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), args)) {
            int code = wiring.execute(Booleans.normalised(args));
            return new HelpTest.Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    private Wiring wiring(PrintStream out, PrintStream err, String... args) {
        // The catalog of the sources is that of the distribution.
        System.setProperty("gather.home", System.getProperty("gather.root"));
        return new Wiring(out, err, Map.of("HOME", folder.toString(), "GATHER_STATE", folder.resolve("state")
                .toString(), "GATHER_ETC", folder.resolve("etc").toString()), List.of(args), List.of(args),
                () -> new Providers<>(modules, List.of()));
    }

    @Test
    void areGivenWhatWasTyped() {
        HelpTest.Ended ended = run("shop", "orders", "--limit", "3", "north", "--limit=4", "a", "b", "--open");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        VerbCall call = calls.getFirst();
        assertThat(call.arguments()).containsExactly("north", "a", "b");
        assertThat(call.values("--limit")).containsExactly("3", "4");
        assertThat(call.value("--limit")).contains("4");
        assertThat(call.has("--open")).isTrue();
        assertThat(call.value("--open")).isEmpty();
    }

    @Test
    void areGivenNothingThatWasNotTyped() {
        run("shop", "orders", "north");

        assertThat(calls.getFirst().options()).isEmpty();
        assertThat(calls.getFirst().arguments()).containsExactly("north");
    }

    @Test
    void sayWhatTheyHaveToSayThroughTheOneDoor() {
        HelpTest.Ended ended = run("shop", "orders", "north");

        assertThat(ended.lines()).hasSize(2).noneMatch(line -> line.contains("\033"))
                .last().isEqualTo("{\"order\":\"two lamps\"}");
        assertThat(ended.err().lines()).containsExactly("that is all", "note: it is late");
    }

    @Test
    void haveAFolderOfTheirOwn() {
        run("shop", "orders", "north", "--state", folder.resolve("other").toString());

        assertThat(folder.resolve("other")).doesNotExist();
        Path state = calls.getFirst().context().state();
        assertThat(state).isEqualTo(folder.resolve("other/modules/shop")).isEmptyDirectory();
    }

    @Test
    void failInWordsAndWithTheirExitCode() {
        HelpTest.Ended refused = run("shop", "close");
        assertThat(refused.code()).isEqualTo(7);
        assertThat(refused.err()).isEqualTo("gather: shop: customers are in it\n  next: wait  [GATHER-7004]\n");

        HelpTest.Ended failed = run("shop", "burn");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("no matches").doesNotContain("\tat ");
        assertThat(run("shop", "burn", "--debug").err()).contains("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"shop orders,SHOP", "shop orders north --limt 3,--limt", "shop orders north --limit,--limit",
            "shop close now,now", "shop ordres,ordres", "shop,orders", "shpo orders,shpo"})
    void areRefusedWhereTheyWereMistyped(String line, String said) {
        HelpTest.Ended ended = run(line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(said, "[GATHER-2001]");
        assertThat(calls).isEmpty();
    }

    @Test
    void haveHelpAsAllCommandsHave() {
        HelpTest.Ended help = run("shop", "orders", "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: gather shop orders [OPTIONS] SHOP [ORDER...]\n")
                .contains("Does what the test wants.", "--limit NUMBER", "--open", "--state DIR", "Examples:",
                        "gather shop orders SHOP", "Exit codes:", "gather help --man shop orders | man -l -");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run("help", "shop", "orders").out()).isEqualTo(help.out());
        assertThat(run("shop", "--help").out()).contains("orders", "Does what the test wants.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help"})
    void areUnderAHeadingOfTheirOwn(String how) {
        modules = Stream.of(shop, new TestModule("incident").with(new TestVerb("list", this::remember)))
                .map(TestModule::provided).toList();
        HelpTest.Ended page = run(how);

        assertThat(page.lines()).hasSizeLessThanOrEqualTo(24)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        assertThat(page.lines()).anyMatch(
                line -> line.matches("Modules +shop +what the test of sho.* incident +what the test of .*"));
    }

    @Test
    void areCompleted() {
        assertThat(run("completion").out()).contains("_picocli_gather_shop_orders", "--limit");
    }

    @Test
    void haveAPageOfTheManual() throws Exception {
        Path page = Files.writeString(folder.resolve("page.1"), run("help", "--man", "shop", "orders").out());

        ProgramEnd ended = Peer.require("groff").run("-ww", "-man", "-Tutf8", page.toString());
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output().replaceAll("\033\\[[0-9;]*m|.\b", "")).contains("GATHER-SHOP-ORDERS(1)", "--limit",
                "EXIT STATUS");
    }

    @Test
    void areNotThereForAModuleThatHasNone() {
        modules = List.of(new TestModule("quiet").provided());

        assertThat(run("--help").out()).doesNotContain("Modules");
        assertThat(run("quiet").code()).isEqualTo(2);
    }

    @Test
    void ofRefusedModulesAreNotThereAndItIsSaidWhy() {
        modules = List.of(shop.provided(), new TestModule("stop").with(new TestVerb("x", this::remember)).provided());
        String why = "gather: /opt/gather/plugins/stop.jar: this plugin is refused: "
                + "'stop' is a command of gather, not of a module\n  next: remove it";

        assertThat(run("--help").err()).startsWith(why);
        assertThat(run("--help").out()).contains("shop");
        assertThat(run("shop", "orders", "north").code()).isEqualTo(4);
        assertThat(run("groups").err()).startsWith(why);
        assertThat(run("groups").code()).isEqualTo(2);
        assertThat(run("status").err()).doesNotContain("stop.jar");
    }
}
