package io.gather.cli.modules;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.module.ContributedFiles;
import io.gather.core.module.Contribution;
import io.gather.core.module.GatherModule;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.Service;
import io.gather.core.module.ServiceCall;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument.Count;
import io.gather.core.module.VerbOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plugin that cannot be used is refused in a sentence that names its jar and what to do. */
class InstalledModulesTest {
    private static InstalledModules of(GatherModule... modules) {
        List<Provided<GatherModule>> provided = Stream.of(modules)
                .map(module -> new Provided<>(module, Path.of("/opt/gather/plugins/shop.jar"))).toList();
        return new InstalledModules(() -> new Providers<>(provided, List.of()), () -> Set.of("status", "help"));
    }

    private static TestVerb verb(String name) {
        return new TestVerb(name, _ -> 0);
    }

    private static String refusal(GatherModule... modules) {
        List<GatherException> refused = of(modules).refused();
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().where()).isEqualTo("/opt/gather/plugins/shop.jar");
        assertThat(refused.getFirst().remedy().toString()).isNotEmpty();
        assertThat(refused.getFirst().what()).startsWith("this plugin is refused: ").doesNotContain("\n");
        return refused.getFirst().what();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "a shop", "-shop", "shöp", "../shop", "4711"})
    void hasNoOddNames(String name) {
        assertThat(refusal(new TestModule(name))).contains("'" + name + "' is no name of a module");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "help"})
    void hasNoCommandOfTheProgram(String name) {
        assertThat(refusal(new TestModule(name))).contains("'" + name + "' is a command of gather");
    }

    @Test
    void hasNoTwoOfOneName() {
        InstalledModules modules = of(new TestModule("shop"), new TestModule("shop"));

        assertThat(modules.refused()).hasSize(1);
        assertThatThrownBy(modules::all).isInstanceOf(GatherException.class)
                .hasMessageContaining("there is a module 'shop' already, in /opt/gather/plugins/shop.jar");
    }

    static Stream<Verb> oddVerbs() {
        return Stream.of(verb("Add"), verb("run"), verb("add").option("-l", "NUMBER"),
                verb("add").option("--limit", "a number"), verb("add").option("--state", "DIR"),
                verb("add").option("--limit", "").option("--limit", ""), verb("add").argument("order", Count.ONE),
                verb("add").argument("A", Count.ANY).argument("B", Count.ONE));
    }

    @ParameterizedTest
    @MethodSource("oddVerbs")
    void hasNoOddVerbs(Verb verb) {
        assertThat(refusal(new TestModule("shop").with(verb))).containsAnyOf("verb", verb.name());
    }

    private static Service service(String name, VerbOption... options) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String about() {
                return "serves";
            }

            @Override
            public List<VerbOption> options() {
                return List.of(options);
            }

            @Override
            public void serve(ServiceCall call) {
                // It is only looked at.
            }
        };
    }

    @Test
    void hasNoOddOptionsOfServices() {
        VerbOption listen = new VerbOption("--listen", "PORT", "where");
        assertThat(refusal(new TestModule("shop").with(service("one", VerbOption.flag("--json", "as JSON")))))
                .contains("its services cannot have the option --json, which the command has");
        assertThat(refusal(new TestModule("shop").with(service("one", listen), service("two", listen))))
                .contains("its services cannot have the option --listen twice");
        assertThat(refusal(new TestModule("shop").with(service("one", new VerbOption("-l", "PORT", "where")))))
                .contains("its services cannot have an option '-l PORT': written like");
    }

    @Test
    void hasNoVerbTwice() {
        assertThat(refusal(new TestModule("shop").with(verb("add"), verb("add"))))
                .contains("its verb 'add' is there twice");
    }

    @Test
    void saysAllThatIsWrong() {
        assertThat(refusal(new TestModule("shop").with(verb("run"), verb("Add")))).contains("'run'", "'Add'");
    }

    @Test
    void refusesOneThatThrows() {
        assertThat(refusal(new GatherModule() {
            @Override
            public String name() {
                return "shop";
            }

            @Override
            public List<Contribution> contributions() {
                throw new NoClassDefFoundError("shop/Orders");
            }
        })).contains("it fails when it is asked what it brings", "shop/Orders");
    }

    @Test
    void refusesOneThatLacksItsCatalog() {
        assertThat(refusal(new GatherModule() {
            @Override
            public String name() {
                return "shop";
            }

            @Override
            public List<String> catalogResources() {
                return List.of("gone.toml");
            }
        })).contains("it lacks its gone.toml");
    }

    @Test
    void namesAllThatAreRefused() {
        assertThatThrownBy(of(new TestModule("Shop"), new TestModule("STATS"))::all)
                .hasMessageContaining("2 plugins are refused").hasMessageContaining("'Shop'")
                .hasMessageContaining("'STATS'");
    }

    @Test
    void findsWhatIsContributed() throws Exception {
        TestModule shop = new TestModule("shop").with(new Contribution() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            public String about() {
                return "the orders";
            }

            @Override
            public void write(ModuleContext context, ContributedFiles files) {
                context.notice("here");
            }
        });
        InstalledModules modules = of(shop);

        assertThat(modules.all().getFirst().items()).singleElement()
                .satisfies(item -> assertThat(item.fullName()).isEqualTo("shop.orders"));
        assertThat(modules.find("shop")).isPresent();
        assertThat(modules.find("stats")).isEmpty();
    }
}
