package io.gather.cli.conformance;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of a log on a node over RPC. */
class DaemonIncrementsTest {
    private static final int GATHERS = 10;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void loseNothingAndSendNothingTwice(int seed) throws Exception {
        new FollowedLog(temp).follow(Both.DAEMON, seed, GATHERS);
    }
}
