package io.gather.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord.State;
import org.jspecify.annotations.Nullable;

/** A gather of any size, the same each time, made up as it is read. The last node failed, the first is partial. */
public final class SampleGather implements Collected {
    public static final Instant START = Instant.parse("2026-11-20T10:15:00Z");

    private static final String[][] ITEMS = {{"networking", "ip_addr", "ip -d addr"},
            {"networking", "ss", "ss -anpoe"}, {"networking", "ethtool", "ethtool eth0"},
            {"storage", "lsblk", "lsblk -O"}, {"storage", "smartctl", "smartctl -x /dev/sda"},
            {"kernel", "dmesg", "dmesg -T"}, {"kernel", "sysctl", "sysctl -a"}, {"process", "ps", "ps auxwwwm"},
            {"logs", "syslog", "/var/log/syslog*"}, {"logs", "journal", "journalctl --no-pager -b"},
            {"services", "units", "systemctl list-units --all"}, {"memory", "numastat", "numastat -m"}};

    private final int nodes;
    private final int outcomes;

    public SampleGather(int nodes, int outcomes) {
        this.nodes = nodes;
        this.outcomes = outcomes;
    }

    public GatherRecord gather() {
        List<PhaseRecord> phases = new ArrayList<>();
        String[] names = {"setup", "run local", "run nodes", "collect", "generate"};
        int[] starts = {0, 2, 4, 6, 190};
        int[] took = {2, 14, 180, 184, 1};
        for (int i = 0; i < names.length; i++) {
            phases.add(new PhaseRecord(i + 1, names[i], START.plusSeconds(starts[i]), Duration.ofSeconds(took[i]),
                    null));
        }
        return new GatherRecord("20261120T101500Z-7f3a", "GatherLogs-demo-20261120-101500", "demo", "partial",
                "00123456", "slow reads", "0.1.0", "gather run --nodes 'demo-[1-9]' --case 00123456",
                List.of("networking", "logs"), START.minusSeconds(7200), null, START, START.plusSeconds(192), false,
                1_763_000_000L, phases,
                IntStream.rangeClosed(1, nodes).mapToObj(this::node).toList(),
                List.of("demo-2: the clock is 7.2s ahead of this node's"), List.of(), List.of(), List.of(), null, null,
                new Disclosure(SecretHandling.MASKED,
                        new HiddenIdentities(List.of("host", "ip"), Map.of("ip", 1200L, "host", 340L)),
                        new LeakMeter(Map.of(), 17, 260, 2)));
    }

    private NodeRecord node(int number) {
        String name = "demo-" + number;
        if (failed(number)) {
            return new NodeRecord(name, name, "10.0.0." + number, State.FAILED, null, outcomes, Map.of(), 0, 0, 0,
                    "connection timed out after 10s, 3 attempts", "gather run --nodes " + name, List.of());
        }
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        IntStream.range(0, outcomes).forEach(i -> counts.merge(status(number, i), 1, Integer::sum));
        long size = IntStream.range(0, outcomes).mapToLong(i -> size(number, i)).sum();
        NodeFacts facts = new NodeFacts(name, "4c4c4544", "debian", "Debian GNU/Linux 13 (trixie)", "6.12.48-amd64",
                "x86_64", 16, 64L << 30, START, Duration.ofMillis(number == 2 ? 7200 : number * 7L - 20),
                Duration.ofDays(41), "root", "0.1.0");
        return new NodeRecord(name, name, "10.0.0." + number, number == 1 ? State.PARTIAL : State.DONE, facts,
                outcomes, counts, outcomes, size, size / 7, number == 1 ? "the node's disk ran full" : null,
                number == 1 ? "gather run --nodes demo-1 --include storage.smartctl" : null, List.of());
    }

    @Override
    public Stream<Outcome> outcomes(String node) {
        int number = number(node);
        return failed(number) ? Stream.of() : IntStream.range(0, outcomes).mapToObj(i -> outcome(number, i));
    }

    @Override
    public Stream<Entry> results(String node) {
        int number = number(node);
        return failed(number)
                ? Stream.of()
                : IntStream.range(0, outcomes).filter(i -> results(number, i) > 0)
                        .mapToObj(i -> new Entry(i, result(number, i)));
    }

    private Outcome outcome(int node, int i) {
        String[] item = ITEMS[i % ITEMS.length];
        Status status = status(node, i);
        String message = switch (status) {
            case OK -> null;
            case TIMED_OUT -> "ended after 60s";
            case TRUNCATED -> "cut at 10.0 MB, the head is kept";
            case DENIED -> "permission denied";
            case MISSING -> "there is no such file";
            case SKIPPED -> "the command is not installed";
            case FAILED -> "exit code 1: cannot open device: Input/output error";
            case ERROR -> "the spool's disk is full";
        };
        Integer exit = status == Status.FAILED ? Integer.valueOf(1) : status == Status.OK ? Integer.valueOf(0) : null;
        return new Outcome(i, item[0], item[1], each(i), "s" + i, status, source(i), exit,
                status == Status.TIMED_OUT ? Integer.valueOf(15) : null,
                START.plusMillis((node == 2 ? 11_200 : 4000) + i % 4 * 40L + i / 4 * 7000L % 170_000),
                Duration.ofMillis(status == Status.TIMED_OUT ? 60_000 : 40 + (node * 31L + i * 97L) % 6500),
                results(node, i), size(node, i), size(node, i) / 7, message);
    }

    private Result result(int node, int i) {
        String source = source(i);
        boolean log = ITEMS[i % ITEMS.length][1].equals("syslog");
        String path = log
                ? "var/log/syslog"
                : "commands/" + ITEMS[i % ITEMS.length][0] + "/" + source.replaceAll("[ /]+", "_");
        long size = size(node, i);
        Result.Generation generation = new Result.Generation(64769, 4711, "ab12");
        List<Result.Range> ranges = log ? List.of(new Result.Range(generation, 100, 100 + size)) : List.of();
        return new Result(path, Result.Kind.FILE, log ? "/var/log/syslog" : source, 0640, START, size,
                String.format("%064x", node * 1000L + i), null,
                List.of(new Result.Chunk(0, size / 7, size, "00")), ranges, status(node, i), null);
    }

    private static String source(int i) {
        String[] item = ITEMS[i % ITEMS.length];
        return i < ITEMS.length || item[2].startsWith("/") ? item[2] : item[2] + " " + each(i);
    }

    private static @Nullable String each(int i) {
        return i < ITEMS.length ? null : "eth" + i / ITEMS.length;
    }

    private static int results(int node, int i) {
        Status status = status(node, i);
        return status == Status.MISSING || status == Status.SKIPPED || status == Status.DENIED ? 0 : 1;
    }

    private static long size(int node, int i) {
        return results(node, i) == 0 ? 0 : 500 + (node * 7919L + i * 104_729L) % 90_000 * (i % 12 == 8 ? 400 : 3);
    }

    private static Status status(int node, int i) {
        int dice = (node * 37 + i * 61) % 211;
        return switch (dice) {
            case 0, 1 -> Status.FAILED;
            case 2 -> Status.TIMED_OUT;
            case 3, 4 -> Status.TRUNCATED;
            case 5 -> Status.DENIED;
            case 6, 7, 8, 9, 10, 11, 12, 13 -> Status.SKIPPED;
            case 14, 15, 16 -> Status.MISSING;
            case 17 -> node == 1 ? Status.ERROR : Status.OK;
            default -> Status.OK;
        };
    }

    private boolean failed(int number) {
        return number == nodes && nodes > 1;
    }

    private static int number(String node) {
        return Integer.parseInt(node.substring(node.indexOf('-') + 1));
    }
}
