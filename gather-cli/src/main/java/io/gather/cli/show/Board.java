package io.gather.cli.show;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.gather.core.follow.NodeStanding;
import io.gather.core.follow.Standing;
import io.gather.core.follow.Troubles;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** What the screen shows of a gather under way: one row for one node, some more for many. One thread. */
final class Board {
    private static final int MOST_TROUBLES = 3;
    private static final int WIDE = 60;
    private static final long SILENCE_MILLIS = 2_000;
    /** From here on nodes are done with. */
    private static final int GENERATE = 5;

    private final NodeFolding folding;
    private final Pace pace = new Pace();
    private final UploadPace uploads = new UploadPace();

    Board(NodeFolding folding) {
        this.folding = folding;
    }

    /** The lines that fit, the most important first. */
    List<Line> lines(Standing standing, long now, int width, int height) {
        pace.look(standing, now);
        List<Line> lines = new ArrayList<>(head(standing, now, width));
        if (many(standing)) {
            states(standing, lines);
            slowest(standing, now).ifPresent(node -> lines
                    .add(new Line(Tone.ATTENTION, "slowest", "  " + node.name() + ": " + waits(node, now))));
            troubles(standing, lines);
        }
        return lines.subList(0, Math.min(lines.size(), Math.max(1, height - 1)));
    }

    static boolean many(Standing standing) {
        return standing.started() != null && standing.started().nodes() > 1;
    }

    private List<Line> head(Standing standing, long now, int width) {
        List<String> parts = new ArrayList<>();
        parts.add(standing.phase() + "/8 " + standing.phaseName());
        boolean underWay = standing.planned() > 0 && standing.phase() > 0 && standing.phase() < GENERATE;
        if (underWay) {
            parts.add(bar(standing, width));
            parts.add(standing.done() + "/" + Counts.count(standing.planned(), "item"));
        }
        GatherEvent.Uploading upload = standing.uploading();
        if (upload == null) {
            parts.add(ByteSize.of(standing.size()).toString());
        } else {
            uploads.look(upload, now);
            parts.addAll(uploads.parts(upload));
        }
        if (underWay && many(standing) && pace.rate() > 0) {
            parts.add(ByteSize.of(pace.rate()) + "/s");
        }
        parts.add(Durations.show(Duration.ofMillis(Math.max(0, now - standing.startedAt()))));
        if (underWay) {
            pace.left(standing, now).ifPresent(left -> parts.add(Durations.show(round(left)) + " left"));
        }
        return wrapped(parts, underWay && !many(standing) ? busy(standing, now) : "", width);
    }

    /** What one node does just now takes the room that is left, or a line of its own. */
    private static List<Line> wrapped(List<String> parts, String busy, int width) {
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (!line.isEmpty() && line.length() + 2 + part.length() > width) {
                lines.add(Line.plain(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "  ").append(part);
        }
        String rest = busy.isEmpty() ? "" : "  " + busy;
        boolean fits = line.length() + rest.length() <= width;
        lines.add(Line.plain(fits ? line + rest : line.toString()));
        if (!fits && !rest.isEmpty()) {
            lines.add(Line.plain(rest));
        }
        return lines;
    }

    private static String bar(Standing standing, int width) {
        int cells = width < WIDE ? 8 : Math.min(24, width / 6);
        int full = (int) Math.min(cells, cells * standing.done() / Math.max(1, standing.planned()));
        return "[" + "#".repeat(full) + "-".repeat(cells - full) + "]";
    }

    private String busy(Standing standing, long now) {
        return slowest(standing, now).map(node -> busy(node, now)).orElse(standing.last());
    }

    private void states(Standing standing, List<Line> lines) {
        Map<NodeState, List<String>> states = standing.byState();
        int widest = states.keySet().stream().mapToInt(state -> state.word().length()).max().orElse(0);
        int digits = String.valueOf(states.values().stream().mapToInt(List::size).max().orElse(0)).length();
        states.forEach((state, names) -> lines.add(new Line(tone(state), state.word(),
                String.format(Locale.ROOT, "%" + (widest - state.word().length() + 2 + digits) + "d  %s", names.size(),
                        folding.fold(names)))));
    }

    private void troubles(Standing standing, List<Line> lines) {
        for (Troubles.Trouble trouble : standing.troubles().latest(MOST_TROUBLES)) {
            lines.add(new Line(Tone.BAD, "!",
                    " " + trouble.reason() + (trouble.nodes().isEmpty() ? "" : ": " + folding.fold(trouble.nodes()))));
        }
    }

    /** The one of which nothing has been heard for the longest time. */
    private static Optional<NodeStanding> slowest(Standing standing, long now) {
        return standing.nodes().stream()
                .filter(node -> !node.state().ended() && node.state() != NodeState.WAITING
                        && now - node.since() >= SILENCE_MILLIS)
                .min(Comparator.comparingLong(NodeStanding::since));
    }

    private static String waits(NodeStanding node, long now) {
        String count = node.planned() == 0 || node.state() == NodeState.REACHING
                ? ""
                : node.done() + "/" + Counts.count(node.planned(), "item") + ", ";
        return count + busy(node, now);
    }

    private static String busy(NodeStanding node, long now) {
        String what = node.state() == NodeState.RUNNING && node.what() != null
                ? node.what()
                : node.state().word() + (node.what() == null ? "" : " " + node.what());
        return what + " for " + Durations.show(Duration.ofMillis(now - node.since()));
    }

    private static Duration round(Duration left) {
        return Duration.ofSeconds(Math.max(1, left.toSeconds()));
    }

    private static Tone tone(NodeState state) {
        return switch (state) {
            case DONE -> Tone.GOOD;
            case PARTIAL, RECONNECTING -> Tone.ATTENTION;
            case FAILED -> Tone.BAD;
            case WAITING, REACHING, RUNNING, COLLECTING -> Tone.PLAIN;
        };
    }
}
