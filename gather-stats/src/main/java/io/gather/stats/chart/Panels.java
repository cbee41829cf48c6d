package io.gather.stats.chart;

import java.util.List;

import io.gather.stats.metric.Point;
import io.gather.stats.query.StatNameGlob;

/** The panels of a page: those that are usual, of which the ones without points are left out, or one for each stat that was named. */
final class Panels {
    private static final double PERMIL = 0.1;
    private static final double CENT = 0.01;
    private static final double TO_MILLIS = 1000;

    private static final List<Panel> USUAL = List.of(
            Panel.of("CPU", PanelUnit.PERCENT, false, Panel.fixed("cluster.cpu.user.avg", "user", PERMIL),
                    Panel.fixed("cluster.cpu.sys.avg", "system", PERMIL),
                    Panel.fixed("cluster.cpu.intr.avg", "interrupts", PERMIL)),
            Panel.of("Load of nodes", PanelUnit.COUNT, false, Panel.node("node.load.1min", CENT)),
            Panel.of("Memory used", PanelUnit.BYTES, false, Panel.node("node.memory.used", 1)),
            Panel.of("Network of clients", PanelUnit.BYTES_PER_SECOND, true,
                    Panel.fixed("cluster.net.ext.bytes.in.rate", "in", 1),
                    Panel.fixed("cluster.net.ext.bytes.out.rate", "out", 1)),
            Panel.of("Network errors", PanelUnit.PER_SECOND, true,
                    Panel.fixed("cluster.net.ext.errors.in.rate", "external in", 1),
                    Panel.fixed("cluster.net.ext.errors.out.rate", "external out", 1),
                    Panel.fixed("node.net.int.errors.in.rate", "internal in", 1),
                    Panel.fixed("node.net.int.errors.out.rate", "internal out", 1)),
            Panel.of("Protocol operations", PanelUnit.PER_SECOND, true,
                    Panel.word("cluster.protostats.*.total", "op_rate", 2, 1)),
            Panel.of("Protocol latency", PanelUnit.MICROSECONDS, false,
                    Panel.word("cluster.protostats.*.total", "time_avg", 2, 1)),
            Panel.of("Operations by protocol (summary)", PanelUnit.PER_SECOND, true,
                    Panel.tag("node.summary.protocol", "operation_rate", "protocol")),
            Panel.of("Operations by client (summary)", PanelUnit.PER_SECOND, true,
                    Panel.tag("node.summary.client", "operation_rate", "remote_addr")),
            Panel.of("Active clients", PanelUnit.COUNT, true, Panel.word("node.clientstats.active.*", "value", 3, 1)),
            Panel.of("Connected clients", PanelUnit.COUNT, true,
                    Panel.word("node.clientstats.connected.*", "value", 3, 1)),
            Panel.of("File system throughput", PanelUnit.BYTES_PER_SECOND, true,
                    Panel.fixed("ifs.bytes.in.rate", "in", 1),
                    Panel.fixed("ifs.bytes.out.rate", "out", 1)),
            Panel.of("File system operations", PanelUnit.PER_SECOND, true, Panel.fixed("ifs.ops.in.rate", "in", 1),
                    Panel.fixed("ifs.ops.out.rate", "out", 1)),
            Panel.of("Disk throughput", PanelUnit.BYTES_PER_SECOND, true,
                    Panel.fixed("cluster.disk.bytes.in.rate", "in", 1),
                    Panel.fixed("cluster.disk.bytes.out.rate", "out", 1)),
            Panel.of("Disk operations", PanelUnit.PER_SECOND, true, Panel.fixed("cluster.disk.xfers.in.rate", "in", 1),
                    Panel.fixed("cluster.disk.xfers.out.rate", "out", 1)),
            Panel.of("Disk latency", PanelUnit.MILLISECONDS, false,
                    Panel.node("node.disk.access.latency.avg", TO_MILLIS)),
            Panel.of("Disk queue latency", PanelUnit.MILLISECONDS, false,
                    Panel.node("node.disk.iosched.latency.avg", TO_MILLIS)),
            Panel.of("Disk busy", PanelUnit.PERCENT, false, Panel.node("node.disk.busy.avg", PERMIL)),
            Panel.of("Slow disk accesses", PanelUnit.PER_SECOND, false, Panel.node("node.disk.access.slow.avg", CENT)),
            Panel.of("Drives busy (summary)", PanelUnit.PERCENT, false,
                    Panel.tag("node.summary.drive", "busy", "drive_id")),
            Panel.of("Space used", PanelUnit.PERCENT, false, Panel.fixed("ifs.percent.used", "used", 1)),
            Panel.of("Space", PanelUnit.BYTES, false, Panel.fixed("ifs.bytes.used", "used", 1),
                    Panel.fixed("ifs.bytes.avail", "available", 1)),
            Panel.of("Events of the file system (heat)", PanelUnit.PER_SECOND, true,
                    Panel.word("node.ifs.heat.*.total", "value", 3, 1)),
            Panel.of("Network of nodes, in", PanelUnit.BYTES_PER_SECOND, false,
                    Panel.node("node.net.ext.bytes.in.rate", 1)),
            Panel.of("Network of nodes, out", PanelUnit.BYTES_PER_SECOND, false,
                    Panel.node("node.net.ext.bytes.out.rate", 1)),
            Panel.of("Open files", PanelUnit.COUNT, false, Panel.node("node.open.files", 1)),
            Panel.of("Health (0 is good)", PanelUnit.COUNT, false, Panel.fixed("cluster.health", "health", 1)),
            Panel.of("Nodes", PanelUnit.COUNT, false, Panel.fixed("cluster.node.count.all", "all", 1),
                    Panel.fixed("cluster.node.count.down", "down", 1)));

    private Panels() {}

    static List<Panel> usual() {
        return USUAL;
    }

    /** One of its own for a stat's field, a line for each set of tags. */
    static Panel own(Point point, String field) {
        return Panel.of(point.name() + (field.equals("value") ? "" : " " + field), PanelUnit.COUNT, false,
                new Panel.Source(new StatNameGlob(point.name()), field, new Legend.Tags(), 1));
    }
}
