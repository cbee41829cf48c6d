package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.gather.core.error.GatherException;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsAGroup() throws IOException {
        write("networking", """
                title = "Networks"
                when = { os = "linux" }
                [each.interface]
                glob = "/sys/class/net/*"
                exclude = ["lo"]
                [[item]]
                name = "ethtool"
                command = "ethtool {interface}"
                for_each = "interface"
                when = [{ command = "ethtool" }, { package = ["a", "b"], service = "x" }]
                timeout = "10s"
                exit = [75]
                cost = "heavy"
                [[item]]
                name = "hosts"
                files = "/etc/hosts"
                max_file = "1MB"
                mask = ['(secret=)[^ ]+']
                """);

        Group group = Objects.requireNonNull(read().groups().get("networking"));

        assertThat(group.lists()).containsKey("interface");
        Item ethtool = group.items().get(0);
        assertThat(ethtool.what()).isEqualTo(new Item.Command("ethtool {interface}", "interface", List.of(75)));
        assertThat(ethtool.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(ethtool.cost()).isEqualTo(Cost.HEAVY);
        assertThat(ethtool.when()).hasToString("[command ethtool, package a or b and service x]");
        Item hosts = group.items().get(1);
        assertThat(hosts.what()).isEqualTo(
                new Item.Files(List.of("/etc/hosts"), List.of(), ByteSize.ofMiB(1), null, false));
    }

    @Test
    void addsReplacesAndSwitchesOff() throws IOException {
        write("a", "title = 'A'\n[[item]]\nname='x'\ncommand='x'\n[[item]]\nname='y'\ncommand='y'\n");
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("a.toml"),
                "[[item]]\nname='x'\ncommand='other'\n[[item]]\nname='y'\nenabled=false\n[[item]]\nname='z'\ncommand='z'\n");

        Catalog catalog = new CatalogReader().groups(folder).groups(own).read();

        assertThat(catalog.items()).extracting(Item::fullName).containsExactly("a.x", "a.z");
        assertThat(catalog.items()).first().extracting(Item::what)
                .isEqualTo(new Item.Command("other", null, List.of()));
        assertThat(catalog.groups().get("a")).extracting(Group::title).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name='x' | needs either 'command' or 'files'",
            "name='x'\\ncommand='a'\\nfiles='/b' | needs either 'command' or 'files'",
            "name='X y'\\ncommand='a' | is not a name",
            "name='x'\\ncomand='a' | unknown key 'comand', did you mean 'command'?",
            "name='x'\\ncommand='a {b}'\\nfor_each='b' | no list 'b'",
            "name='x'\\ncommand='a'\\ntimeout='soon' | 'soon' is not a duration",
            "name='x'\\ncommand='a'\\ncost='huge' | is none of light, normal, heavy, waiting",
            "name='x'\\ncommand='a'\\nmask='abc' | must have exactly one group",
            "name='x'\\nfiles='etc' | is not absolute", "name='x'\\ncommand=5 | must be a text in quotes",
            "name='x'\\ncommand='a'\\nwhen={ comand='a' } | did you mean 'command'?",
            "name='x'\\ncommand='a | Unexpected end of line"})
    void namesFileLineAndReason(String item, String reason) throws IOException {
        Path file = write("bad", "title = 'x'\n[[item]]\n" + item.replace("\\n", "\n") + "\n");

        assertThatThrownBy(this::read).isInstanceOf(GatherException.class).hasMessageContaining(file + ":")
                .hasMessageContaining(reason);
    }

    @Test
    void reportsAllProblemsAtOnce() throws IOException {
        write("one", "title = 1\n");
        write("two", "[[item]]\nname='x'\n");

        assertThatThrownBy(this::read).hasMessageContaining("one.toml:1:1").hasMessageContaining("two.toml");
    }

    @Test
    void choosesByProfileGroupAndPattern() throws IOException {
        write("net", "[[item]]\nname='a'\ncommand='a'\n[[item]]\nname='b'\ncommand='b'\nenabled=false\n");
        write("disk", "[[item]]\nname='c'\ncommand='c'\n");
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("default.toml"), "include = ['*']\nexclude = ['disk']\n");
        Catalog catalog = new CatalogReader().groups(folder).profiles(profiles).read();

        assertThat(names(Selection.profile("default"), catalog)).containsExactly("net.a");
        assertThat(names(new Selection("default", List.of(), List.of("net.b", "disk.*"), List.of("net.a")), catalog))
                .containsExactly("disk.c", "net.b");
        assertThat(names(new Selection("default", List.of("net.b"), List.of(), List.of()), catalog))
                .containsExactly("net.b");
        assertThat(names(new Selection("default", List.of("disk"), List.of(), List.of()), catalog))
                .containsExactly("disk.c");
        assertThatThrownBy(() -> names(new Selection("defualt", List.of(), List.of(), List.of()), catalog))
                .hasMessageContaining("did you mean 'default'?");
        assertThatThrownBy(() -> names(new Selection("default", List.of("dsk"), List.of(), List.of()), catalog))
                .hasMessageContaining("did you mean 'disk'?");
    }

    private static List<String> names(Selection selection, Catalog catalog) {
        return selection.choose(catalog).stream().map(Item::fullName).toList();
    }

    private Catalog read() {
        return new CatalogReader().groups(folder).read();
    }

    private Path write(String group, String text) throws IOException {
        return Files.writeString(folder.resolve(group + ".toml"), text);
    }
}
