package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Ending;
import io.gather.transport.node.shell.wire.Frame;
import io.gather.transport.node.shell.wire.FrameReader;
import io.gather.transport.node.shell.wire.UnitEnd;

/** The session is the minion: it does one unit after the other and keeps nothing; one that was cut off begins again in the next session. */
final class StreamProtocol implements Protocol {
    private final Path folder;
    private final Plan plan;
    private final Deliveries deliveries;
    private final Orders orders;
    private final Streamed streamed;
    private boolean enough;

    StreamProtocol(Path folder, Plan plan, Deliveries deliveries, Orders orders) {
        this.folder = folder;
        this.plan = plan;
        this.deliveries = deliveries;
        this.orders = orders;
        this.streamed = new Streamed(folder);
    }

    /** A session begins. */
    void begin() throws IOException {
        streamed.again();
    }

    void take(Frame.OfStream frame, FrameReader frames) throws IOException, InterruptedException {
        switch (frame) {
            case Frame.Meta(String line) -> streamed.meta(line);
            case Frame.Text _ -> streamed.text(frames);
            case Frame.Told(UnitEnd end) -> told(end);
            case Frame.Again _ -> streamed.again();
        }
    }

    private void told(UnitEnd end) throws IOException, InterruptedException {
        Streamed.Unit unit = streamed.end(end);
        deliveries.judge(unit.end(), unit.landing());
        if (orders.isStopped()) {
            leaveOut(new Ending.Stopped());
        } else if (streamed.bytes() > plan.limits().totalSize().bytes()) {
            leaveOut(new Ending.UsedUp());
        }
    }

    /** What the node is not asked for any more has its outcomes all the same. */
    void leaveOut(Ending why) throws IOException, InterruptedException {
        for (Task task : plan.tasks()) {
            String number = Integer.toString(task.number());
            if (!told().contains(number) && !told().contains(number + "-list")) {
                UnitEnd never = UnitEnd.never(task.number(), System.currentTimeMillis(), why);
                deliveries.judge(never, new LandingBuffer(folder.resolve("none")));
            }
        }
        enough = true;
    }

    /** Whether nothing more is wanted of the node. */
    boolean hasEnough() {
        return enough;
    }

    @Override
    public long from() {
        return 0;
    }

    @Override
    public long at() {
        return 0;
    }

    @Override
    public Set<String> told() {
        return streamed.told();
    }

    @Override
    public long progress() {
        return told().size();
    }

    @Override
    public void end(long count) {
        // It keeps no list that could be counted.
    }

    @Override
    public void close() throws IOException {
        streamed.close();
    }
}
