package io.gather.stats.cluster;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.error.Category;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.GlobalConfig;
import io.gather.transport.net.Subject;
import io.gather.transport.papi.LoginGate;
import io.gather.transport.papi.PapiBounds;
import io.gather.transport.papi.PapiClient;
import io.gather.transport.papi.PapiServer;
import io.gather.transport.papi.PapiUser;

/**
 * Clusters by their platform API. What goes wrong with one is a {@link io.gather.transport.papi.PapiException}, which says what to do. One
 * of these is to be kept for as long as the process runs: it remembers which passwords were refused, and when they may be tried again.
 */
public final class PapiClusters implements StatsClusters {
    private final GlobalConfig global;
    private final Map<String, String> environment;
    private final PapiBounds bounds;
    private final Map<Account, LoginGate> gates;
    private final ReadingTurns turns;

    /** Of which a cluster may lock one. */
    private record Account(String host, int port, EnvText user, EnvText password) {}

    /** @param environment where the variables of {@code $env:} are */
    public PapiClusters(GlobalConfig global, Map<String, String> environment) {
        this(global, environment, PapiBounds.usual());
    }

    PapiClusters(GlobalConfig global, Map<String, String> environment, PapiBounds usual) {
        this(global, environment, usual, new ConcurrentHashMap<>(), ReadingTurns.ofProcess());
    }

    private PapiClusters(GlobalConfig global, Map<String, String> environment, PapiBounds usual,
            Map<Account, LoginGate> gates, ReadingTurns turns) {
        this.global = global;
        this.environment = Map.copyOf(environment);
        this.gates = gates;
        this.turns = turns;
        long tries = global.requests().most();
        this.bounds = usual.trying(tries == 0 ? Integer.MAX_VALUE : Math.toIntExact(Math.min(tries, Integer.MAX_VALUE)))
                .waiting(global.stats().timeout());
    }

    /** The same with what a file says now, when it was read again. */
    public PapiClusters with(GlobalConfig other) {
        return new PapiClusters(other, environment, PapiBounds.usual(), gates, turns);
    }

    @Override
    public StatsCluster open(ClusterConfig config) throws IOException, InterruptedException {
        String whose = "cluster " + config.host();
        PapiUser user = new PapiUser(config.user().in(environment, "username of " + whose),
                config.password().in(environment, "password of " + whose), switch (config.login()) {
                    case SESSION -> PapiUser.Login.SESSION;
                    case BASIC -> PapiUser.Login.BASIC;
                });
        PapiServer server = new PapiServer(new Subject(whose, Category.NOTHING_GATHERED, Map.of("ca", "ca-file")),
                config.host(), config.port(), config.verifyTls(), config.authorities(), config.proxy(),
                Optional::empty);
        LoginGate gate = gates.computeIfAbsent(
                new Account(config.host(), config.port(), config.user(), config.password()), it -> new LoginGate());
        PapiAnswers answers = new PapiAnswers(server, PapiClient.open(server, user, bounds, gate), turns);
        try {
            return new PapiCluster(answers, answers.identity(), global.stats());
        } catch (IOException | InterruptedException | RuntimeException e) {
            answers.close();
            throw e;
        }
    }
}
