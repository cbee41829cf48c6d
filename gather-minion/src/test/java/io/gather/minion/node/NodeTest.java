package io.gather.minion.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Condition.Kind;
import io.gather.core.catalog.Condition.Need;
import io.gather.core.minion.NodeFacts;
import io.gather.minion.process.SearchPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NodeTest {
    @TempDir
    Path root;
    private Conditions conditions;

    @BeforeEach
    void lay() throws Exception {
        write("etc/os-release", "ID=rocky\nID_LIKE=\"rhel centos fedora\"\nPRETTY_NAME='Rocky 9'\n");
        write("etc/machine-id", "0123\n");
        write("etc/init.d/old", "");
        write("usr/lib/systemd/system/chronyd.service", "");
        write("proc/42/comm", "a-name-of-fifte\n");
        write("proc/modules", "nf_tables 1 0 - Live 0x0\n");
        write("sys/module/kvm/x", "");
        write("proc/meminfo", "MemTotal:       2048 kB\n");
        write("proc/uptime", "90.50 12.0\n");
        write("var/lib/dpkg/status", """
                Package: ceph-osd
                Status: install ok installed

                Package: gone
                Status: deinstall ok config-files
                """);
        write("lib/apk/db/installed", "P:musl\nV:1\n");
        conditions = new Conditions(root, new SearchPath("/usr/bin"), line -> "kernel\n");
    }

    private void write(String path, String text) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource({"COMMAND,sh,true", "COMMAND,no-such,false", "FILE,/etc/os-*,true", "FILE,/etc/machine-id,true",
            "FILE,/etc/none*,false", "PACKAGE,ceph*,true", "PACKAGE,ceph,false", "PACKAGE,gone,false",
            "PACKAGE,musl,true", "SERVICE,chronyd,true", "SERVICE,old,true", "SERVICE,new,false",
            "PROCESS,a-name-of-fifteen-and-more,true", "PROCESS,other,false", "MODULE,nf-tables,true",
            "MODULE,kvm,true", "MODULE,nf,false", "OS,linux,true", "OS,rhel,true", "OS,rocky,true", "OS,debian,false",
            "OS,freebsd,false", "OS,onefs,false"})
    void looksOnTheNode(Kind kind, String value, boolean holds) {
        assertThat(conditions.hold(List.of(new Condition(List.of(new Need(kind, List.of("-", value)))))))
                .isEqualTo(holds);
    }

    @Test
    void needsAllKindsOfOneTableAndOneOfTheTables() {
        Condition both = new Condition(
                List.of(new Need(Kind.OS, List.of("linux")), new Need(Kind.OS, List.of("debian"))));
        Condition one = new Condition(List.of(new Need(Kind.OS, List.of("debian", "rhel"))));

        assertThat(conditions.hold(List.of())).isTrue();
        assertThat(conditions.hold(List.of(both))).isFalse();
        assertThat(conditions.hold(List.of(both, one))).isTrue();
    }

    @Test
    void tellsFacts() {
        NodeFacts facts = new Facts(root, InstantSource.system(), "1.0", List.of()).find();

        assertThat(facts.osId()).isEqualTo("rocky");
        assertThat(facts.osName()).isEqualTo("Rocky 9");
        assertThat(facts.machineId()).isEqualTo("0123");
        assertThat(facts.memory()).isEqualTo(2048 << 10);
        assertThat(facts.uptime()).hasMillis(90_500);
        assertThat(facts.cores()).isPositive();
    }
}
