package io.gather.transport.node.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.gather.core.minion.NodeFacts;
import io.gather.core.units.ByteSize;
import io.gather.core.window.NodeClock;
import io.gather.transport.node.shell.wire.Frame;
import io.gather.transport.node.shell.wire.GarbledException;
import org.jspecify.annotations.Nullable;

/** What a node says of itself, as it comes. */
final class FoundFacts {
    private static final int LONGEST = 300;
    private static final int MOST = 100;

    private final Instant asked;
    private final Map<String, String> facts = new HashMap<>();
    private final Set<String> tools = new HashSet<>();
    private Instant clock = Instant.EPOCH;
    private Duration offset = Duration.ZERO;

    FoundFacts(Instant asked) {
        this.asked = asked;
    }

    void add(Frame frame, InstantSource own) throws GarbledException {
        if (!(frame instanceof Frame.Fact fact)) {
            throw new GarbledException("something else than facts");
        }
        String value = fact.value().strip().replaceAll("\\p{Cntrl}", "?");
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        if (fact.name().equals("has") && tools.size() < MOST) {
            tools.add(shown);
        } else if (fact.name().equals("clock")) {
            Instant now = own.instant();
            String[] words = shown.split(" ", 2);
            clock = Instant.ofEpochSecond(number(words[0], now.getEpochSecond()));
            facts.put("offset", words.length == 2 ? words[1] : "");
            // The node looked at its clock about half-way; it tells whole seconds.
            Instant middle = asked.plus(Duration.between(asked, now).dividedBy(2));
            Duration difference = Duration.between(middle, clock.plusMillis(500));
            offset = difference.abs().toMillis() <= 1500 ? Duration.ZERO : difference;
        } else if (facts.size() < MOST) {
            facts.put(fact.name(), shown);
        }
    }

    /** How the node's logs tell the time: by the rules of its zone where its name fits what its clock says, else as the clock goes now. */
    NodeClock clock() {
        String uptime = facts.get("uptime");
        Instant boot = uptime == null ? null : clock.minusSeconds(number(uptime, 0));
        ZoneOffset offset = offset();
        String path = facts.getOrDefault("zone", "");
        String name = path.substring(path.indexOf("zoneinfo/") < 0 ? 0 : path.indexOf("zoneinfo/") + 9);
        boolean named = ZoneId.getAvailableZoneIds().contains(name)
                && ZoneId.of(name).getRules().getOffset(clock).equals(offset);
        return new NodeClock(named ? ZoneId.of(name) : offset, boot);
    }

    private ZoneOffset offset() {
        String text = facts.getOrDefault("offset", "");
        return text.matches("[+-](0[0-9]|1[0-7])[0-5][0-9]") ? ZoneOffset.of(text) : ZoneOffset.UTC;
    }

    boolean has(String tool) {
        return tools.contains(tool);
    }

    NodeFacts facts(String node, String version) {
        String system = facts.getOrDefault("system", "unknown");
        String kernel = facts.getOrDefault("kernel", "unknown");
        String uptime = facts.get("uptime");
        String room = facts.get("room");
        return new NodeFacts(facts.getOrDefault("host", node), facts.get("machine"), facts.getOrDefault("id", system
                .toLowerCase(Locale.ROOT)), facts.getOrDefault("name", system + " " + kernel), kernel, facts
                        .getOrDefault("architecture", "unknown"),
                Math.clamp(number(facts.get("cores"), 1), 1,
                        1 << 20),
                number(facts.get("memory"), 0), clock, offset, uptime == null
                        ? null
                        : Duration.ofSeconds(number(uptime, 0)),
                facts.getOrDefault("user", "unknown"),
                version, room == null ? null : ByteSize.of(number(room, 0)), notices());
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!has("gzip")) {
            notices.add("It has no gzip: its results cross the network uncompressed.");
        }
        if (!has("sha256sum") && !has("sha256") && !has("openssl")) {
            notices.add("It has no tool for SHA-256: digests are made here.");
        }
        String session = facts.get("session");
        if (session != null && !session.endsWith("setsid")) {
            notices.add(session.equals("none")
                    ? "It has no setsid, nor perl or python3 in its place: what a command leaves behind is known by other signs."
                    : "It has no setsid: " + session.split(" ")[0] + " stands in for it.");
        }
        if (facts.get("room") == null) {
            notices.add(
                    "No folder there has room for a spool: results are sent as they come, and nothing is written there.");
        }
        return notices;
    }

    private static long number(@Nullable String text, long otherwise) {
        return text != null && text.matches("[0-9]{1,17}") ? Long.parseLong(text) : otherwise;
    }
}
