package io.gather.transport.node.rpc.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.json.Json;
import io.gather.core.minion.Estimate;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.plan.Plan;
import io.gather.core.plan.PlanReader;
import io.gather.transport.error.RpcError;
import io.gather.transport.node.rpc.wire.AboutMinion;
import io.gather.transport.node.rpc.wire.Health;
import io.gather.transport.node.rpc.wire.IdentityState;
import io.gather.transport.node.rpc.wire.Releases;
import io.gather.transport.node.rpc.wire.RpcProtocol;
import io.gather.transport.node.rpc.wire.RunKey;
import io.gather.transport.node.rpc.wire.Sizes;
import io.gather.transport.node.rpc.wire.Started;
import org.jspecify.annotations.Nullable;

/** What can be asked, by its address. */
final class Routes {
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);
    private static final int SMALL = 1 << 20;

    private final ServedMinion served;
    private final HostedRuns runs;
    private final BodyRoom room;

    Routes(ServedMinion served, HostedRuns runs, BodyRoom room) {
        this.served = served;
        this.runs = runs;
        this.room = room;
    }

    void answer(Visit visit, String method, String path, String query) throws IOException, InterruptedException {
        List<String> words = Stream.of(path.substring(1).split("/", -1)).map(Routes::decoded).toList();
        String asked = method + " " + words.stream().skip(1).limit(1).findFirst().orElse("");
        if (!words.getFirst().equals(RpcProtocol.PREFIX)) {
            throw new GatherException(RpcError.UNKNOWN_ADDRESS,
                    "this minion speaks " + RpcProtocol.PREFIX + ", and not "
                            + words.getFirst(),
                    "", "install the same version of gather on both sides");
        }
        switch (words.size()) {
            case 2 -> {
                switch (asked) {
                    case "GET health" -> visit.answer(200, new Health("ok", served.version(),
                            List.of(RpcProtocol.VERSION), runs.size()));
                    case "GET facts" -> visit.answer(200, new AboutMinion(served.minions().facts(Node.local("local")),
                            served.version(), Plan.VERSION, served.features(), state()));
                    case "POST estimates" -> estimate(visit, query);
                    case "POST gathers" -> start(visit);
                    default -> throw unknown(method, path);
                }
            }
            case 3 -> {
                if (!words.get(1).equals("identity") || served.identity().isEmpty()
                        || !new IdentityRoutes(served.identity().get()).answer(visit, method + " " + words.get(2))) {
                    throw unknown(method, path);
                }
            }
            case 4, 5, 6 -> {
                if (!words.get(1).equals("gathers")) {
                    throw unknown(method, path);
                }
                RunKey key = new RunKey(words.get(2), words.get(3));
                of(key, visit, method, words.subList(4, words.size()), query);
            }
            default -> throw unknown(method, path);
        }
    }

    private @Nullable IdentityState state() {
        return served.identity().map(it -> new IdentityState(it.listNumber().toString())).orElse(null);
    }

    private void of(RunKey key, Visit visit, String method, List<String> rest, String query)
            throws IOException, InterruptedException {
        if (rest.isEmpty() && method.equals("DELETE")) {
            runs.discard(key, visit.caller());
            visit.answer(204);
            return;
        }
        HostedRun run = runs.find(key, visit.caller()).orElseThrow(() -> new GatherException(RpcError.UNKNOWN_RUN,
                "there is no such gather here", key.toString(), "start it again: it goes on with what is there"));
        String asked = method + " " + (rest.isEmpty() ? "" : rest.getFirst());
        switch (asked) {
            case "GET " -> visit.answer(200, new Started(run.instance()));
            case "GET events" -> events(visit, run, number(query, "from", Integer.MAX_VALUE));
            case "GET results" -> results(visit, run, outcome(run, rest));
            case "GET members" -> members(visit, run, outcome(run, rest));
            case "POST releases" -> release(visit, run);
            case "POST stop" -> {
                run.stop();
                visit.answer(204);
            }
            default -> throw unknown(method, String.join("/", rest));
        }
    }

    private void start(Visit visit) throws IOException, InterruptedException {
        Plan plan = plan(visit);
        HostedRuns.Begun begun = runs.start(plan, visit.caller());
        visit.answer(begun.begun() ? 201 : 200, new Started(begun.run().instance()));
    }

    private Plan plan(Visit visit) throws IOException, InterruptedException {
        return room.with(() -> {
            byte[] body = visit.body(RpcProtocol.LARGEST_PLAN);
            try {
                return PlanReader.read(body, "the plan of " + visit.caller().name()).checked();
            } catch (IOException e) {
                throw Visit.malformed(String.valueOf(e.getMessage()));
            }
        });
    }

    private void estimate(Visit visit, String query) throws IOException, InterruptedException {
        Plan plan = plan(visit);
        Duration within = Duration.ofMillis(number(query, "within", (int) LONGEST_LOOK.toMillis()));
        Plan permitted = plan.with(plan.tasks().stream().filter(task -> served.permission().refusal(task).isEmpty())
                .toList());
        Map<Integer, Estimate> sizes = served.minions().estimate(Node.local(plan.node()), permitted, within)
                .orElse(Map.of());
        visit.answer(200, new Sizes(sizes));
    }

    private static void events(Visit visit, HostedRun run, int from) throws IOException, InterruptedException {
        try (OutputStream out = visit.stream(200, RpcProtocol.LINES_TYPE, 0)) {
            new EventStream(run).write(from, out);
        }
    }

    private static void results(Visit visit, HostedRun run, Outcome outcome) throws IOException {
        try (Stream<Result> results = run.results(outcome);
                OutputStream out = visit.stream(200, RpcProtocol.LINES_TYPE, 0)) {
            for (Iterator<Result> i = results.iterator(); i.hasNext();) {
                out.write((Json.write(i.next()) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void members(Visit visit, HostedRun run, Outcome outcome) throws IOException {
        OptionalLong wanted = MemberRange.from(visit.header("Range"));
        long from = wanted.orElse(0);
        long all = outcome.stored();
        visit.header("Accept-Ranges", "bytes");
        if (wanted.isPresent() && from >= all) {
            visit.header("Content-Range", "bytes */" + all);
            visit.answer(416);
            return;
        }
        if (wanted.isPresent()) {
            visit.header("Content-Range", "bytes " + from + "-" + (all - 1) + "/" + all);
        }
        int status = wanted.isPresent() ? 206 : 200;
        if (all == 0) {
            visit.answer(status);
            return;
        }
        try (ReadableByteChannel members = run.open(outcome, from);
                OutputStream out = visit.stream(status, RpcProtocol.MEMBERS_TYPE, all - from)) {
            Channels.newInputStream(members).transferTo(out);
        }
    }

    private static void release(Visit visit, HostedRun run) throws IOException {
        for (String spool : visit.body(SMALL, Releases.class).spools()) {
            Outcome outcome = run.ofSpool(spool);
            if (outcome != null) {
                run.release(outcome);
            }
        }
        visit.answer(204);
    }

    private static Outcome outcome(HostedRun run, List<String> rest) {
        Outcome outcome = rest.size() < 2 ? null : run.ofSpool(rest.get(1));
        if (outcome == null) {
            throw new GatherException(RpcError.UNKNOWN_ADDRESS, "there is no such outcome", run.key().toString(),
                    "gather again");
        }
        return outcome;
    }

    private static int number(String query, String name, int most) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                String value = pair.substring(name.length() + 1);
                if (!value.matches("[0-9]{1,9}")) {
                    throw Visit.malformed("'" + name + "' must be a number");
                }
                return Math.min(most, Integer.parseInt(value));
            }
        }
        return 0;
    }

    private static String decoded(String word) {
        try {
            return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Visit.malformed("its address");
        }
    }

    private static GatherException unknown(String method, String path) {
        return new GatherException(RpcError.UNKNOWN_ADDRESS, "this minion does not know " + method + " " + path, "",
                "install the same version of gather on both sides");
    }
}
