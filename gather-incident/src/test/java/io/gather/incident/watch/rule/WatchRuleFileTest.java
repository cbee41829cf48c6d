package io.gather.incident.watch.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.incident.pattern.BoundedPattern;
import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.WatchedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchRuleFileTest {
    @TempDir
    Path folder;

    private WatchRules read(String text) throws Exception {
        return WatchRuleFile.read(Files.writeString(folder.resolve("rules.toml"), text));
    }

    private static WatchedLine kernel(String text) {
        return new WatchedLine(LineSource.KERNEL, Instant.EPOCH, "kernel", 3, "kernel", List.of(), "", text, Map.of(),
                new LinePosition.OfKernel("boot", 1), false);
    }

    private static WatchedLine journal(String unit, String identifier, int priority, String messageId, String text) {
        return new WatchedLine(LineSource.JOURNAL, Instant.EPOCH, unit, priority, identifier, List.of(unit), messageId,
                text, Map.of(), new LinePosition.OfJournal("s=1"), false);
    }

    private static List<String> found(WatchRules rules, WatchedLine line) {
        return rules.rules().stream().filter(it -> it.in(line) == BoundedPattern.Found.YES).map(WatchRule::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oom-kill | Out of memory: Killed process 1234 (java) total-vm:1kB, anon-rss:2kB
            oom-kill | Memory cgroup out of memory: Killed process 99 (python3)
            oom-kill | stress invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
            kernel-oops | BUG: unable to handle page fault for address: ffffc90000400000
            kernel-oops | Oops: 0002 [#1] PREEMPT SMP NOPTI
            kernel-oops | kernel BUG at mm/slub.c:387!
            hung-task | INFO: task kworker/u8:0:123 blocked for more than 120 seconds.
            hung-task | watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [swapper/1:0]
            segfault | nginx[4242]: segfault at 0 ip 000055d2 sp 00007ffd error 4 in nginx[55d2+1000]
            segfault | traps: app[77] general protection fault ip:55 sp:7f error:0 in app
            io-error | I/O error, dev sda, sector 2048 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 2
            io-error | Buffer I/O error on dev dm-0, logical block 0, async page read
            file-system-error | EXT4-fs error (device sda1): ext4_find_entry:1455: inode #2: comm ls: reading directory
            file-system-error | EXT4-fs (sda1): Remounting filesystem read-only
            file-system-error | XFS (dm-1): Corruption of in-memory data detected. Shutting down filesystem
            hardware-error | mce: [Hardware Error]: Machine check events logged
            """)
    void findsWhatKernelsSay(String rule, String line) {
        assertThat(found(WatchRuleFile.ours(), kernel(line))).contains(rule);
        assertThat(found(WatchRuleFile.ours(), journal("app.service", "app", 3, "", line))).isEmpty();
    }

    @Test
    void findsUnitsThatFailAndCoreDumps() {
        assertThat(found(WatchRuleFile.ours(), journal("a.service", "systemd", 4, "d9b373ed55a64feb8242e02dbe79a49c",
                "a.service: Failed with result 'exit-code'."))).containsExactly("unit-failed");
        assertThat(found(WatchRuleFile.ours(), journal("a.service", "systemd-coredump", 2,
                "fc2e22bc6ee647b6b90729ab34a250b1", "Process 1 (a) of user 0 dumped core.")))
                .containsExactly("core-dump");
        assertThat(found(WatchRuleFile.ours(), kernel("NET: Registered PF_INET6 protocol family"))).isEmpty();
    }

    @Test
    void readsRulesOfOnesOwn() throws Exception {
        WatchRules rules = read("""
                before = 20
                without = ["segfault"]
                masks = ['(customer=)[0-9]+']
                [[rule]]
                name = "raid-degraded"
                unit = "mdmonitor*"
                priority = "err"
                pattern = 'Degraded'
                unless = 'test'
                level = "bad"
                settle = "2s"
                per_hour = 2
                [[rule]]
                name = "app-panic"
                files = ["/var/log/app*/*.log", "/srv/app.log"]
                pattern = '^panic:'
                umid = "AppPan"
                """);
        assertThat(rules.rules()).extracting(WatchRule::name).contains("oom-kill", "raid-degraded").doesNotContain(
                "segfault");
        WatchRule raid = rules.rules().stream().filter(it -> it.name().equals("raid-degraded")).findFirst()
                .orElseThrow();
        assertThat(raid.before()).isEqualTo(20);
        assertThat(raid.umid()).hasSize(6).isEqualTo(RuleReader.derived("raid-degraded"));
        assertThat(found(rules, journal("mdmonitor.service", "mdadm", 2, "", "DegradedArray /dev/md0")))
                .containsExactly("raid-degraded");
        assertThat(found(rules, journal("mdmonitor.service", "mdadm", 4, "", "DegradedArray /dev/md0"))).isEmpty();
        assertThat(found(rules, journal("mdmonitor.service", "mdadm", 2, "", "Degraded, a test"))).isEmpty();
        assertThat(found(rules, journal("other.service", "mdadm", 2, "", "DegradedArray /dev/md0"))).isEmpty();
        assertThat(rules.files()).hasSize(2);
        assertThat(rules.redactor().text("customer=12 password=abc pb://" + "a".repeat(32) + "@tcp:h:1/secret"))
                .isEqualTo("customer=******** password=******** pb://" + "a".repeat(32) + "@tcp:h:1/********");
    }

    @Test
    void tellsEveryProblemWithItsPlace() {
        assertThatThrownBy(() -> read("""
                witout = ["segfault"]
                [[rule]]
                name = "Bad Name"
                pattern = '('
                [[rule]]
                name = "all"
                level = "wierd"
                per_hour = 0
                [[rule]]
                name = "relative"
                files = "app.log"
                pattern = 'x'
                settle = "2h"
                """)).isInstanceOfSatisfying(GatherException.class, it -> {
            assertThat(it.code()).isEqualTo("GATHER-7840");
            assertThat(it.what()).contains("rules.toml:1:1: unknown key 'witout', did you mean 'without'?",
                    "rules.toml:3:1: 'Bad Name' is no name", "rules.toml:4:1: 'pattern': '(' is not a regular",
                    "rules.toml:7:1: 'level': 'wierd' is none of weird, scary, bad",
                    "rules.toml:8:1: 'per_hour' must be 1 to 1000, not 0",
                    "rules.toml:5:1: every line would be an incident",
                    "rules.toml:11:1: 'files': 'app.log' is not the absolute path",
                    "rules.toml:13:1: 'settle' must be a minute at most");
        });
        assertThatThrownBy(() -> read("[[rule]\n")).isInstanceOf(GatherException.class).hasMessageContaining(":1:");
        assertThatThrownBy(() -> read("without = [\"nothing\"]")).hasMessageContaining("there is no rule 'nothing'");
    }
}
