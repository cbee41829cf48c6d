package io.gather.transport.node.shell;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.rate.Throttle;
import io.gather.core.rate.ThrottledInput;
import io.gather.core.settings.RateSettings;

/** Shells of nodes, which are read no faster than is wanted: each, and all together. */
public final class PacedShells implements NodeShells {
    private final NodeShells shells;
    private final RateSettings rates;
    private final Throttle all;
    private final Map<String, Throttle> nodes = new ConcurrentHashMap<>();

    public PacedShells(NodeShells shells, RateSettings rates) {
        this.shells = shells;
        this.rates = rates;
        this.all = new Throttle(rates.all().bytes());
    }

    @Override
    public InputStream paced(Node node, InputStream output) {
        Throttle own = nodes.computeIfAbsent(node.name(), _ -> new Throttle(rates.node().bytes()));
        return new ThrottledInput(shells.paced(node, output), List.of(own, all));
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException, InterruptedException {
        return shells.open(node, line);
    }

    @Override
    public GatherException noCommand(Node node, String printed, String complaints) {
        return shells.noCommand(node, printed, complaints);
    }

    @Override
    public void leave(Node node) {
        shells.leave(node);
    }

    @Override
    public Duration patience() {
        return shells.patience();
    }
}
